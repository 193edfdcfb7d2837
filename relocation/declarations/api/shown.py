"""How declarations are shown: in a list, and in full with claims and timeline."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from relocation.declarations import queries
from relocation.declarations.models import Claim, ConditionCheck, Declaration, DeclarationStep
from relocation.declarations.states import Condition, Finding, Ground
from xundian.accounts.labels import ChoiceLabel
from xundian.accounts.roles import Role
from xundian.kit.serializers import StrictModelSerializer


class DeclarationSerializer(StrictModelSerializer):
    """How far the declaration of a household is."""

    household_number = serializers.CharField(source="household.number", read_only=True)
    village_name = serializers.CharField(source="household.division.name", read_only=True)
    state_label = serializers.CharField(source="get_state_display", read_only=True)
    site_name = serializers.CharField(source="site.name", default=None, allow_null=True, read_only=True)
    home_name = serializers.CharField(source="home", default=None, allow_null=True, read_only=True)
    home_persons = serializers.IntegerField(source="home.persons", default=None, allow_null=True, read_only=True)
    appeal_open = serializers.BooleanField(read_only=True)

    class Meta:
        model = Declaration
        fields = [
            "id", "household", "household_number", "village_name", "state", "state_label", "persons", "site",
            "site_name", "home", "home_name", "home_persons", "declared_on", "appeal_open", "version",
        ]  # fmt: skip
        read_only_fields = fields


class ConditionCheckSerializer(StrictModelSerializer):
    """One look at a condition on the spot."""

    finding_label = ChoiceLabel(Finding, source="finding")
    by_name = serializers.CharField(source="by.name", read_only=True)

    class Meta:
        model = ConditionCheck
        fields = ["id", "finding", "finding_label", "checked_on", "found", "party", "photos", "by_name"]
        read_only_fields = fields


class ConditionClaimSerializer(StrictModelSerializer):
    """A condition claimed, what shows it, and every look at it, newest first."""

    condition_label = ChoiceLabel(Condition, source="condition")
    checks = ConditionCheckSerializer(source="newest", many=True, read_only=True)

    class Meta:
        model = Claim
        fields = ["condition", "condition_label", "evidence", "checks"]
        read_only_fields = fields


class DeclarationStepSerializer(StrictModelSerializer):
    """A line of the timeline."""

    kind_label = serializers.CharField(source="get_kind_display", read_only=True)
    ground_label = ChoiceLabel(Ground, source="ground")
    by_name = serializers.CharField(source="by.name", default="", read_only=True)

    class Meta:
        model = DeclarationStep
        fields = ["kind", "kind_label", "on", "by_name", "ground", "ground_label", "words"]
        read_only_fields = fields


class DeclarationInFull(DeclarationSerializer):
    """The same with claims, what was found, and the timeline; a site is told of the household and its home alone."""

    note = serializers.SerializerMethodField()
    claims = serializers.SerializerMethodField()
    steps = serializers.SerializerMethodField()

    class Meta(DeclarationSerializer.Meta):
        fields = [*DeclarationSerializer.Meta.fields, "note", "claims", "steps"]
        read_only_fields = fields

    def get_note(self, row) -> str:
        """What the township wrote besides."""
        return "" if self._at_site else row.note

    @extend_schema_field(ConditionClaimSerializer(many=True))
    def get_claims(self, row):
        """What is claimed."""
        return [] if self._at_site else ConditionClaimSerializer(queries.claims_of(row), many=True).data

    @extend_schema_field(DeclarationStepSerializer(many=True))
    def get_steps(self, row):
        """What happened."""
        return [] if self._at_site else DeclarationStepSerializer(queries.steps_of(row), many=True).data

    @property
    def _at_site(self):
        return self.context["request"].user.role == Role.SITE

"""REST resource `policies`: what is paid to whom, by document and days (X2.3)."""

from django_filters import FilterSet
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import mixins, serializers

from laborers.subsidies import actions, queries
from laborers.subsidies.api.shapes import POLICY, READ, SUM, ProofWord, proof_words
from laborers.subsidies.models import Policy
from laborers.subsidies.states import Claimant, Evidence, PolicyCode, Rule
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import ChoiceLabel, CodeLabel, PlaceName, WithCodes
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class SubsidyPolicySerializer(StrictModelSerializer):
    """A row of the policy; `loan` is a ceiling, `terms` are those of the kind of rule, bands in fen."""

    county_name = PlaceName(source="county")
    code_label = ChoiceLabel(PolicyCode, source="code")
    project_label = CodeLabel("training_programme", source="project")
    claimant_label = ChoiceLabel(Claimant, source="claimant")
    rule_label = ChoiceLabel(Rule, source="rule")
    amount = YuanField(source="amount_fen", **SUM)
    loan = YuanField(source="loan_fen", **SUM)
    evidence = serializers.SerializerMethodField()
    terms = serializers.DictField(read_only=True)
    claims = serializers.IntegerField(source="claim_count", read_only=True)

    class Meta:
        model = Policy
        fields = [
            "id", "county", "county_name", "code", "code_label", "project", "project_label", "claimant",
            "claimant_label", "rule", "rule_label", "name", "valid_from", "valid_to", "claim_until", "document",
            "amount", "loan", "terms", "evidence", "notice_days", "claims", "version",
        ]  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(ProofWord(many=True))
    def get_evidence(self, row):
        """The proof that is asked for, with its words."""
        return proof_words(row.evidence)


class NewSubsidyPolicy(StrictSerializer):
    """What a row takes; what is left out is as X2.3 says for its line."""

    id = serializers.UUIDField(required=False)
    county = serializers.CharField(max_length=6)
    code = serializers.ChoiceField(choices=PolicyCode.choices)
    valid_from = serializers.DateField()
    document = serializers.CharField(max_length=200)
    valid_to = serializers.DateField(required=False, allow_null=True)
    claim_until = serializers.DateField(required=False, allow_null=True)
    claimant = serializers.ChoiceField(choices=Claimant.choices, required=False)
    project = serializers.CharField(max_length=40, required=False, allow_blank=True)
    name = serializers.CharField(max_length=80, required=False)
    amount = YuanField(source="amount_fen", required=False)
    loan = YuanField(source="loan_fen", required=False)
    terms = serializers.DictField(required=False)
    evidence = serializers.ListField(
        child=serializers.ChoiceField(choices=Evidence.choices), required=False, max_length=20
    )
    notice_days = serializers.IntegerField(min_value=1, max_value=60, required=False)


class PolicyEnd(StrictSerializer):
    """The last day of a row, and until when it may be claimed."""

    valid_to = serializers.DateField(required=False, allow_null=True)
    claim_until = serializers.DateField(required=False, allow_null=True)


class PolicyFilter(FilterSet):
    """Filters of the list."""

    class Meta:
        model = Policy
        fields = {"code": ["exact"], "rule": ["exact"], "claimant": ["exact"], "valid_to": ["isnull", "gte"]}


class PolicyViewSet(WithCodes, mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Dated rows of the subsidy policy (X2.3); another amount is another row from a day on."""

    queryset = queries.counted()
    serializer_class = SubsidyPolicySerializer
    filterset_class = PolicyFilter
    page_order = ("code", "-valid_from", "id")
    schemes = ("training_programme",)
    rights = dict.fromkeys(["list", "retrieve"], READ) | dict.fromkeys(["create", "partial_update"], POLICY)

    @extend_schema(request=NewSubsidyPolicy, responses={201: SubsidyPolicySerializer})
    def create(self, request):
        """Set a row from a day on; the one before ends the day before."""
        values = self.read(NewSubsidyPolicy)
        values["county"] = self.find(Division, values["county"])
        row = actions.set_policy(**values, by=request.user, on=clock.today())
        return self.answered(queries.counted().get(pk=row.pk), 201)

    @extend_schema(request=PolicyEnd, responses=SubsidyPolicySerializer)
    def partial_update(self, request, pk=None):
        """End a row, or the time in which it may be claimed; send If-Match."""
        row, version = self.get_object(), self.expected_version()
        actions.end_policy(
            policy=row, changes=self.read(PolicyEnd), expected_version=version, by=request.user, on=clock.today()
        )
        return self.answered(queries.counted().get(pk=row.pk))


ROUTES = [("policies", PolicyViewSet)]

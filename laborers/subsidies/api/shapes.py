"""What the REST doors of subsidies share: who claims, reasons in words, and amounts."""

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from laborers.enterprises.models import Enterprise
from laborers.registry.models import Laborer
from laborers.subsidies import queries
from laborers.subsidies.models import Undertaking
from laborers.subsidies.states import FAULTS, Claimant, Evidence
from xundian.accounts.labels import ChoiceLabel, PlaceName
from xundian.accounts.scope import covers, find_visible, owned_by
from xundian.kit.errors import Invalid, Missing
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictSerializer

READ, ENTER, CHECK, POLICY = "subsidies.read", "subsidies.enter", "subsidies.check", "subsidies.policy"
# Sums of many hires.
SUM = {"max_digits": 18, "read_only": True}
CLAIMANT = ["claimant", "claimant_label", "laborer", "enterprise", "undertaking", "institution", "claimant_name"]
ROWS = {Claimant.LABORER: Laborer, Claimant.ENTERPRISE: Enterprise, Claimant.UNDERTAKING: Undertaking}


class ReasonShown(serializers.Serializer):
    """One condition: whether it holds (null: not known yet), and the sentence that says so."""

    holds = serializers.BooleanField(allow_null=True)
    text = serializers.CharField()


class ProofWord(serializers.Serializer):
    """A kind of proof, with its words."""

    kind = serializers.ChoiceField(choices=Evidence.choices)
    label = serializers.CharField()


def proof_words(kinds):
    """Kinds of proof with their words."""
    return [{"kind": kind, "label": str(Evidence(kind).label)} for kind in kinds]


class OfClaimantShown(serializers.Serializer):
    """Who claims, and where they are at home."""

    claimant_label = ChoiceLabel(Claimant, source="claimant")
    institution = serializers.UUIDField(source="institution_id", read_only=True, allow_null=True)
    division_name = PlaceName(source="division")


class ReasonsShown(serializers.Serializer):
    """Why, in words."""

    reasons = serializers.SerializerMethodField()

    @extend_schema_field(ReasonShown(many=True))
    def get_reasons(self, row):
        """Every condition in the language of the reader."""
        return [{"holds": holds, "text": text} for holds, text in queries.sentences(row.reasons)]


class OfPolicyShown(serializers.Serializer):
    """The policy row: line, name and document."""

    code = serializers.CharField(source="policy.code", read_only=True)
    policy_name = serializers.CharField(source="policy.name", read_only=True)
    document = serializers.CharField(source="policy.document", read_only=True)
    amount = YuanField(source="amount_fen", **SUM)
    loan = YuanField(source="loan_fen", **SUM)


class NewOfClaimant(StrictSerializer):
    """Exactly one of the four says who it is."""

    id = serializers.UUIDField(required=False)
    laborer = serializers.UUIDField(required=False)
    enterprise = serializers.UUIDField(required=False)
    undertaking = serializers.UUIDField(required=False)
    institution = serializers.UUIDField(required=False)


def claimant_in(user, values):
    """{claimant, subject} out of an input, whose keys it takes away; the row is the user's own place's to change.

    Invalid (one_claimant) unless exactly one is named; Missing out of scope, as for one that is not there.
    """
    named = {kind: values.pop(kind.value) for kind in Claimant if kind.value in values}
    if len(named) != 1:
        raise Invalid(FAULTS["one_claimant"], field="claimant", code="one_claimant")
    [(kind, pk)] = named.items()
    if kind == Claimant.INSTITUTION:
        if not covers(user, queries.claimant_of(kind, pk).division):
            raise Missing
        return {"claimant": kind.value, "subject": pk}
    rows = ROWS[kind].objects.all()
    row = find_visible(user, rows, pk)
    if not owned_by(user, rows).filter(pk=row.pk).exists():
        raise Missing
    return {"claimant": kind.value, "subject": row}

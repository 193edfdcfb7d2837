"""REST resources `entitlements` and `claims` (X2.3); what follows the check stands with notices and payments."""

from django_filters import CharFilter, FilterSet
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.subsidies import actions, queries
from laborers.subsidies.api.shapes import (
    CHECK,
    CLAIMANT,
    ENTER,
    READ,
    SUM,
    NewOfClaimant,
    OfClaimantShown,
    OfPolicyShown,
    ProofWord,
    ReasonsShown,
    claimant_in,
    proof_words,
)
from laborers.subsidies.models import Claim, ClaimLine, ClaimStep, Entitlement, Policy
from laborers.subsidies.states import ClaimState, EntitlementState, Refusal, StepKind
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.filters import DivisionFilter
from xundian.accounts.labels import ChoiceLabel, PlaceName
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

ABOUT = [*CLAIMANT, "division", "division_name", "policy", "code", "policy_name", "document", "period"]
WHO = {"claimant": ["exact"], "laborer": ["exact"], "enterprise": ["exact"], "undertaking": ["exact"]}


class EntitlementSerializer(OfClaimantShown, OfPolicyShown, ReasonsShown, StrictModelSerializer):
    """Somebody who is likely entitled; `amount` could be claimed today, `likely` with all proof."""

    state_label = ChoiceLabel(EntitlementState, source="state")
    likely = YuanField(source="likely_fen", **SUM)
    missing = serializers.SerializerMethodField()
    refused_claim = serializers.UUIDField(
        read_only=True, allow_null=True, help_text="Its last claim if that was refused; it may be claimed anew."
    )

    class Meta:
        model = Entitlement
        fields = [
            "id", *ABOUT, "state", "state_label", "people", "amount", "loan", "likely", "reasons", "missing",
            "found_on", "over_on", "refused_claim", "version",
        ]  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(ProofWord(many=True))
    def get_missing(self, row):
        """The proof still to be seen, with its words."""
        return proof_words(row.missing)


class EntitlementFilter(FilterSet):
    """Filters of the list."""

    division = DivisionFilter()
    code = CharFilter(field_name="policy__code", max_length=24)
    missing = CharFilter(method="lacking", max_length=20, help_text="A kind of proof that is missing.")

    class Meta:
        model = Entitlement
        fields = WHO | {"state": ["exact"], "policy": ["exact"]}

    def lacking(self, rows, _name, kind):
        """Of whom this proof is missing."""
        return rows.filter(missing__contains=[kind])


class EntitlementViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Who is likely entitled and has not applied, as the daily look found it (codes §10)."""

    queryset = queries.with_refusal(Entitlement.objects.select_related("policy", "division"))
    serializer_class = EntitlementSerializer
    filterset_class = EntitlementFilter
    page_order = ("-found_on", "-id")
    rights = {"list": READ, "retrieve": READ}


class ClaimSerializer(OfClaimantShown, OfPolicyShown, StrictModelSerializer):
    """A claim in a list; amounts in yuan."""

    state_label = ChoiceLabel(ClaimState, source="state")
    refusal_label = ChoiceLabel(Refusal, source="refusal")

    class Meta:
        model = Claim
        fields = [
            "id", "number", *ABOUT, "state", "state_label", "people", "amount", "loan", "entered_on", "submitted_on",
            "checked_on", "declared_on", "declaration", "paid_on", "received_on", "ended_on", "refusal",
            "refusal_label", "refusal_words", "version",
        ]  # fmt: skip
        read_only_fields = fields


class ClaimLineShown(StrictModelSerializer):
    """What a claim is paid for."""

    laborer_name = serializers.CharField(source="laborer.name", default="", read_only=True)
    amount = YuanField(source="amount_fen", **SUM)
    facts = serializers.DictField(read_only=True)

    class Meta:
        model = ClaimLine
        fields = ["id", "key", "laborer", "laborer_name", "placement", "amount", "facts", "standing"]
        read_only_fields = fields


class ClaimStepShown(StrictModelSerializer):
    """A line of the timeline."""

    kind_label = ChoiceLabel(StepKind, source="kind")
    by_name = serializers.CharField(source="by.name", default="", read_only=True)

    class Meta:
        model = ClaimStep
        fields = ["kind", "kind_label", "on", "by_name", "words"]
        read_only_fields = fields


class ClaimInFull(ReasonsShown, ClaimSerializer):
    """A claim with its reasons, proof, lines and timeline."""

    proofs = serializers.DictField(read_only=True)
    lines = serializers.SerializerMethodField()
    steps = serializers.SerializerMethodField()

    class Meta(ClaimSerializer.Meta):
        fields = [*ClaimSerializer.Meta.fields, "reasons", "proofs", "lines", "steps"]
        read_only_fields = fields

    @extend_schema_field(ClaimLineShown(many=True))
    def get_lines(self, row):
        """What it is paid for."""
        return ClaimLineShown(queries.lines_of(row), many=True).data

    @extend_schema_field(ClaimStepShown(many=True))
    def get_steps(self, row):
        """Its timeline, newest first."""
        return ClaimStepShown(queries.steps_of(row), many=True).data


class ClaimPerson(serializers.Serializer):
    """Somebody a claim is made for."""

    id = serializers.UUIDField(source="pk")
    name = serializers.CharField()
    division = serializers.CharField(source="division_id")
    division_name = PlaceName(source="division")


class NewClaim(NewOfClaimant):
    """What a draft takes: a policy row and who claims; of schooling the school year, of a loan how much."""

    policy = serializers.UUIDField()
    period = serializers.CharField(max_length=10, required=False)
    loan = YuanField(source="loan_fen", required=False)


class HandingIn(StrictSerializer):
    """How much of a loan is asked for, unless the draft says so."""

    loan = YuanField(source="loan_fen", required=False)


class Words(StrictSerializer):
    """Words to the claimant."""

    reason = serializers.CharField(max_length=500)


class MaybeWords(StrictSerializer):
    """Words, where there are any."""

    reason = serializers.CharField(max_length=500, required=False, allow_blank=True)


class CheckWords(StrictSerializer):
    """What the check found, where anything is to be said."""

    note = serializers.CharField(max_length=500, required=False, allow_blank=True)


class ClaimRefusal(Words):
    """On which ground, and in words."""

    refusal = serializers.ChoiceField(choices=Refusal.choices)


class ClaimFilter(FilterSet):
    """Filters of the list."""

    division = DivisionFilter()
    code = CharFilter(field_name="policy__code", max_length=24)

    class Meta:
        model = Claim
        fields = WHO | {"state": ["exact"], "policy": ["exact"], "number": ["exact"]}


class ClaimViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Claims (X2.3): put together, handed in, checked by another hand, refused in words or taken back."""

    queryset = queries.claims()
    serializer_class = ClaimSerializer
    filterset_class = ClaimFilter
    page_order = ("-entered_on", "-id")
    rights = dict.fromkeys(["list", "retrieve", "people"], READ) | {
        "create": ENTER, "submit": ENTER, "withdraw": ENTER, "send_back": CHECK, "check": CHECK, "refuse": CHECK,
    }  # fmt: skip

    def in_full(self, row, status=200):
        """The claim with everything that belongs to it."""
        self.answered_with = row = queries.in_full(row.pk)
        return Response(ClaimInFull(row, context=self.get_serializer_context()).data, status)

    @extend_schema(responses=ClaimInFull)
    def retrieve(self, request, pk=None):
        """A claim with reasons, lines and timeline."""
        return self.in_full(self.get_object())

    @extend_schema(request=NewClaim, responses={201: ClaimInFull})
    def create(self, request):
        """Put a claim together; refused in words when nothing on record falls under the policy."""
        values = self.read(NewClaim)
        who = claimant_in(request.user, values)
        values["policy"] = self.find(Policy, values["policy"])
        return self.in_full(actions.prepare_claim(**who, **values, by=request.user, on=clock.today()), 201)

    @extend_schema(responses=ClaimPerson(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def people(self, request, pk=None):
        """The people it is made for, those of your place."""
        rows = visible_to(request.user, queries.people_of(self.get_object()))
        return Response(ClaimPerson(rows, many=True).data)

    @extend_schema(request=HandingIn, responses=ClaimInFull)
    @action(detail=True, methods=["post"])
    def submit(self, request, pk=None):
        """Hand it in with all proof; from then on it never changes."""
        return self._step(actions.submit_claim, HandingIn)

    @extend_schema(request=Words, responses=ClaimInFull)
    @action(detail=True, methods=["post"], url_path="send-back")
    def send_back(self, request, pk=None):
        """It is to be completed: a draft again."""
        return self._step(actions.send_back, Words)

    @extend_schema(request=CheckWords, responses=ClaimInFull)
    @action(detail=True, methods=["post"])
    def check(self, request, pk=None):
        """Facts and proof are in order; by somebody who did not put it together."""
        return self._step(actions.check_claim, CheckWords)

    @extend_schema(request=ClaimRefusal, responses=ClaimInFull)
    @action(detail=True, methods=["post"])
    def refuse(self, request, pk=None):
        """Refuse it on a ground and in words; after the check the county does."""
        return self._step(actions.refuse_claim, ClaimRefusal)

    @extend_schema(request=MaybeWords, responses=ClaimInFull)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk=None):
        """The claimant takes it back; nothing else follows from it."""
        return self._step(actions.withdraw_claim, MaybeWords)

    def _step(self, step, kind):
        row, values = self.get_object(), self.read(kind)
        return self.in_full(step(claim=row, by=self.request.user, on=clock.today(), **values))


ROUTES = [("entitlements", EntitlementViewSet), ("claims", ClaimViewSet)]

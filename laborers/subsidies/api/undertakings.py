"""REST resources `undertakings` and `proofs`: local businesses and places, and what was seen of claimants (X2.3)."""

from django_filters import FilterSet
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.enterprises.models import Enterprise
from laborers.registry.models import Laborer
from laborers.subsidies import actions, queries
from laborers.subsidies.api.shapes import (
    CLAIMANT,
    ENTER,
    READ,
    NewOfClaimant,
    OfClaimantShown,
    ProofWord,
    ReasonShown,
    claimant_in,
    proof_words,
)
from laborers.subsidies.models import Proof, Undertaking
from laborers.subsidies.states import Claimant, Evidence, UndertakingKind
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.filters import DivisionFilter
from xundian.accounts.labels import ChoiceLabel, PlaceName
from xundian.accounts.scope import find_visible
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

DAYS = ("licensed_on", "closed_on", "recognised_on")
TEXTS = {"owner_name": 50, "product": 60, "licence": 40, "recognition": 200}


class UndertakingSerializer(StrictModelSerializer):
    """A local business or place."""

    division_name = PlaceName(source="division")
    kind_label = ChoiceLabel(UndertakingKind, source="kind")
    enterprise_name = serializers.CharField(source="enterprise.name", default="", read_only=True)

    class Meta:
        model = Undertaking
        fields = [
            "id", "division", "division_name", "kind", "kind_label", "name", "owner", "owner_name", "enterprise",
            "enterprise_name", "product", "licence", "licensed_on", "opened_on", "closed_on", "recognised_on",
            "recognition", "version",
        ]  # fmt: skip
        read_only_fields = fields


class UndertakingChanges(StrictSerializer):
    """What may be changed of it."""

    kind = serializers.ChoiceField(choices=UndertakingKind.choices, required=False)
    name = serializers.CharField(max_length=100, required=False)
    owner = serializers.UUIDField(required=False, allow_null=True)
    owner_name = serializers.CharField(max_length=TEXTS["owner_name"], required=False, allow_blank=True)
    enterprise = serializers.UUIDField(required=False, allow_null=True)
    product = serializers.CharField(max_length=TEXTS["product"], required=False, allow_blank=True)
    licence = serializers.CharField(max_length=TEXTS["licence"], required=False, allow_blank=True)
    licensed_on = serializers.DateField(required=False, allow_null=True)
    opened_on = serializers.DateField(required=False)
    closed_on = serializers.DateField(required=False, allow_null=True)
    recognised_on = serializers.DateField(required=False, allow_null=True)
    recognition = serializers.CharField(max_length=TEXTS["recognition"], required=False, allow_blank=True)


class NewUndertaking(UndertakingChanges):
    """What a new one takes."""

    id = serializers.UUIDField(required=False)
    division = serializers.CharField(max_length=12)
    kind = serializers.ChoiceField(choices=UndertakingKind.choices)
    name = serializers.CharField(max_length=100)
    opened_on = serializers.DateField()


class UndertakingFilter(FilterSet):
    """Filters of the list."""

    division = DivisionFilter()

    class Meta:
        model = Undertaking
        fields = {"kind": ["exact"], "enterprise": ["exact"], "owner": ["exact"], "closed_on": ["isnull"]}


class JudgedShown(serializers.Serializer):
    """What a claimant could claim under one policy row today, with every condition in words."""

    policy = serializers.UUIDField(source="policy.pk")
    code = serializers.CharField(source="policy.code")
    policy_name = serializers.CharField(source="policy.name")
    period = serializers.CharField()
    holds = serializers.BooleanField(allow_null=True)
    amount = serializers.SerializerMethodField()
    claimed = serializers.BooleanField()
    reasons = serializers.SerializerMethodField()
    missing = serializers.SerializerMethodField()

    @extend_schema_field(YuanField)
    def get_amount(self, found) -> str:
        """In yuan, of what is not claimed yet."""
        return YuanField().to_representation(sum(line.fen for line in found.lines))

    @extend_schema_field(ReasonShown(many=True))
    def get_reasons(self, found):
        """Every condition in the language of the reader."""
        return [{"holds": holds, "text": text} for holds, text in queries.sentences(found.reasons)]

    @extend_schema_field(ProofWord(many=True))
    def get_missing(self, found):
        """The proof still to be seen."""
        return proof_words(found.missing)


class UndertakingViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Local businesses and places that a line of the policy is meant for (X2.3)."""

    queryset = queries.undertakings()
    serializer_class = UndertakingSerializer
    filterset_class = UndertakingFilter
    page_order = ("division", "name", "id")
    rights = dict.fromkeys(["list", "retrieve", "judged"], READ) | dict.fromkeys(["create", "partial_update"], ENTER)

    @extend_schema(request=NewUndertaking, responses={201: UndertakingSerializer})
    def create(self, request):
        """Record one of your place."""
        values = self._looked_up(self.read(NewUndertaking))
        row = actions.register_undertaking(**values, by=request.user, on=clock.today())
        return self.answered(queries.undertakings().get(pk=row.pk), 201)

    @extend_schema(request=UndertakingChanges, responses=UndertakingSerializer)
    def partial_update(self, request, pk=None):
        """Change it; send If-Match."""
        row, version = self.get_object(), self.expected_version()
        changes = self._looked_up(self.read(UndertakingChanges))
        actions.edit_undertaking(
            undertaking=row, changes=changes, expected_version=version, by=request.user, on=clock.today()
        )
        return self.answered(queries.undertakings().get(pk=row.pk))

    @extend_schema(responses=JudgedShown(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def judged(self, request, pk=None):
        """What it could claim today under the rows meant for its kind, and what speaks against it."""
        row = self.get_object()
        found = queries.judged_of(row.division_id[:6], Claimant.UNDERTAKING, row.pk, clock.today())
        return Response(JudgedShown(found, many=True).data)

    def _looked_up(self, values):
        kinds = {"division": Division, "owner": Laborer, "enterprise": Enterprise}
        return {
            name: self.find(kinds[name], value) if name in kinds and value is not None else value
            for name, value in values.items()
        }


class ProofSerializer(OfClaimantShown, StrictModelSerializer):
    """What was seen of a claimant, by its number or place in the files."""

    kind_label = ChoiceLabel(Evidence, source="kind")
    by_name = serializers.CharField(source="by.name", default="", read_only=True)

    class Meta:
        model = Proof
        fields = [
            "id", *CLAIMANT, "division", "division_name", "kind", "kind_label", "document", "seen_on", "valid_until",
            "by_name", "struck_on", "struck_reason", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewProof(NewOfClaimant):
    """What a proof takes; no account and identity numbers."""

    kind = serializers.ChoiceField(choices=Evidence.choices)
    document = serializers.CharField(max_length=200)
    seen_on = serializers.DateField()
    valid_until = serializers.DateField(required=False, allow_null=True)


class Striking(StrictSerializer):
    """Why a proof is struck out."""

    reason = serializers.CharField(max_length=200)


class ProofFilter(FilterSet):
    """Filters of the list."""

    division = DivisionFilter()

    class Meta:
        model = Proof
        fields = {
            "kind": ["exact"], "claimant": ["exact"], "laborer": ["exact"], "enterprise": ["exact"],
            "undertaking": ["exact"], "struck_on": ["isnull"],
        }  # fmt: skip


class ProofViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Proof that was seen of claimants (X2.3)."""

    queryset = Proof.objects.select_related("division", "by")
    serializer_class = ProofSerializer
    filterset_class = ProofFilter
    page_order = ("-seen_on", "-id")
    rights = dict.fromkeys(["list", "retrieve"], READ) | dict.fromkeys(["create", "strike"], ENTER)

    @extend_schema(request=NewProof, responses={201: ProofSerializer})
    def create(self, request):
        """Record what was seen of a claimant of your place."""
        values = self.read(NewProof)
        who = claimant_in(request.user, values)
        return self.answered(actions.record_proof(**who, **values, by=request.user, on=clock.today()), 201)

    @extend_schema(request=Striking, responses=ProofSerializer)
    @action(detail=True, methods=["post"])
    def strike(self, request, pk=None):
        """Strike a mistake out; claims that were handed in keep what they were decided by."""
        row, values = self.get_object(), self.read(Striking)
        actions.strike_proof(proof=row, by=request.user, on=clock.today(), **values)
        return self.answered(find_visible(request.user, self.queryset.all(), row.pk))


ROUTES = [("undertakings", UndertakingViewSet), ("proofs", ProofViewSet)]

"""REST resources `distribution-schemes`, `distributions` and `distribution-lines`."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from relocation.bases import actions, queries
from relocation.bases.api.shapes import (
    EDIT,
    PAY,
    READ,
    BaseShown,
    Days,
    LedgerViewSet,
    NewOfBase,
    NewOfCounty,
    PartViewSet,
    sum_field,
    told,
)
from relocation.bases.models import Distribution, DistributionLine, DistributionPayment, DistributionScheme
from relocation.bases.rules import WHOLE
from relocation.bases.states import FAULTS, DistributionState, Party, PaymentKind, Rule
from xundian.accounts.labels import ChoiceLabel, PlaceName
from xundian.kit import clock
from xundian.kit.money import YuanField, yuan
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

BP = ("company_bp", "base_bp", "collective_bp", "households_bp")


class DistributionSchemeSerializer(StrictModelSerializer):
    """A distribution scheme; parts in basis points (10,000 are the whole), the households' of the company's part."""

    county_name = PlaceName(source="county")
    rule_label = ChoiceLabel(Rule, source="rule")

    class Meta:
        model = DistributionScheme
        fields = [
            "id", "county", "county_name", "document", *BP, "rule", "rule_label", "valid_from", "valid_to", "version"
        ]  # fmt: skip
        read_only_fields = fields


class NewDistributionScheme(NewOfCounty, Days):
    """What a scheme takes; the first three parts add up to 10,000."""

    document = serializers.CharField(max_length=200)
    company_bp = serializers.IntegerField(min_value=0, max_value=WHOLE)
    base_bp = serializers.IntegerField(min_value=0, max_value=WHOLE)
    collective_bp = serializers.IntegerField(min_value=0, max_value=WHOLE)
    households_bp = serializers.IntegerField(min_value=0, max_value=WHOLE)
    rule = serializers.ChoiceField(choices=Rule.choices)


@told(NewDistributionScheme, DistributionSchemeSerializer)
class SchemeViewSet(PartViewSet):
    """How sales are divided, by document and days (W2.2.2)."""

    queryset = DistributionScheme.objects.select_related("county")
    serializer_class, takes, owner, filterset_fields = (
        DistributionSchemeSerializer,
        NewDistributionScheme,
        "county",
        ["county"],
    )


class DistributionSerializer(BaseShown, StrictModelSerializer):
    """A distribution; every part in yuan, and together they are the sales."""

    state_label = ChoiceLabel(DistributionState, source="state")
    sales = sum_field("sales_fen")
    company = sum_field("company_fen")
    company_keeps = sum_field("company_keeps_fen")
    for_households = sum_field("households_fen")
    for_base = sum_field("base_fen")
    collective = sum_field("collective_fen")
    prepared_by_name = serializers.CharField(source="prepared_by.name", read_only=True)
    approved_by_name = serializers.CharField(source="approved_by.name", read_only=True, default="")

    class Meta:
        model = Distribution
        fields = [
            "id", "base", "base_name", "scheme", "from_on", "to_on", "state", "state_label", "sales", "company",
            "company_keeps", "for_households", "for_base", "collective", "corrects", "reason", "prepared_on",
            "prepared_by", "prepared_by_name", "approved_on", "approved_by", "approved_by_name", "withdrawn_on",
            "withdrawn_reason", "version",
        ]  # fmt: skip
        read_only_fields = fields


class PeriodOfBase(NewOfBase):
    """Which period of which base is divided."""

    from_on = serializers.DateField()
    to_on = serializers.DateField()


class DistributionPreviewAsked(StrictSerializer):
    """What is looked at before anything is written."""

    base = serializers.UUIDField()
    from_on = serializers.DateField()
    to_on = serializers.DateField()


class DistributionPreview(serializers.Serializer):
    """What a distribution would be, or what stands in its way."""

    sales = serializers.DecimalField(max_digits=18, decimal_places=2)
    company = serializers.DecimalField(max_digits=18, decimal_places=2, allow_null=True)
    company_keeps = serializers.DecimalField(max_digits=18, decimal_places=2, allow_null=True)
    for_households = serializers.DecimalField(max_digits=18, decimal_places=2, allow_null=True)
    for_base = serializers.DecimalField(max_digits=18, decimal_places=2, allow_null=True)
    collective = serializers.DecimalField(max_digits=18, decimal_places=2, allow_null=True)
    households = serializers.IntegerField()
    faults = serializers.ListField(child=serializers.CharField())


class CorrectionReason(StrictSerializer):
    """Why."""

    id = serializers.UUIDField(required=False)
    reason = serializers.CharField(max_length=200)


class DistributionWithdrawal(StrictSerializer):
    """Why it is taken back."""

    reason = serializers.CharField(max_length=200)


class MoneyMoved(StrictSerializer):
    """Which lines were paid, or came back, on which day."""

    lines = serializers.ListField(child=serializers.UUIDField(), allow_empty=False, max_length=5000)
    on = serializers.DateField()
    note = serializers.CharField(max_length=200, required=False, allow_blank=True)


class DistributionPaymentSerializer(StrictModelSerializer):
    """Money of a line that went out or came back."""

    kind_label = ChoiceLabel(PaymentKind, source="kind")
    amount = YuanField(source="amount_fen", read_only=True, max_digits=18)

    class Meta:
        model = DistributionPayment
        fields = ["id", "line", "kind", "kind_label", "on", "amount", "note"]
        read_only_fields = fields


class DistributionViewSet(LedgerViewSet):
    """Distributions of what bases sold: prepared by one, approved and paid by another (W2.2.2)."""

    queryset = Distribution.objects.select_related("base", "prepared_by", "approved_by")
    serializer_class, page_order = DistributionSerializer, ("-to_on", "-id")
    filterset_fields = {"base": ["exact"], "state": ["exact"], "to_on": ["gte", "lte"], "corrects": ["isnull"]}
    rights = dict.fromkeys(["list", "retrieve"], READ) | dict.fromkeys(
        ["create", "preview", "correct", "withdraw"], EDIT
    ) | dict.fromkeys(["approve", "pay", "take_back"], PAY)  # fmt: skip

    @extend_schema(request=DistributionPreviewAsked, responses=DistributionPreview)
    @action(detail=False, methods=["post"])
    def preview(self, request):
        """What a period would divide into; nothing is written."""
        values = self.looked_up(self.read(DistributionPreviewAsked))
        found = queries.proposal(values["base"], values["from_on"], values["to_on"])
        parts = vars(found.split) if found.split else {}
        answer = {name: yuan(parts.get(column)) for name, column in PARTS.items()}
        answer |= {
            "sales": yuan(found.sales_fen), "households": sum(1 for each in found.shares if each.household),
            "faults": [str(FAULTS[code]) for code in found.faults],
        }  # fmt: skip
        return Response(DistributionPreview(answer).data)

    @extend_schema(request=PeriodOfBase, responses={201: DistributionSerializer})
    def create(self, request):
        """Prepare one; somebody else approves it."""
        values = self.looked_up(self.read(PeriodOfBase))
        return self.shown(actions.prepare(**values, by=request.user, on=clock.today()), 201)

    @extend_schema(request=None, responses=DistributionSerializer)
    @action(detail=True, methods=["post"])
    def approve(self, request, pk=None):
        """Freeze it, so that it is paid; 403 for whoever prepared it."""
        return self.shown(actions.approve(distribution=self.get_object(), by=request.user, on=clock.today()))

    @extend_schema(request=DistributionWithdrawal, responses=DistributionSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk=None):
        """Take back a prepared one."""
        row, values = self.get_object(), self.read(DistributionWithdrawal)
        return self.shown(actions.withdraw(distribution=row, **values, by=request.user, on=clock.today()))

    @extend_schema(request=CorrectionReason, responses={201: DistributionSerializer})
    @action(detail=True, methods=["post"])
    def correct(self, request, pk=None):
        """Divide its period anew in its place."""
        row, values = self.get_object(), self.read(CorrectionReason)
        return self.shown(actions.correct(distribution=row, **values, by=request.user, on=clock.today()), 201)

    @extend_schema(request=MoneyMoved, responses=DistributionPaymentSerializer(many=True))
    @action(detail=True, methods=["post"])
    def pay(self, request, pk=None):
        """Note that lines were paid, each whole."""
        row, values = self.get_object(), self.read(MoneyMoved)
        return self._moved(actions.pay, row, values, paid_on=values["on"])

    @extend_schema(request=MoneyMoved, responses=DistributionPaymentSerializer(many=True))
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request, pk=None):
        """Note that money of lines came back."""
        row, values = self.get_object(), self.read(MoneyMoved)
        return self._moved(actions.take_back, row, values, returned_on=values["on"])

    def _moved(self, step, row, values, **day):
        lines = [self.find(DistributionLine.objects.filter(distribution=row), key) for key in set(values["lines"])]
        payments = step(
            distribution=row, lines=lines, note=values.get("note", ""), by=self.request.user, on=clock.today(), **day
        )  # fmt: skip
        return Response(DistributionPaymentSerializer(payments, many=True).data)


PARTS = {
    "company": "company_fen", "company_keeps": "company_keeps_fen", "for_households": "households_fen",
    "for_base": "base_fen", "collective": "collective_fen",
}  # fmt: skip


class DistributionLineSerializer(StrictModelSerializer):
    """A line; `due` is what is still to be paid, below zero what is to come back."""

    party_label = ChoiceLabel(Party, source="party")
    household_number = serializers.CharField(source="household.number", read_only=True, default="")
    head = serializers.CharField(read_only=True)
    division_name = PlaceName(source="division")
    amount = sum_field("amount_fen")
    already = sum_field("already_fen")
    paid = sum_field("paid_fen")
    returned = sum_field("returned_fen")
    due = YuanField(source="due_fen", read_only=True, max_digits=18, min_value=None)

    class Meta:
        model = DistributionLine
        fields = [
            "id", "distribution", "party", "party_label", "household", "household_number", "head", "division",
            "division_name", "weight", "amount", "already", "paid", "returned", "due",
        ]  # fmt: skip
        read_only_fields = fields


class LineViewSet(LedgerViewSet):
    """Who gets what of distributions; households of your place (W2.2.2)."""

    queryset = DistributionLine.objects.select_related("household", "division")
    serializer_class = DistributionLineSerializer
    filterset_fields = ["distribution", "party", "household"]
    rights = dict.fromkeys(["list", "retrieve"], READ)

    def get_queryset(self):
        """With what was paid and who receives it."""
        return queries.with_head(queries.with_money(super().get_queryset()))


ROUTES = [
    ("distribution-schemes", SchemeViewSet), ("distributions", DistributionViewSet),
    ("distribution-lines", LineViewSet),
]  # fmt: skip

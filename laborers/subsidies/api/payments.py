"""REST resources `subsidy-declarations`, `payment-batches` and `payment-lines` (X2.3): the money of claims."""

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.subsidies import queries
from laborers.subsidies.actions import payments as actions
from laborers.subsidies.api.claims import ClaimSerializer
from laborers.subsidies.models import Claim, PaymentBatch, PaymentLine
from laborers.subsidies.queries import payments as reads
from laborers.subsidies.states import BatchState, LineState
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import ChoiceLabel, PlaceName
from xundian.kit import clock
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

READ, ENTER, DECLARE, PAY = "subsidies.read", "subsidies.enter", "subsidies.declare", "subsidies.pay"
SUM = {"max_digits": 18, "read_only": True}
MOST = 500


class NewFinanceDeclaration(StrictSerializer):
    """Claims whose public notice has passed, and the number of the letter."""

    claims = serializers.ListField(child=serializers.UUIDField(), allow_empty=False, max_length=MOST)
    declaration = serializers.CharField(max_length=60)


class DeclarationViewSet(ScopedViewSet):
    """Claims are declared to the finance department under the number of a letter (X2.3)."""

    queryset = Claim.objects.all()
    serializer_class = ClaimSerializer
    rights = {"create": DECLARE}

    @extend_schema(request=NewFinanceDeclaration, responses={201: ClaimSerializer(many=True)})
    def create(self, request):
        """Declare claims; 403 for who put one of them together or checked it."""
        values = self.read(NewFinanceDeclaration)
        claims = [self.find(Claim, key) for key in dict.fromkeys(values["claims"])]
        rows = actions.declare(
            claims=claims, declaration=values["declaration"], by=request.user, on=clock.today()
        )  # fmt: skip
        found = queries.claims(Claim.objects.filter(pk__in=[row.pk for row in rows])).order_by("number")
        return Response(ClaimSerializer(found, many=True, context=self.get_serializer_context()).data, 201)


class PaymentBatchSerializer(StrictModelSerializer):
    """A payment batch: its total, its three hands, and what became of its lines."""

    county_name = PlaceName(source="county")
    state_label = ChoiceLabel(BatchState, source="state")
    total = YuanField(source="total_fen", **SUM)
    loans = YuanField(source="loans_fen", **SUM)
    received = serializers.IntegerField(source="received_count", read_only=True)
    returned = serializers.IntegerField(source="returned_count", read_only=True)
    prepared_by_name = serializers.CharField(source="prepared_by.name", read_only=True)
    approved_by_name = serializers.CharField(source="approved_by.name", default="", read_only=True)
    paid_by_name = serializers.CharField(source="paid_by.name", default="", read_only=True)

    class Meta:
        model = PaymentBatch
        fields = [
            "id", "number", "county", "county_name", "state", "state_label", "claims", "total", "loans", "received",
            "returned", "prepared_on", "prepared_by_name", "approved_on", "approved_by_name", "paid_on",
            "paid_by_name", "withdrawn_on", "withdrawn_reason", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewPaymentBatch(StrictSerializer):
    """Declared claims, and those whose payment came back."""

    id = serializers.UUIDField(required=False)
    claims = serializers.ListField(child=serializers.UUIDField(), allow_empty=False, max_length=MOST)


class DayPaid(StrictSerializer):
    """The day on which the bank paid it."""

    paid_on = serializers.DateField()


class WhyWithdrawn(StrictSerializer):
    """Why."""

    reason = serializers.CharField(max_length=200)


class PaymentBatchViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Batches of payments (X2.3): prepared by one, approved by another, paid by a third."""

    queryset = reads.listed(PaymentBatch.objects.all())
    serializer_class = PaymentBatchSerializer
    filterset_fields = {"state": ["exact"], "number": ["exact"]}
    page_order = ("-prepared_on", "-id")
    rights = dict.fromkeys(["list", "retrieve"], READ) | dict.fromkeys(["create", "approve", "pay", "withdraw"], PAY)

    def shown(self, row, status=200):
        """The batch read again."""
        return self.answered(self.get_queryset().get(pk=row.pk), status)

    @extend_schema(request=NewPaymentBatch, responses={201: PaymentBatchSerializer})
    def create(self, request):
        """Prepare one; somebody else approves it."""
        values = self.read(NewPaymentBatch)
        values["claims"] = [self.find(Claim, key) for key in dict.fromkeys(values["claims"])]
        return self.shown(actions.prepare_batch(**values, by=request.user, on=clock.today()), 201)

    @extend_schema(request=None, responses=PaymentBatchSerializer)
    @action(detail=True, methods=["post"])
    def approve(self, request, pk=None):
        """Approve it; 403 for whoever prepared it."""
        return self.shown(actions.approve_batch(batch=self.get_object(), by=request.user, on=clock.today()))

    @extend_schema(request=DayPaid, responses=PaymentBatchSerializer)
    @action(detail=True, methods=["post"])
    def pay(self, request, pk=None):
        """Note that all of it was paid; 403 for whoever prepared, approved, declared or put together."""
        row, values = self.get_object(), self.read(DayPaid)
        return self.shown(actions.pay_batch(batch=row, **values, by=request.user, on=clock.today()))

    @extend_schema(request=WhyWithdrawn, responses=PaymentBatchSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk=None):
        """Take back what was not paid."""
        row, values = self.get_object(), self.read(WhyWithdrawn)
        return self.shown(actions.withdraw_batch(batch=row, **values, by=request.user, on=clock.today()))


class PaymentLineSerializer(StrictModelSerializer):
    """The money of one claim in a batch."""

    batch_number = serializers.CharField(source="batch.number", read_only=True)
    claim_number = serializers.CharField(source="claim.number", read_only=True)
    state_label = ChoiceLabel(LineState, source="state")
    amount = YuanField(source="amount_fen", **SUM)
    loan = YuanField(source="loan_fen", **SUM)

    class Meta:
        model = PaymentLine
        fields = [
            "id", "batch", "batch_number", "claim", "claim_number", "payee", "amount", "loan", "state", "state_label",
            "paid_on", "received_on", "returned_on", "returned_reason", "version",
        ]  # fmt: skip
        read_only_fields = fields


class DayReceived(StrictSerializer):
    """The day on which the recipient had the money."""

    received_on = serializers.DateField()


class MoneyCameBack(StrictSerializer):
    """Why and when it came back."""

    reason = serializers.CharField(max_length=200)
    returned_on = serializers.DateField()


class PaymentLineViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Payments to the people and businesses of your place (X2.3): received, or come back."""

    queryset = PaymentLine.objects.select_related("batch", "claim")
    serializer_class = PaymentLineSerializer
    filterset_fields = {"batch": ["exact"], "claim": ["exact"], "state": ["exact"]}
    page_order = ("-id",)
    rights = dict.fromkeys(["list", "retrieve"], READ) | {"receive": ENTER, "take_back": PAY}

    @extend_schema(request=DayReceived, responses=PaymentLineSerializer)
    @action(detail=True, methods=["post"])
    def receive(self, request, pk=None):
        """The recipient told an officer that the money has come."""
        row, values = self.get_object(), self.read(DayReceived)
        line = actions.confirm_receipt(line=row, **values, by=request.user, on=clock.today())
        return self.answered(self.get_queryset().get(pk=line.pk))

    @extend_schema(request=MoneyCameBack, responses=PaymentLineSerializer)
    @action(detail=True, methods=["post"], url_path="take-back")
    def take_back(self, request, pk=None):
        """The money came back; the claim can be paid once more."""
        row, values = self.get_object(), self.read(MoneyCameBack)
        line = actions.take_back(line=row, **values, by=request.user, on=clock.today())
        return self.answered(self.get_queryset().get(pk=line.pk))


ROUTES = [
    ("subsidy-declarations", DeclarationViewSet), ("payment-batches", PaymentBatchViewSet),
    ("payment-lines", PaymentLineViewSet),
]  # fmt: skip

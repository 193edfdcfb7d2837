"""REST resource `parked`: what phones sent and the office must settle; nothing in it is ever deleted."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from xundian.accounts.access import ScopedViewSet
from xundian.accounts.scope import under
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer
from xundian.sync.actions import settling
from xundian.sync.models import SyncOp
from xundian.sync.queries import parked
from xundian.sync.queries.receipts import sealed_of
from xundian.sync.states import SETTLEMENTS


class PhoneEntrySerializer(StrictModelSerializer):
    """One entry: who wrote it when, what kind of entry it is, why it waits, how it was settled; never what it says."""

    id = serializers.UUIDField(source="op_id", read_only=True)
    code_label = serializers.CharField(source="get_code_display", read_only=True)
    state_label = serializers.CharField(source="get_state_display", read_only=True)
    user_name = serializers.CharField(source="user.name", read_only=True)
    division_name = serializers.CharField(source="division.name", read_only=True, default="")
    settled_by_name = serializers.CharField(source="settled_by.name", read_only=True, default="")

    class Meta:
        model = SyncOp
        fields = [
            "id", "entity", "entity_id", "kind", "state", "state_label", "code", "code_label", "via", "user",
            "user_name", "division", "division_name", "occurred_at", "received_at", "odd_clock", "answer",
            "settled_by", "settled_by_name", "settled_at", "note",
        ]  # fmt: skip
        read_only_fields = fields


class PhoneEntryDetail(PhoneEntrySerializer):
    """The same with what was written, why it was refused and, for a conflict, what stood here."""

    payload = serializers.SerializerMethodField()
    server = serializers.SerializerMethodField()
    settled = serializers.SerializerMethodField()
    errors = serializers.SerializerMethodField()

    class Meta(PhoneEntrySerializer.Meta):
        fields = [*PhoneEntrySerializer.Meta.fields, "payload", "server", "settled", "errors"]
        read_only_fields = fields

    def get_payload(self, row) -> dict:
        """What the officer wrote."""
        return self._sealed(row).get("payload", {})

    def get_server(self, row) -> dict:
        """What stood here, of the fields in conflict."""
        return self._sealed(row).get("server", {})

    def get_settled(self, row) -> dict:
        """What the office made of it, where that differs."""
        return self._sealed(row).get("settled", {})

    def get_errors(self, row) -> dict:
        """{field: [{code, message}]}."""
        return row.result.get("errors", {})

    def _sealed(self, row):
        """Opened once for a row."""
        if not hasattr(row, "opened"):
            row.opened = sealed_of(row)
        return row.opened


class Settlement(StrictSerializer):
    """The answer to one entry; `changes` for corrected, `choices` ("mine" or "server") for chosen, `note` for aside."""

    answer = serializers.ChoiceField(choices=SETTLEMENTS)
    changes = serializers.DictField(required=False)
    choices = serializers.DictField(
        required=False, child=serializers.ChoiceField(choices=[settling.MINE, settling.SERVER])
    )
    note = serializers.CharField(required=False, allow_blank=True, max_length=settling.LONGEST_NOTE)


class ParkedFilter(filters.FilterSet):
    """By place (a code or the beginning of one), officer, reason and state; without a state, what waits."""

    division = filters.CharFilter(method="in_division")

    class Meta:
        model = SyncOp
        fields = ["user", "state", "code", "entity", "via"]

    def in_division(self, queryset, name, value):
        """At or below a division."""
        return queryset.filter(under("division_id", value))


class ParkedViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Entries of phones that wait for a decision, or were settled by somebody."""

    queryset = parked.parked().select_related("user", "division", "settled_by")
    serializer_class = PhoneEntrySerializer
    filterset_class = ParkedFilter
    page_order = ("-received_at", "-op_id")
    rights = {"list": "parked.read", "retrieve": "parked.read", "settle": "parked.settle"}

    def get_serializer_class(self):
        """What was written stands in the detail only."""
        return PhoneEntrySerializer if self.action == "list" else PhoneEntryDetail

    @extend_schema(request=Settlement, responses=PhoneEntryDetail)
    @action(detail=True, methods=["post"])
    def settle(self, request, pk=None):
        """Take it over as it is, corrected or field by field, in the office's name; or put it aside with a note."""
        row = self.get_object()
        return self.answered(settling.settle(op=row, by=request.user, at=clock.now(), **self.read(Settlement)))


ROUTES = [("parked", ParkedViewSet)]

"""REST resource `zero-employments`: households in which nobody worked, found and cleared, and the help given."""

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from relocation.channels import queries
from relocation.channels.models import ZeroEmployment
from relocation.channels.states import ChannelKind, ChannelState
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.scope import visible_to
from xundian.kit.clock import today
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class ZeroEmploymentRowSerializer(StrictModelSerializer):
    """A time without work of a household; `helped` counts the offers of it, channel and state are of the last one."""

    household_number = serializers.CharField(source="household.number", read_only=True)
    site_name = serializers.CharField(source="site.name", read_only=True)
    how_label = serializers.CharField(source="get_how_display", read_only=True)
    helped = serializers.IntegerField(read_only=True)
    help_channel = serializers.ChoiceField(ChannelKind.choices, allow_null=True, read_only=True)
    help_state = serializers.ChoiceField(ChannelState.choices, allow_null=True, read_only=True)

    class Meta:
        model = ZeroEmployment
        fields = [
            "id", "household", "household_number", "site", "site_name", "found_on", "cleared_on", "how", "how_label",
            "placement", "helped", "help_channel", "help_state", "version",
        ]  # fmt: skip
        read_only_fields = fields


class MonthEndSerializer(StrictSerializer):
    """The ledger at a month's end; of the present month today."""

    day = serializers.DateField()
    open = serializers.IntegerField()
    found = serializers.IntegerField()
    cleared = serializers.IntegerField()


class ZeroEmploymentViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """The ledger of households without work; kept by the clock alone (W2.2)."""

    queryset = queries.ledger(ZeroEmployment.objects.all())
    serializer_class = ZeroEmploymentRowSerializer
    filterset_fields = {
        "site": ["exact"], "household": ["exact"], "how": ["exact"], "cleared_on": ["isnull", "gte", "lte"],
        "found_on": ["gte", "lte"],
    }  # fmt: skip
    page_order = ("-found_on", "-id")
    rights = {"list": "relocation.read", "retrieve": "relocation.read", "month_ends": "relocation.read"}

    @extend_schema(responses=MonthEndSerializer(many=True), filters=False)
    @action(detail=False, methods=["get"], url_path="month-ends", pagination_class=None)
    def month_ends(self, request):
        """Open, found and cleared at the ends of the months of this year, of the caller's place."""
        on = today()
        rows = visible_to(request.user, ZeroEmployment.objects.all())
        ends = queries.at_month_ends(rows, since=on.replace(month=1, day=1), on=on)
        return Response(MonthEndSerializer(ends, many=True).data)


ROUTES = [("zero-employments", ZeroEmploymentViewSet)]

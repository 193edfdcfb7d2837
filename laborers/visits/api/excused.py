"""REST `excused-periods` and `entry-unlocks`: days on which no visits are owed, months open for late entry."""

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from laborers.registry.models import Household, Laborer
from laborers.visits import actions
from laborers.visits.models import EntryUnlock, ExcusedPeriod
from laborers.visits.states import Excuse
from xundian.accounts.access import ScopedViewSet
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


def named(source):
    """A name or label beside an id or a code."""
    return serializers.CharField(source=source, read_only=True, default="")


class ExcusedPeriodSerializer(StrictModelSerializer):
    """A period with the names beside its ids."""

    household_number, division_name = named("household.number"), named("division.name")
    laborer_name, by_name = named("laborer.name"), named("by.name")
    reason_label, withdrawn_by_name = named("get_reason_display"), named("withdrawn_by.name")

    class Meta:
        model = ExcusedPeriod
        fields = [
            "id", "household", "household_number", "laborer", "laborer_name", "division", "division_name", "from_on",
            "to_on", "reason", "reason_label", "by", "by_name", "withdrawn_on", "withdrawn_by", "withdrawn_by_name",
            "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewExcusedPeriod(StrictSerializer):
    """Of a household (visits to it), or of one migrant (visits in the field); both days are included."""

    id = serializers.UUIDField(required=False)
    household = serializers.UUIDField(required=False, allow_null=True)
    laborer = serializers.UUIDField(required=False, allow_null=True)
    from_on, to_on = serializers.DateField(), serializers.DateField()
    reason = serializers.ChoiceField(choices=Excuse.choices)


class EarlierEnd(StrictSerializer):
    """The last day of the period from now on."""

    to_on = serializers.DateField()


class ExcusedPeriodViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Periods in which visits need not be made: the migrant is home for the festival, the household has moved."""

    queryset = ExcusedPeriod.objects.select_related("household", "division", "laborer", "by", "withdrawn_by")
    serializer_class = ExcusedPeriodSerializer
    filterset_fields = {
        "household": ["exact"], "laborer": ["exact"], "reason": ["exact"], "withdrawn_on": ["isnull"],
        "to_on": ["gte"], "from_on": ["lte"],
    }  # fmt: skip
    page_order = ("-from_on", "-id")
    rights = {
        "list": "visits.read", "retrieve": "visits.read", "create": "visits.excuse", "end": "visits.excuse",
        "withdraw": "visits.excuse",
    }  # fmt: skip

    @extend_schema(request=NewExcusedPeriod, responses={201: ExcusedPeriodSerializer})
    def create(self, request):
        """Excuse the visits that lie in a period with their whole window."""
        values = self.read(NewExcusedPeriod)
        for name, model in (("household", Household), ("laborer", Laborer)):
            values[name] = self.find(model, values[name]) if values.get(name) else None
        row = actions.excuse_period(by=request.user, on=clock.today(), **values)
        return self.answered(self.queryset.get(pk=row.pk), 201)

    @extend_schema(request=EarlierEnd, responses=ExcusedPeriodSerializer)
    @action(detail=True, methods=["post"])
    def end(self, request, pk):
        """The period ends earlier; what then has days left is owed again."""
        period, values = self.get_object(), self.read(EarlierEnd)
        return self.answered(actions.end_period(period=period, by=request.user, on=clock.today(), **values))

    @extend_schema(request=None, responses=ExcusedPeriodSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk):
        """Entered by mistake: what it excused is owed again."""
        period = self.get_object()
        return self.answered(actions.withdraw_period(period=period, by=request.user, on=clock.today()))


class EntryUnlockSerializer(StrictModelSerializer):
    """A month that is open again, with the names beside its ids."""

    division_name, by_name = named("division.name"), named("by.name")

    class Meta:
        model = EntryUnlock
        fields = ["id", "division", "division_name", "month", "until_on", "reason", "by", "by_name", "version"]
        read_only_fields = fields


class NewEntryUnlock(StrictSerializer):
    """Which place and month (any day of it), until when, and why."""

    division = serializers.CharField(max_length=20)
    month, until = serializers.DateField(), serializers.DateField()
    reason = serializers.CharField(max_length=200)


class EntryUnlockViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Closed months in which visits may be entered again until a day."""

    queryset = EntryUnlock.objects.select_related("division", "by")
    serializer_class = EntryUnlockSerializer
    filterset_fields = {"division": ["exact"], "month": ["exact"], "until_on": ["gte"]}
    page_order = ("-until_on", "-id")
    rights = {"list": "visits.read", "retrieve": "visits.read", "create": "visits.unlock"}

    @extend_schema(request=NewEntryUnlock, responses={201: EntryUnlockSerializer})
    def create(self, request):
        """Open a closed month of a place in one's own; a second time moves the day."""
        values = self.read(NewEntryUnlock)
        values["division"] = self.find(Division, values["division"])
        row = actions.unlock_entry(by=request.user, on=clock.today(), **values)
        return self.answered(self.queryset.get(pk=row.pk), 201)


ROUTES = [("excused-periods", ExcusedPeriodViewSet), ("entry-unlocks", EntryUnlockViewSet)]

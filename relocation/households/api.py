"""REST resources `move-ins` and `homesteads`."""

from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from laborers.registry.models import Household
from relocation.households import actions, queries
from relocation.households.models import Homestead, MoveIn
from relocation.households.states import HomesteadState
from relocation.sites.models import Home, Site
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import ChoiceLabel
from xundian.kit.clock import today
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class MoveInSerializer(StrictModelSerializer):
    """Which household lives, or lived, in which home."""

    household_number = serializers.CharField(source="household.number", read_only=True)
    site_name = serializers.CharField(source="site.name", read_only=True)

    class Meta:
        model = MoveIn
        fields = [
            "id", "household", "household_number", "site", "site_name", "home", "building", "unit", "room", "moved_on",
            "left_on", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewMoveIn(StrictSerializer):
    """What moving in takes: the recorded home or its door; `small_accepted` when the household takes one too small."""

    id = serializers.UUIDField(required=False)
    household = serializers.UUIDField()
    site = serializers.UUIDField()
    home = serializers.UUIDField(required=False, allow_null=True)
    building = serializers.CharField(max_length=20, required=False)
    unit = serializers.CharField(max_length=20, required=False, allow_blank=True)
    room = serializers.CharField(max_length=20, required=False)
    small_accepted = serializers.BooleanField(required=False)
    moved_on = serializers.DateField()

    def validate(self, values):
        """The recorded home, or the words of its door."""
        missing = {name: [_("This is required.")] for name in ("building", "room") if not values.get(name)}
        if not values.get("home") and missing:
            raise serializers.ValidationError(missing, code="required")
        return values


class LastDayInHome(StrictSerializer):
    """The last day in the home."""

    left_on = serializers.DateField()


class MoveInViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Households moving into homes of sites, and leaving them (W2.2-4)."""

    queryset = MoveIn.objects.select_related("household", "site")
    serializer_class = MoveInSerializer
    filterset_fields = {"site": ["exact"], "household": ["exact"], "left_on": ["isnull"]}
    rights = {
        "list": "relocation.read",
        "retrieve": "relocation.read",
        "create": "relocation.edit",
        "leave": "relocation.edit",
    }

    @extend_schema(request=NewMoveIn, responses={201: MoveInSerializer})
    def create(self, request):
        """A household moves in."""
        values = self.read(NewMoveIn)
        values["household"] = self.find(Household, values["household"])
        values["site"] = self.find(Site, values["site"])
        if values.get("home"):
            values["home"] = self.find(Home.objects.select_related("building"), values["home"])
        return self.answered(self.moved_in(values), 201)

    def moved_in(self, values):
        """The move that follows from the input; what lies over the room may look at more first."""
        return actions.move_in(**values, by=self.request.user, on=today())

    @extend_schema(request=LastDayInHome, responses=MoveInSerializer)
    @action(detail=True, methods=["post"])
    def leave(self, request, pk=None):
        """The household leaves the home."""
        row, values = self.get_object(), self.read(LastDayInHome)
        return self.answered(actions.leave(move_in=row, by=request.user, on=today(), **values))


class HomesteadSerializer(StrictModelSerializer):
    """The old homestead of a household that moved in; areas in mu."""

    household = serializers.UUIDField(source="move_in.household_id", read_only=True)
    household_number = serializers.CharField(source="move_in.household.number", read_only=True)
    village_name = serializers.CharField(source="move_in.household.division.name", read_only=True)
    site_name = serializers.CharField(source="move_in.site.name", read_only=True)
    state = serializers.CharField(read_only=True)
    state_label = ChoiceLabel(HomesteadState, source="state")
    overdue = serializers.BooleanField(read_only=True)
    inspected_by_name = serializers.CharField(source="inspected_by.name", default="", read_only=True)

    class Meta:
        model = Homestead
        fields = [
            "id", "move_in", "household", "household_number", "village_name", "site_name", "area_mu", "clear_by",
            "cleared_on", "farmed_mu", "greened_mu", "restored_on", "inspected_on", "inspected_by_name", "in_order",
            "found", "note", "state", "state_label", "overdue", "version",
        ]  # fmt: skip
        read_only_fields = fields


class MuField(serializers.DecimalField):
    """An area in mu with up to two decimals."""

    def __init__(self, **options):
        super().__init__(**{"max_digits": 6, "decimal_places": 2, "min_value": 0} | options)


class NewHomestead(StrictSerializer):
    """What was promised when the household moved in."""

    id = serializers.UUIDField(required=False)
    move_in = serializers.UUIDField()
    area_mu = MuField()
    clear_by = serializers.DateField()
    note = serializers.CharField(max_length=500, required=False, allow_blank=True)


class HomesteadPostponement(StrictSerializer):
    """A later day, and why."""

    clear_by = serializers.DateField()
    note = serializers.CharField(max_length=500)


class HomesteadClearing(StrictSerializer):
    """Since when the old house is gone."""

    cleared_on = serializers.DateField()


class HomesteadRestoring(StrictSerializer):
    """To which use the land was put."""

    farmed_mu = MuField(default=0)
    greened_mu = MuField(default=0)
    restored_on = serializers.DateField()


class HomesteadInspection(StrictSerializer):
    """What was found of it."""

    in_order = serializers.BooleanField()
    found = serializers.CharField(max_length=500)
    inspected_on = serializers.DateField()


class HomesteadFilter(filters.FilterSet):
    """Filters of the list; `overdue` are those not cleared by the day promised."""

    state = filters.ChoiceFilter(choices=HomesteadState.choices)
    overdue = filters.BooleanFilter()
    household = filters.UUIDFilter(field_name="move_in__household")
    site = filters.UUIDFilter(field_name="move_in__site")

    class Meta:
        model = Homestead
        fields = ["state", "overdue", "household", "site"]


class HomesteadViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Old homesteads: promised, cleared, restored to farming or greened, inspected (W2.2-5)."""

    queryset = Homestead.objects.all()
    serializer_class = HomesteadSerializer
    filterset_class = HomesteadFilter
    page_order = ("clear_by", "id")
    rights = dict.fromkeys(["list", "retrieve"], "relocation.read") | {
        "create": "homesteads.edit", "postpone": "homesteads.edit", "clear": "homesteads.edit",
        "restore": "homesteads.edit", "inspect": "homesteads.inspect",
    }  # fmt: skip

    def get_queryset(self):
        """With how each stands today."""
        return queries.homesteads(today(), super().get_queryset())

    def answered(self, row, status=200):
        """The row with how it stands today."""
        return super().answered(queries.homesteads(today()).get(pk=row.pk), status)

    @extend_schema(request=NewHomestead, responses={201: HomesteadSerializer})
    def create(self, request):
        """What a household that moved in promised of its old homestead."""
        values = self.read(NewHomestead)
        values["move_in"] = self.find(MoveIn, values["move_in"])
        return self.answered(actions.promise_clearing(**values, by=request.user, on=today()), 201)

    @extend_schema(request=HomesteadPostponement, responses=HomesteadSerializer)
    @action(detail=True, methods=["post"])
    def postpone(self, request, pk=None):
        """Promise a later day, and say why."""
        return self._step(actions.postpone_clearing, HomesteadPostponement)

    @extend_schema(request=HomesteadClearing, responses=HomesteadSerializer)
    @action(detail=True, methods=["post"])
    def clear(self, request, pk=None):
        """The old house is gone."""
        return self._step(actions.clear, HomesteadClearing)

    @extend_schema(request=HomesteadRestoring, responses=HomesteadSerializer)
    @action(detail=True, methods=["post"])
    def restore(self, request, pk=None):
        """The land is farmed or greened."""
        return self._step(actions.restore, HomesteadRestoring)

    @extend_schema(request=HomesteadInspection, responses=HomesteadSerializer)
    @action(detail=True, methods=["post"])
    def inspect(self, request, pk=None):
        """What an inspection found."""
        return self._step(actions.inspect, HomesteadInspection)

    def _step(self, step, kind):
        row, values = self.get_object(), self.read(kind)
        return self.answered(step(homestead=row, by=self.request.user, on=today(), **values))


ROUTES = [("move-ins", MoveInViewSet), ("homesteads", HomesteadViewSet)]

"""REST resource `move-ins`."""

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from laborers.registry.models import Household
from relocation.households import actions
from relocation.households.models import MoveIn
from relocation.sites.models import Site
from xundian.accounts.access import ScopedViewSet
from xundian.kit.clock import today
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class MoveInSerializer(StrictModelSerializer):
    """Which household lives, or lived, in which home."""

    household_number = serializers.CharField(source="household.number", read_only=True)
    site_name = serializers.CharField(source="site.name", read_only=True)

    class Meta:
        model = MoveIn
        fields = [
            "id", "household", "household_number", "site", "site_name", "building", "unit", "room", "moved_on",
            "left_on", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewMoveIn(StrictSerializer):
    """What moving in takes."""

    id = serializers.UUIDField(required=False)
    household = serializers.UUIDField()
    site = serializers.UUIDField()
    building = serializers.CharField(max_length=20)
    unit = serializers.CharField(max_length=20, required=False, allow_blank=True)
    room = serializers.CharField(max_length=20)
    moved_on = serializers.DateField()


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
        return self.answered(actions.move_in(**values, by=request.user, on=today()), 201)

    @extend_schema(request=LastDayInHome, responses=MoveInSerializer)
    @action(detail=True, methods=["post"])
    def leave(self, request, pk=None):
        """The household leaves the home."""
        row, values = self.get_object(), self.read(LastDayInHome)
        return self.answered(actions.leave(move_in=row, by=request.user, on=today(), **values))


ROUTES = [("move-ins", MoveInViewSet)]

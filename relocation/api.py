"""Index of the REST resources of relocation, room by room, and what needs a room above the resource's own."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from relocation import journeys
from relocation.bases.api import ROUTES as BASES
from relocation.channels import queries
from relocation.channels.api import ROUTES as CHANNELS
from relocation.channels.api import ZeroEmploymentSerializer
from relocation.declarations.api import ROUTES as DECLARATIONS
from relocation.declarations.api import DeclarationInFull, DeclarationViewSet
from relocation.draws.api import ROUTES as DRAWS
from relocation.households.api import ROUTES as HOUSEHOLDS
from relocation.households.api import MoveInViewSet, MuField
from relocation.indicators.api import ROUTES as INDICATORS
from relocation.sites.api import ROUTES as SITES
from relocation.sites.api import BuildingViewSet, HomeViewSet, SiteViewSet
from relocation.sites.api.buildings import HomesAdded, HomeSerializer, NewHome, NewHomes
from relocation.sites.models import Building
from xundian.accounts.scope import visible_to
from xundian.kit.clock import today
from xundian.kit.serializers import StrictSerializer


class SiteWithHouseholdsViewSet(SiteViewSet):
    """Resettlement sites (W2.2); a site officer sees the own one."""

    rights = SiteViewSet.rights | {"zero_employment": "relocation.read"}

    @extend_schema(responses=ZeroEmploymentSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], url_path="zero-employment")
    def zero_employment(self, request, pk=None):
        """The site's households in which someone could work and nobody does, today."""
        found = queries.zero_employment_households(on=today(), site=self.get_object())
        page = self.paginate_queryset(queries.with_people(visible_to(request.user, found), today()))
        return self.get_paginated_response(ZeroEmploymentSerializer(page, many=True).data)


class BuildingWithMovesViewSet(BuildingViewSet):
    """Buildings of sites with their grid officers (W2.2-4)."""

    rights = BuildingViewSet.rights | {"homes": "sites.edit"}

    @extend_schema(request=NewHomes, responses=HomesAdded)
    @action(detail=True, methods=["post"])
    def homes(self, request, pk=None):
        """Lay out homes behind every door of the building."""
        added, lived_in = journeys.record_homes(building=self.get_object(), by=request.user, **self.read(NewHomes))
        return Response({"added": added, "lived_in": lived_in})


class HomeWithMovesViewSet(HomeViewSet):
    """Homes, which lots are drawn for and households move into (W2.2-3)."""

    @extend_schema(request=NewHome, responses={201: HomeSerializer})
    def create(self, request):
        """Add one home to a building."""
        values = self.read(NewHome)
        values["building"] = self.find(Building, values["building"])
        return self.answered(journeys.record_home(**values, by=request.user), 201)

    def edited(self, row, changes, version):
        """Not what a frozen roster tells of the home."""
        return journeys.edit_home(home=row, changes=changes, expected_version=version, by=self.request.user)


class Keys(StrictSerializer):
    """The day of moving in; why a home small by now is accepted; mu and promised clearing of the old homestead."""

    id = serializers.UUIDField(required=False)
    moved_on = serializers.DateField()
    reason = serializers.CharField(max_length=1000, required=False, allow_blank=True)
    area_mu = MuField(required=False, allow_null=True)
    clear_by = serializers.DateField(required=False, allow_null=True)


class DeclarationWithMovesViewSet(DeclarationViewSet):
    """Declarations for relocation (W2.2): claimed, screened, looked at on site, decided, drawn for, moved in."""

    rights = DeclarationViewSet.rights | {"move_in": "relocation.edit"}

    @extend_schema(request=Keys, responses=DeclarationInFull)
    @action(detail=True, methods=["post"], url_path="move-in")
    def move_in(self, request, pk=None):
        """The household takes the keys of its allotted home."""
        row, values = self.get_object(), self.read(Keys)
        journeys.move_into_allotted(declaration=row, by=request.user, on=today(), **values)
        return self.answered(row)


class MoveInOverRoomsViewSet(MoveInViewSet):
    """Households moving into homes of sites, and leaving them (W2.2-4)."""

    def moved_in(self, values):
        """Not past a declaration that is under way."""
        return journeys.move_in(**values, by=self.request.user, on=today())


OVER_ROOMS = {
    "sites": SiteWithHouseholdsViewSet, "buildings": BuildingWithMovesViewSet, "homes": HomeWithMovesViewSet,
    "declarations": DeclarationWithMovesViewSet, "move-ins": MoveInOverRoomsViewSet,
}  # fmt: skip
ROUTES = [
    *(dict([*SITES, *HOUSEHOLDS, *DECLARATIONS]) | OVER_ROOMS).items(), *CHANNELS, *DRAWS, *INDICATORS, *BASES,
]  # fmt: skip

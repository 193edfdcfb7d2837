"""REST resources `buildings` and `homes`."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from relocation.sites import actions, queries
from relocation.sites.api.ledger import READ, SITES_EDIT, Ledger
from relocation.sites.models import Building, Home, Site
from relocation.sites.states import Fit, HomeState
from xundian.accounts.models import User
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class BuildingSerializer(StrictModelSerializer):
    """A building with what is counted in it; `looked_after` when its grid officer is still there."""

    site_name = serializers.CharField(source="site.name", read_only=True)
    grid_officer_name = serializers.CharField(source="grid_officer.name", read_only=True, allow_null=True, default=None)
    homes = serializers.IntegerField(source="homes_here", read_only=True)
    lived_in = serializers.IntegerField(read_only=True)
    residents = serializers.IntegerField(read_only=True)
    looked_after = serializers.BooleanField(read_only=True)

    class Meta:
        model = Building
        fields = [
            "id", "site", "site_name", "name", "storeys", "grid_officer", "grid_officer_name", "homes", "lived_in",
            "residents", "looked_after", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewBuilding(StrictSerializer):
    """What adding a building takes; the grid officer is an officer of the site."""

    id = serializers.UUIDField(required=False)
    site = serializers.UUIDField()
    name = serializers.CharField(max_length=20)
    storeys = serializers.IntegerField(min_value=1, max_value=60)
    grid_officer = serializers.UUIDField(required=False, allow_null=True)


class BuildingChanges(StrictSerializer):
    """What may be changed of a building."""

    name = serializers.CharField(max_length=20, required=False)
    storeys = serializers.IntegerField(min_value=1, max_value=60, required=False)
    grid_officer = serializers.UUIDField(required=False, allow_null=True)


class NewHomes(StrictSerializer):
    """Homes behind every door: units (none: one entrance), so many on every storey, all of one size."""

    units = serializers.ListField(child=serializers.CharField(max_length=20), required=False, max_length=20)
    per_storey = serializers.IntegerField(min_value=1, max_value=600)
    area_m2 = serializers.DecimalField(max_digits=6, decimal_places=2)
    persons = serializers.IntegerField(min_value=1, max_value=20)


class HomesAdded(serializers.Serializer):
    """How many homes were added, and how many households were found to live behind one of their doors."""

    added = serializers.IntegerField()
    lived_in = serializers.IntegerField()


class HomeSerializer(StrictModelSerializer):
    """A home: size, how it stands, who lives there, and whether it is of their size."""

    site = serializers.UUIDField(source="building.site_id", read_only=True)
    building_name = serializers.CharField(source="building.name", read_only=True)
    state = serializers.ChoiceField(choices=HomeState.choices, read_only=True)
    household = serializers.UUIDField(source="dweller", read_only=True, allow_null=True)
    household_number = serializers.CharField(source="dweller_number", read_only=True, allow_null=True)
    members = serializers.IntegerField(read_only=True)
    fits = serializers.ChoiceField(choices=[("", ""), *Fit.choices], read_only=True)

    class Meta:
        model = Home
        fields = [
            "id", "site", "building", "building_name", "unit", "room", "area_m2", "persons", "state", "household",
            "household_number", "members", "fits", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewHome(StrictSerializer):
    """What adding one home takes."""

    id = serializers.UUIDField(required=False)
    building = serializers.UUIDField()
    unit = serializers.CharField(max_length=20, required=False, allow_blank=True)
    room = serializers.CharField(max_length=20)
    area_m2 = serializers.DecimalField(max_digits=6, decimal_places=2)
    persons = serializers.IntegerField(min_value=1, max_value=20)


class HomeChanges(StrictSerializer):
    """What may be changed of a home; the words of its door only before somebody was given it."""

    unit = serializers.CharField(max_length=20, required=False, allow_blank=True)
    room = serializers.CharField(max_length=20, required=False)
    area_m2 = serializers.DecimalField(max_digits=6, decimal_places=2, required=False)
    persons = serializers.IntegerField(min_value=1, max_value=20, required=False)


class HomeFilter(filters.FilterSet):
    """Homes of a site or building, by how they stand and fit."""

    site = filters.UUIDFilter(field_name="building__site_id")
    state = filters.ChoiceFilter(choices=HomeState.choices)
    fits = filters.ChoiceFilter(choices=Fit.choices)

    class Meta:
        model = Home
        fields = {"building": ["exact"], "persons": ["exact"]}


class BuildingViewSet(Ledger):
    """Buildings of sites with their grid officers (W2.2-4)."""

    queryset = queries.with_counts(Building.objects.select_related("site", "grid_officer"))
    serializer_class = BuildingSerializer
    filterset_fields = {"site": ["exact"], "name": ["exact"], "grid_officer": ["exact", "isnull"]}
    rights = {"list": READ, "retrieve": READ, "create": SITES_EDIT, "partial_update": SITES_EDIT}

    @extend_schema(request=NewBuilding, responses={201: BuildingSerializer})
    def create(self, request):
        """Add a building to a site."""
        values = self.read(NewBuilding)
        values["site"] = self.find(Site, values["site"])
        return self.answered(actions.add_building(**self._with_officer(values, values["site"]), by=request.user), 201)

    @extend_schema(request=BuildingChanges, responses=BuildingSerializer)
    def partial_update(self, request, pk=None):
        """Change name, storeys or grid officer; send If-Match."""
        row, version, changes = self.get_object(), self.expected_version(), self.read(BuildingChanges)
        changes = self._with_officer(changes, row.site)
        return self.answered(
            actions.edit_building(building=row, changes=changes, expected_version=version, by=request.user)
        )

    def _with_officer(self, values, site):
        """The officer of the site for the key given; somebody of elsewhere is refused as by the action."""
        if values.get("grid_officer"):
            officer = User.objects.filter(pk=values["grid_officer"], site_id=site.pk).first()
            values["grid_officer"] = officer or User()
        return values


class HomeViewSet(Ledger):
    """Homes, which lots are drawn for and households move into (W2.2-3)."""

    queryset = queries.with_people(Home.objects.select_related("building"))
    serializer_class = HomeSerializer
    filterset_class = HomeFilter
    rights = {"list": READ, "retrieve": READ, "create": SITES_EDIT, "partial_update": SITES_EDIT}

    @extend_schema(request=HomeChanges, responses=HomeSerializer)
    def partial_update(self, request, pk=None):
        """Change size, or the door while nobody was given it; send If-Match."""
        row, version, changes = self.get_object(), self.expected_version(), self.read(HomeChanges)
        return self.answered(self.edited(row, changes, version))

    def edited(self, row, changes, version):
        """The home as changed."""
        return actions.edit_home(home=row, changes=changes, expected_version=version, by=self.request.user)


ROUTES = [("buildings", BuildingViewSet), ("homes", HomeViewSet)]

"""REST resource `sites`."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.registry.models import Household
from relocation.sites import actions, queries, rules
from relocation.sites.api.ledger import EDIT, READ, SITES_EDIT, Ledger
from relocation.sites.models import Site
from relocation.sites.states import FacilityKind
from xundian.accounts.scope import visible_to
from xundian.divisions.models import Division
from xundian.kit.clock import today
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class SiteSerializer(StrictModelSerializer):
    """A resettlement site; what was published of it is told with its source, apart from what is counted."""

    division_name = serializers.CharField(source="division.name", read_only=True)

    class Meta:
        model = Site
        fields = [
            "id", "division", "division_name", "name", "address", "phone", "opened_on", "published_residents",
            "published_source", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewSite(StrictSerializer):
    """What founding a site takes."""

    id = serializers.UUIDField(required=False)
    division = serializers.CharField(max_length=9)
    name = serializers.CharField(max_length=80)
    address = serializers.CharField(max_length=200, required=False, allow_blank=True)
    phone = serializers.CharField(max_length=20, required=False, allow_blank=True)
    opened_on = serializers.DateField(required=False, allow_null=True)


class SiteChanges(StrictSerializer):
    """What may be changed of a site; a published number of residents goes with its source."""

    address = serializers.CharField(max_length=200, required=False, allow_blank=True)
    phone = serializers.CharField(max_length=20, required=False, allow_blank=True)
    opened_on = serializers.DateField(required=False, allow_null=True)
    published_residents = serializers.IntegerField(min_value=1, max_value=1_000_000, required=False, allow_null=True)
    published_source = serializers.CharField(max_length=200, required=False, allow_blank=True)


class KindFigureSerializer(serializers.Serializer):
    """Facilities of a kind; `ratio` for 1,000 residents, none where nobody is known to live."""

    kind = serializers.ChoiceField(choices=FacilityKind.choices)
    label = serializers.CharField()
    count = serializers.IntegerField()
    capacity = serializers.IntegerField(allow_null=True)
    ratio = serializers.DecimalField(max_digits=9, decimal_places=2, allow_null=True)


class FiguresSerializer(serializers.Serializer):
    """Facilities on one basis: counted by the office (`source` empty), or as a publication says."""

    source = serializers.CharField(source="basis.source")
    residents = serializers.IntegerField(source="basis.residents")
    kinds = KindFigureSerializer(many=True)
    grid_staff = serializers.IntegerField(allow_null=True)
    grid_ratio = serializers.DecimalField(max_digits=9, decimal_places=2, allow_null=True)


class OriginSerializer(serializers.Serializer):
    """Households and residents from one village of origin."""

    village = serializers.CharField()
    village_name = serializers.CharField()
    households = serializers.IntegerField()
    residents = serializers.IntegerField()


class MixSerializer(serializers.Serializer):
    """Who lives beside whom: `largest` in percent of households, `apart` buildings of one village. Counts only."""

    villages = serializers.IntegerField()
    households = serializers.IntegerField()
    residents = serializers.IntegerField()
    largest = serializers.IntegerField(allow_null=True)
    apart = serializers.IntegerField()
    buildings = serializers.IntegerField()
    origins = OriginSerializer(many=True)


class ResidentSerializer(StrictModelSerializer):
    """A household that lives at the site, its door, and how many people it has."""

    village_name = serializers.CharField(source="division.name", read_only=True)
    home = serializers.UUIDField(read_only=True, allow_null=True)
    building = serializers.CharField(read_only=True, allow_null=True)
    unit = serializers.CharField(read_only=True, allow_null=True)
    room = serializers.CharField(read_only=True, allow_null=True)
    moved_on = serializers.DateField(read_only=True, allow_null=True)
    members = serializers.IntegerField(read_only=True)
    meant_for = serializers.IntegerField(read_only=True, allow_null=True)

    class Meta:
        model = Household
        fields = [
            "id", "number", "division", "village_name", "home", "building", "unit", "room", "moved_on", "members",
            "meant_for",
        ]  # fmt: skip
        read_only_fields = fields


class SiteViewSet(Ledger):
    """Resettlement sites (W2.2); a site officer sees the own one."""

    queryset = Site.objects.select_related("division")
    serializer_class = SiteSerializer
    filterset_fields = ["division", "name"]
    rights = {
        "list": READ, "retrieve": READ, "create": EDIT, "partial_update": SITES_EDIT, "figures": READ, "mix": READ,
        "residents": READ,
    }  # fmt: skip

    @extend_schema(request=NewSite, responses={201: SiteSerializer})
    def create(self, request):
        """Found a site in a street of your county."""
        values = self.read(NewSite)
        values["division"] = self.find(Division, values["division"])
        return self.answered(actions.create_site(**values, by=request.user), 201)

    @extend_schema(request=SiteChanges, responses=SiteSerializer)
    def partial_update(self, request, pk=None):
        """Change address, phone, opening day or what was published; send If-Match."""
        row, version, changes = self.get_object(), self.expected_version(), self.read(SiteChanges)
        return self.answered(actions.edit_site(site=row, changes=changes, expected_version=version, by=request.user))

    @extend_schema(responses=FiguresSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def figures(self, request, pk=None):
        """Facilities by kind, with their number for 1,000 residents; published ones apart."""
        site = queries.sites_with_people(Site.objects.filter(pk=self.get_object().pk)).get()
        return Response(FiguresSerializer(queries.figures(site, today()), many=True).data)

    @extend_schema(responses=MixSerializer, filters=False)
    @action(detail=True, methods=["get"], pagination_class=None)
    def mix(self, request, pk=None):
        """From which villages the households come, and how they live side by side; in counts."""
        rows = queries.origins(self.get_object())
        villages = queries.by_village(rows)
        names = dict(
            Division.objects.filter(code__in=[each["village"] for each in villages]).values_list("code", "name")
        )
        for each in villages:
            each["village_name"] = names[each["village"]]
        return Response(MixSerializer(rules.mix(rows) | {"origins": villages}).data)

    @extend_schema(responses=ResidentSerializer(many=True), filters=False)
    @action(detail=True, methods=["get"])
    def residents(self, request, pk=None):
        """The households that live at the site."""
        rows = visible_to(request.user, queries.residents(self.get_object())).select_related("division")
        page = self.paginate_queryset(rows)
        return self.get_paginated_response(ResidentSerializer(page, many=True).data)


ROUTES = [("sites", SiteViewSet)]

"""REST resource `training-demand`: wishes beside orders by township and occupation, and the people behind them."""

import re

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.registry.models import Laborer
from laborers.surveys.models import SurveyResponse
from trainings.demand import queries
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import CodeLabel, PlaceName, WithCodes
from xundian.accounts.scope import under, visible_to
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import Invalid
from xundian.kit.filters import refuse_unknown
from xundian.kit.pagination import Cursor
from xundian.kit.serializers import StrictModelSerializer

ASKED = ("year", "division", "occupation")
_OF_YEAR = "Empty: what is still to be served today. A year: what was told and ordered for that year."
PARAMETERS = [
    OpenApiParameter("year", int, description=_OF_YEAR),
    OpenApiParameter("division", str, description="A division's code; your place without it."),
    OpenApiParameter("occupation", str, description="A code of the list occupation."),
]


# Reports have lines too, and the document holds one shape under one name.
@extend_schema_serializer(component_name="TrainingDemandLine")
class LineSerializer(serializers.Serializer):
    """Wishes beside orders of one place and occupation; `gap` is wishes less people ordered."""

    place = serializers.CharField()
    place_name = serializers.SerializerMethodField()
    occupation = serializers.CharField()
    occupation_label = CodeLabel("occupation", source="occupation")
    wishes = serializers.IntegerField()
    supported = serializers.IntegerField()
    ready = serializers.IntegerField()
    orders = serializers.IntegerField()
    ordered = serializers.IntegerField()
    promised = serializers.IntegerField()
    gap = serializers.IntegerField()

    def get_place_name(self, line) -> str:
        """The township, or the county for orders that take people of all of it."""
        return self.context["places"].get(line.place, line.place)


class WisherSerializer(StrictModelSerializer):
    """A person who wishes to be trained; nothing follows from it without their own consent."""

    name = serializers.CharField(source="laborer.name", read_only=True)
    division = serializers.CharField(source="laborer.division_id", read_only=True)
    division_name = PlaceName(source="laborer.division")
    occupation = serializers.CharField(source="training_wish", read_only=True)
    occupation_label = CodeLabel("occupation", source="training_wish")
    supported = serializers.BooleanField(source="first", read_only=True)
    ready = serializers.BooleanField(read_only=True)

    class Meta:
        model = SurveyResponse
        fields = [
            "laborer", "name", "division", "division_name", "occupation", "occupation_label", "supported", "ready",
            "surveyed_on",
        ]  # fmt: skip
        read_only_fields = fields


class DemandViewSet(WithCodes, ScopedViewSet):
    """Wishes of people beside orders of enterprises (X4): figures for whoever plans classes, names within the place."""

    rights = dict.fromkeys(["list", "people"], "demand.read")
    schemes = ("occupation",)
    queryset = SurveyResponse.objects.all()
    serializer_class = LineSerializer
    page_order, pagination_class = ("rank",), None

    @extend_schema(parameters=PARAMETERS, responses=LineSerializer(many=True))
    def list(self, request):
        """One line for each township and occupation, the widest gap first."""
        refuse_unknown(request, ASKED)
        lines = queries.demand(request.user, clock.today(), **self._asked())
        names = Division.objects.filter(code__in={line.place for line in lines})
        context = self.get_serializer_context() | {"places": {each.code: each.label for each in names}}
        return Response(LineSerializer(lines, many=True, context=context).data)

    @extend_schema(parameters=PARAMETERS, responses=WisherSerializer(many=True))
    @action(detail=False, serializer_class=WisherSerializer, filter_backends=[], pagination_class=Cursor)
    def people(self, request):
        """The people behind the wishes, registered poor first; page by page."""
        refuse_unknown(request, (*ASKED, "cursor", "limit"))
        asked = self._asked()
        rows = visible_to(request.user, Laborer.objects.all())
        if asked["place"]:
            rows = rows.filter(under("division_id", asked["place"]))
        found = queries.wishers(rows, clock.today(), asked["year"], asked["occupation"])
        return self.get_paginated_response(self.get_serializer(self.paginate_queryset(found), many=True).data)

    def _asked(self):
        """The query string as demand() takes it; Invalid by the name of what is no year or no place."""
        asked = {name: self.request.query_params.get(name, "").strip() for name in ASKED}
        year, place = asked["year"], asked["division"]
        if year and not (re.fullmatch("[0-9]{4}", year) and 1900 < int(year) < 2200):
            raise Invalid(_("Give the year in four digits."), field="year", code="bad_year")
        if place:
            self.find(Division, place)
        if "\x00" in asked["occupation"]:  # which the database refuses to look for
            raise Invalid(_("Choose one of the list."), field="occupation", code="unknown_code")
        return {"year": int(year) if year else None, "place": place, "occupation": asked["occupation"]}

"""REST door of the catalogue of indicators: what every figure counts, and what it leaves out."""

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from xundian.accounts.access import ScopedViewSet
from xundian.kit.errors import Missing
from xundian.reports import queries
from xundian.reports.api.tables import FigureSerializer, asked_values
from xundian.reports.figures import FIGURES
from xundian.targets.models import Target


class EntrySerializer(FigureSerializer):
    """A figure of the catalogue (X3.1, codes 11); of a part also the whole and the way it is divided."""

    topic = serializers.CharField()
    source = serializers.CharField(help_text="Which records it is read from.")
    cutoff = serializers.CharField(help_text="What the day of the report does to it.")
    exclusions = serializers.CharField(allow_blank=True)
    counts = serializers.ChoiceField([("rows", "rows"), ("people", "people"), ("money", "money")])
    whole = serializers.CharField(source="base", allow_blank=True, help_text="Code of the figure that it is a part of.")
    way = serializers.CharField(allow_blank=True)
    reports = serializers.ListField(child=serializers.CharField())


class CatalogueQuery(serializers.Serializer):
    """Whose parts are wanted: the code of a figure; the whole figures by default."""

    whole = serializers.CharField(required=False, default="")


def _entry(figure):
    """A figure as the catalogue tells it."""
    names = ("code", "label", "heading", "definition", "unit", "topic", "source", "cutoff", "exclusions", "base")
    told = {name: getattr(figure, name) for name in names}
    told["counts"] = "money" if figure.amount else "people" if figure.person else "rows"
    told["way"] = figure.dimension.label if figure.dimension else ""
    told["reports"] = [each.name for each in queries.REPORTS.values() if figure.code in each.every_column]
    return told


class FigureViewSet(ScopedViewSet):
    """The catalogue of figures: every number of reports and cockpit is one of these, and nothing else."""

    rights = dict.fromkeys(["list", "retrieve"], "reports.read")
    queryset = Target.objects.none()
    serializer_class = EntrySerializer
    filter_backends = []
    lookup_field = "code"
    lookup_value_regex = "[a-z0-9_]+"
    page_order, pagination_class = ("id",), None

    @extend_schema(parameters=[OpenApiParameter("whole", str)], responses=EntrySerializer(many=True))
    def list(self, request):
        """The figures by chapter; with `whole` the parts into which that figure is divided."""
        whole = asked_values(request, CatalogueQuery)["whole"]
        if whole and whole not in FIGURES:
            raise Missing
        found = [_entry(figure) for figure in FIGURES.values() if figure.base == whole]
        return Response(EntrySerializer(found, many=True).data)

    @extend_schema(responses=EntrySerializer)
    def retrieve(self, request, code):
        """One figure."""
        if code not in FIGURES:
            raise Missing
        return Response(EntrySerializer(_entry(FIGURES[code])).data)

"""REST doors of figures as they were printed: which there are, their tables, names, workbooks; taking one by hand."""

from django.utils.translation import gettext as _
from django_filters.rest_framework import DateFilter, FilterSet
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins, renderers, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from xundian.accounts.access import ScopedViewSet
from xundian.kit import clock
from xundian.kit.errors import Invalid
from xundian.kit.pagination import Cursor
from xundian.kit.renderers import Workbook, workbook_response
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer
from xundian.kit.sheets import XLSX
from xundian.reports import queries as live
from xundian.reports.api.printed import MarkSerializer, told
from xundian.reports.api.tables import LineSerializer, NameSerializer, asked_division, asked_values
from xundian.reports.figures import FIGURES
from xundian.reports.rules import Period
from xundian.reports.sheets import kept_workbook
from xundian.reports.snapshots import actions, queries
from xundian.reports.snapshots.models import Snapshot


class SnapshotQuery(serializers.Serializer):
    """Which part of a snapshot: a place inside the caller's own, which report, divided how."""

    report = serializers.ChoiceField(choices=list(live.REPORTS))
    division = serializers.CharField(required=False, default="", help_text="Division code inside your place.")
    by = serializers.CharField(required=False, default="", help_text="A code of the report's `ways`.")


class SnapshotNamesQuery(serializers.Serializer):
    """Whose figure is opened; with `late` those that came in since, instead of those that were printed."""

    figure = serializers.ChoiceField(choices=list(FIGURES))
    division = serializers.CharField(required=False, default="")
    late = serializers.BooleanField(required=False, default=False)


class SnapshotSerializer(StrictModelSerializer):
    """One taking of all figures of a county: a month, or a year up to the cut-off."""

    label = serializers.CharField(read_only=True, help_text="2026-06/1: the first of that month; 2026/3: of the year.")
    by_name = serializers.CharField(source="by.name", read_only=True, allow_null=True, default=None)

    class Meta:
        model = Snapshot
        fields = [
            "id", "label", "division", "year", "month", "number", "cutoff_on", "taken_at", "by", "by_name", "reason",
            "former",
        ]  # fmt: skip
        read_only_fields = fields


class TakeSerializer(StrictSerializer):
    """Which period is kept, as it stands now, and what for."""

    id = serializers.UUIDField(required=False)
    year = serializers.IntegerField(min_value=2000, max_value=2100)
    month = serializers.IntegerField(min_value=1, max_value=12, required=False, allow_null=True)
    reason = serializers.CharField(max_length=200)


class SinceSerializer(serializers.Serializer):
    """What became of a printed figure since: entered late, and no longer counted."""

    figure = serializers.CharField()
    printed = serializers.IntegerField()
    late = serializers.IntegerField()
    gone = serializers.IntegerField()


class PrintedSerializer(serializers.Serializer):
    """A report as it was printed."""

    snapshot = SnapshotSerializer()
    report = serializers.CharField()
    title = serializers.CharField()
    by = serializers.CharField(allow_blank=True)
    lines = LineSerializer(many=True)
    late = MarkSerializer(many=True)
    since = SinceSerializer(many=True)


class SnapshotFilters(FilterSet):
    """Of a period, and printed by the end of a day: the first row of the answer is what held then."""

    printed_on = DateFilter(method="by_day", help_text="Only what was printed by the end of this day.")

    class Meta:
        model = Snapshot
        fields = {"year": ["exact"], "month": ["exact", "isnull"]}

    def by_day(self, rows, _name, day):
        """Those taken by the end of a day of the county."""
        return rows.filter(taken_at__date__lte=day)


TABLE = [
    OpenApiParameter("report", str, required=True, enum=list(live.REPORTS)), OpenApiParameter("division", str),
    OpenApiParameter("by", str),
]  # fmt: skip


class SnapshotViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Figures as they were printed: nothing of them changes afterwards (codes 11)."""

    rights = dict.fromkeys(["list", "retrieve", "table", "names", "workbook"], "reports.read") | {
        "create": "snapshots.take"
    }
    queryset = Snapshot.objects.select_related("by")
    serializer_class = SnapshotSerializer
    filterset_class = SnapshotFilters
    page_order = ("-taken_at", "-number", "id")

    @extend_schema(request=TakeSerializer, responses={201: SnapshotSerializer})
    def create(self, request):
        """Keep all figures of your county for a period as they stand now."""
        given, on = self.read(TakeSerializer), clock.today()
        period = Period(year=given["year"], month=given.get("month"), on=on)
        taken = actions.take(
            county=request.user.division, period=period, at=clock.now(), by=request.user, reason=given["reason"],
            id=given.get("id"),
        )  # fmt: skip
        return Response(SnapshotSerializer(taken).data, 201)

    @extend_schema(parameters=TABLE, responses=PrintedSerializer)
    @action(detail=True, filterset_class=None, filter_backends=[])
    def table(self, request, pk):
        """One report of a place as it was printed, what of it was late then, and what came in since."""
        snapshot, report, asked, division = self._asked(pk)
        lines, late = queries.table(report, snapshot, division=division)
        since = queries.since(report, snapshot, user=request.user, division=division)
        body = {
            "snapshot": snapshot, "report": report.name, "title": report.title, "by": asked["by"], "lines": lines,
            "late": told(late),
            "since": [
                {"figure": code, "printed": printed, "late": added, "gone": gone}
                for code, (printed, added, gone) in since.items()
            ],
        }  # fmt: skip
        return Response(PrintedSerializer(body).data)

    @extend_schema(parameters=TABLE, responses={(200, XLSX): OpenApiTypes.BINARY})
    @action(
        detail=True, url_path=r"printed\.xlsx", renderer_classes=[renderers.JSONRenderer, Workbook], filter_backends=[]
    )
    def workbook(self, request, pk):
        """The same as a workbook in the bureau's layout, with the definitions."""
        snapshot, report, _asked, division = self._asked(pk)
        content = kept_workbook(report, snapshot, user=request.user, division=division)
        return workbook_response(content, f"{report.name}-{snapshot.label.replace('/', '-')}.xlsx")

    @extend_schema(
        parameters=[
            OpenApiParameter("figure", str, required=True, enum=list(FIGURES)), OpenApiParameter("division", str),
            OpenApiParameter("late", bool),
        ],
        responses=NameSerializer(many=True),
    )  # fmt: skip
    @action(detail=True, pagination_class=Cursor, page_order=("id",), filter_backends=[])
    def names(self, request, pk):
        """The names behind a printed figure, or those that were entered for it since."""
        snapshot, division, asked = *self._found(pk, SnapshotNamesQuery), self._values(SnapshotNamesQuery)
        figure = FIGURES[asked["figure"]]
        if asked["late"] and not queries.comparable(figure, queries.period_of(snapshot)):
            message = _("This figure tells how things stood on the day; nothing of it is late.")
            raise Invalid(message, field="late", code="not_comparable")
        found = queries.late_names if asked["late"] else queries.names
        page = self.paginate_queryset(found(figure, snapshot, user=request.user, division=division).order_by("id"))
        return self.get_paginated_response(NameSerializer(page, many=True).data)

    def _values(self, query_class):
        return asked_values(self.request, query_class)

    def _found(self, pk, query_class):
        """(snapshot, division) of the request; the query is looked at after the row, so that none tells of another."""
        snapshot = self.find(Snapshot.objects.select_related("by"), pk)
        user = self.request.user
        if not user.division_id:
            message = _("Printed figures are kept by division; your place is none.")
            raise Invalid(message, field="division", code="no_division")
        return snapshot, asked_division(user, self._values(query_class)["division"])

    def _asked(self, pk):
        """(snapshot, report in the way asked for, the query, division)."""
        snapshot, division = self._found(pk, SnapshotQuery)
        asked = self._values(SnapshotQuery)
        report = live.REPORTS[asked["report"]]
        if asked["by"] and asked["by"] not in report.ways:
            raise Invalid(field="by", code="unknown_way", message=_("This report cannot be divided in this way."))
        return snapshot, report.by(asked["by"]), asked, division

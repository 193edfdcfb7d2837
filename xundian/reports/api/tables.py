"""REST doors of report tables."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from xundian.accounts.access import ScopedViewSet
from xundian.accounts.scope import covers
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import Invalid, Missing
from xundian.kit.money import YuanField, yuan
from xundian.kit.pagination import Cursor
from xundian.reports import queries
from xundian.reports.api.printed import PRINTED_ON, MarkSerializer, PrintedFromSerializer, form_of, table_of
from xundian.reports.figures import FIGURES, names
from xundian.reports.rules import Period
from xundian.targets.models import Target

FIGURE_CODES = list(FIGURES)


class ReportQuery(serializers.Serializer):
    """Which part of a report is asked for; this year, today and the whole own place by default."""

    division = serializers.CharField(required=False, default="", help_text="Division code inside your place.")
    year = serializers.IntegerField(required=False, min_value=2000, max_value=2100)
    month = serializers.IntegerField(required=False, min_value=1, max_value=12)
    on = serializers.DateField(required=False, help_text="Cut-off day, today by default.")


class FormQuery(ReportQuery):
    """The same, and on which day it was printed; by default it is counted now."""

    printed_on = serializers.DateField(required=False)


class TableQuery(FormQuery):
    """The same, and in which of its ways the report is to be divided; its own columns by default."""

    by = serializers.CharField(required=False, default="", help_text="A code of the report's `ways`.")


class NamesQuery(ReportQuery):
    """The same, and whose figure is opened."""

    figure = serializers.ChoiceField(choices=FIGURE_CODES)
    own = serializers.BooleanField(required=False, default=False, help_text="Of the place itself, none below it.")


class FigureSerializer(serializers.Serializer):
    """A column with its definition; `heading` is its name below the words of the way it is divided by."""

    code = serializers.CharField()
    label = serializers.CharField()
    heading = serializers.CharField()
    definition = serializers.CharField()
    unit = serializers.CharField()


class ReportShareSerializer(serializers.Serializer):
    """What per cent one figure is of another."""

    code = serializers.CharField()
    label = serializers.CharField()
    part = serializers.CharField(help_text="Code of the figure above the line.")
    whole = serializers.CharField(help_text="Code of the figure below the line.")


class ReportWaySerializer(serializers.Serializer):
    """A way in which a report can be divided, for `by`."""

    code = serializers.CharField()
    label = serializers.CharField()


class LineSerializer(serializers.Serializer):
    """A row of a table; the first one is the total. Counts are in `values`, sums of money (yuan) in `amounts`."""

    division = serializers.CharField(allow_blank=True)
    name = serializers.CharField()
    values = serializers.SerializerMethodField()
    amounts = serializers.SerializerMethodField()
    shares = serializers.DictField(
        child=serializers.DecimalField(max_digits=8, decimal_places=1, allow_null=True),
        help_text="Percent with one decimal, half up; null where the whole is nothing.",
    )
    target = serializers.IntegerField(
        allow_null=True, help_text="Of the year; null for a month, which is measured against none."
    )
    rate = serializers.DecimalField(max_digits=8, decimal_places=1, allow_null=True)
    gap = serializers.IntegerField(allow_null=True)

    @extend_schema_field(serializers.DictField(child=serializers.IntegerField()))
    def get_values(self, line):
        """The counts by figure."""
        return {code: number for code, number in line.values.items() if not FIGURES[code].amount}

    @extend_schema_field(serializers.DictField(child=serializers.DecimalField(max_digits=16, decimal_places=2)))
    def get_amounts(self, line):
        """The sums of money by figure, in yuan."""
        return {code: f"{yuan(number):.2f}" for code, number in line.values.items() if FIGURES[code].amount}


class ReportTableSerializer(serializers.Serializer):
    """A report's table with its cut-off."""

    name = serializers.CharField()
    title = serializers.CharField()
    on = serializers.DateField()
    year = serializers.IntegerField()
    month = serializers.IntegerField(allow_null=True)
    by = serializers.CharField(allow_blank=True)
    ways = ReportWaySerializer(many=True)
    columns = FigureSerializer(many=True)
    shares = ReportShareSerializer(many=True)
    lines = LineSerializer(many=True)
    printed = PrintedFromSerializer(allow_null=True)
    late = MarkSerializer(many=True)


class ReportCellSerializer(FigureSerializer):
    """A line of a form: a figure with its number, or its sum of money in yuan."""

    value = serializers.IntegerField(allow_null=True)
    amount = serializers.DecimalField(max_digits=16, decimal_places=2, allow_null=True)


class ReportSectionSerializer(serializers.Serializer):
    """A part of a form: the figures themselves (no words), or one way in which they are divided."""

    label = serializers.CharField(allow_blank=True)
    lines = ReportCellSerializer(many=True)


class ReportFormSerializer(serializers.Serializer):
    """A report as the form of one place (codes 11): every figure, and every part of it."""

    name = serializers.CharField()
    title = serializers.CharField()
    on = serializers.DateField()
    year = serializers.IntegerField()
    month = serializers.IntegerField(allow_null=True)
    sections = ReportSectionSerializer(many=True)
    printed = PrintedFromSerializer(allow_null=True)


class NameSerializer(serializers.Serializer):
    """One row behind a figure."""

    id = serializers.UUIDField()
    person = serializers.CharField(allow_null=True)
    household_number = serializers.CharField(allow_null=True)
    division_id = serializers.CharField()
    village = serializers.CharField()
    day = serializers.DateField(required=False)
    amount = YuanField(source="fen", required=False, help_text="In yuan; they add up to the figure.")


class ReportListSerializer(serializers.Serializer):
    """What reports there are, and the ways in which each can be divided."""

    name = serializers.CharField()
    title = serializers.CharField()
    about = serializers.CharField(allow_blank=True)
    ways = ReportWaySerializer(many=True)


def asked_period(asked):
    """The period and cut-off of a query; today, or the day it was printed, when it names none."""
    on = asked.get("on") or asked.get("printed_on") or clock.today()
    return Period(year=asked.get("year") or on.year, month=asked.get("month"), on=on)


def asked_division(user, code):
    """The division asked for, the user's own by default; Missing outside the user's place."""
    if not code:
        return user.division_id or ""
    if user.division_id and not covers(user, code):
        raise Missing
    if not Division.objects.filter(code=code).exists():
        raise Missing
    return code


def asked_values(request, query_class):
    """The validated query; Invalid for a parameter that no report knows."""
    known = set(query_class().fields) | {"cursor", "limit"}
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        raise Invalid(field=unknown[0], code="unknown_field", message=_("There is no filter of this name."))
    query = query_class(data={key: value for key, value in request.query_params.items() if key in known})
    query.is_valid(raise_exception=True)
    return query.validated_data


def _head(report, period):
    """What every answer about a report begins with."""
    told = {"name": report.name, "title": report.title}
    return told | {"on": period.on, "year": period.year, "month": period.month}


def _ways(report):
    return [{"code": code, "label": label} for code, (label, _columns) in report.ways.items()]


def _cell(figure, number):
    told = {name: getattr(figure, name) for name in ("code", "label", "heading", "definition", "unit")}
    money = bool(figure.amount)
    return told | {"value": None if money else number, "amount": yuan(number) if money else None}


QUERY = [
    OpenApiParameter("division", str),
    OpenApiParameter("year", int),
    OpenApiParameter("month", int),
    OpenApiParameter("on", {"type": "string", "format": "date"}),
]


class ReportViewSet(ScopedViewSet):
    """Report tables, and the names behind each of their cells."""

    rights = dict.fromkeys(["list", "retrieve", "form", "names"], "reports.read")
    queryset = Target.objects.none()
    serializer_class = ReportTableSerializer
    filter_backends = []
    lookup_field = "name"
    lookup_value_regex = "[a-z]+"
    page_order, pagination_class = ("id",), None

    @extend_schema(responses=ReportListSerializer(many=True))
    def list(self, request):
        """The reports by name."""
        found = [
            {"name": each.name, "title": each.title, "about": each.about, "ways": _ways(each)}
            for each in queries.REPORTS.values()
        ]
        return Response(ReportListSerializer(found, many=True).data)

    @extend_schema(parameters=[*QUERY, OpenApiParameter("by", str), PRINTED_ON], responses=ReportTableSerializer)
    def retrieve(self, request, name):
        """One report: rows by division one level down, total first, targets and shares beside figures."""
        report, asked = self._report(name), self._asked(TableQuery)
        if asked["by"] and asked["by"] not in report.ways:
            raise Invalid(field="by", code="unknown_way", message=_("This report cannot be divided in this way."))
        shown = report.by(asked["by"])
        period, division = asked_period(asked), asked_division(request.user, asked["division"])
        period, lines, more = table_of(shown, asked, user=request.user, period=period, division=division)
        body = _head(report, period) | {"by": asked["by"], "ways": _ways(report), "shares": shown.shares} | more
        body |= {"columns": [FIGURES[code] for code in shown.columns], "lines": lines}
        return Response(ReportTableSerializer(body).data)

    @extend_schema(parameters=[*QUERY, PRINTED_ON], responses=ReportFormSerializer)
    @action(detail=True)
    def form(self, request, name):
        """The report as the form of one place: every figure, and every part into which it is divided."""
        report, asked = self._report(name), self._asked(FormQuery)
        period, division = asked_period(asked), asked_division(request.user, asked["division"])
        period, parts, more = form_of(report, asked, user=request.user, period=period, division=division)
        sections = [
            {"label": words, "lines": [_cell(figure, number) for figure, number in lines]} for words, lines in parts
        ]
        return Response(ReportFormSerializer(_head(report, period) | {"sections": sections} | more).data)

    @extend_schema(
        parameters=[
            *QUERY,
            OpenApiParameter("figure", str, required=True, enum=FIGURE_CODES),
            OpenApiParameter("own", bool),
        ],
        responses=NameSerializer(many=True),
    )
    @action(detail=True, pagination_class=Cursor)
    def names(self, request, name):
        """The list of names behind a figure, as many as the figure says."""
        report, asked = self._report(name), self._asked(NamesQuery)
        if asked["figure"] not in report.every_column:
            raise Invalid(field="figure", code="unknown_figure", message=_("This report has no such figure."))
        rows = names(
            FIGURES[asked["figure"]], user=request.user, period=asked_period(asked),
            division=asked_division(request.user, asked["division"]), own=asked["own"],
        )  # fmt: skip
        page = self.paginate_queryset(rows.order_by("id"))
        return self.get_paginated_response(NameSerializer(page, many=True).data)

    def _report(self, name):
        if name not in queries.REPORTS:
            raise Missing
        return queries.REPORTS[name]

    def _asked(self, query_class):
        return asked_values(self.request, query_class)

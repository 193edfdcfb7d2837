"""REST doors of report tables and targets."""

from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from xundian.accounts.access import ScopedViewSet
from xundian.accounts.scope import covers, find_visible
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import Invalid, Missing
from xundian.kit.serializers import StrictModelSerializer
from xundian.reports import actions, queries
from xundian.reports.figures import FIGURES, names
from xundian.reports.models import Target
from xundian.reports.rules import Period

FIGURE_CODES = list(FIGURES)


class ReportQuery(serializers.Serializer):
    """Which part of a report is asked for; this year, today and the whole own place by default."""

    division = serializers.CharField(required=False, default="", help_text="Division code inside your place.")
    year = serializers.IntegerField(required=False, min_value=2000, max_value=2100)
    month = serializers.IntegerField(required=False, min_value=1, max_value=12)
    on = serializers.DateField(required=False, help_text="Cut-off day, today by default.")


class NamesQuery(ReportQuery):
    """The same, and whose figure is opened."""

    figure = serializers.ChoiceField(choices=FIGURE_CODES)


class FigureSerializer(serializers.Serializer):
    """A column with its definition."""

    code = serializers.CharField()
    label = serializers.CharField()
    definition = serializers.CharField()


class LineSerializer(serializers.Serializer):
    """A row of a table; the first one is the total."""

    division = serializers.CharField(allow_blank=True)
    name = serializers.CharField()
    values = serializers.DictField(child=serializers.IntegerField())
    target = serializers.IntegerField(allow_null=True)
    rate = serializers.DecimalField(max_digits=8, decimal_places=1, allow_null=True)
    gap = serializers.IntegerField(allow_null=True)


class ReportTableSerializer(serializers.Serializer):
    """A report's table with its cut-off."""

    name = serializers.CharField()
    title = serializers.CharField()
    on = serializers.DateField()
    year = serializers.IntegerField()
    month = serializers.IntegerField(allow_null=True)
    columns = FigureSerializer(many=True)
    lines = LineSerializer(many=True)


class NameSerializer(serializers.Serializer):
    """One row behind a figure."""

    id = serializers.UUIDField()
    person = serializers.CharField(allow_null=True)
    household_number = serializers.CharField()
    division_id = serializers.CharField()
    village = serializers.CharField()
    day = serializers.DateField(required=False)


class ReportListSerializer(serializers.Serializer):
    """What reports there are."""

    name = serializers.CharField()
    title = serializers.CharField()


def asked_period(asked):
    """The period and cut-off of a query; today when it names none."""
    on = asked.get("on") or clock.today()
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


QUERY = [
    OpenApiParameter("division", str),
    OpenApiParameter("year", int),
    OpenApiParameter("month", int),
    OpenApiParameter("on", {"type": "string", "format": "date"}),
]


class ReportViewSet(ScopedViewSet):
    """Report tables, and the names behind each of their cells."""

    rights = {"list": "reports.read", "retrieve": "reports.read", "names": "reports.read"}
    queryset = Target.objects.none()
    serializer_class = ReportTableSerializer
    filter_backends = []
    lookup_field = "name"
    lookup_value_regex = "[a-z]+"
    page_order = ("id",)

    @extend_schema(responses=ReportListSerializer(many=True))
    def list(self, request):
        """The reports by name."""
        return Response([{"name": each.name, "title": str(each.title)} for each in queries.REPORTS.values()])

    @extend_schema(parameters=QUERY, responses=ReportTableSerializer)
    def retrieve(self, request, name):
        """One report: rows by division one level down, total first, targets beside figures."""
        report, asked = self._report(name), self._asked(ReportQuery)
        period, division = asked_period(asked), asked_division(request.user, asked["division"])
        lines = queries.table(report, user=request.user, period=period, division=division)
        columns = [FIGURES[code] for code in report.columns]
        body = {"name": name, "title": str(report.title), "on": period.on, "year": period.year, "month": period.month}
        return Response(ReportTableSerializer(body | {"columns": columns, "lines": lines}).data)

    @extend_schema(
        parameters=[*QUERY, OpenApiParameter("figure", str, required=True, enum=FIGURE_CODES)],
        responses=NameSerializer(many=True),
    )
    @action(detail=True)
    def names(self, request, name):
        """The list of names behind a figure, as many as the figure says."""
        report, asked = self._report(name), self._asked(NamesQuery)
        if asked["figure"] not in report.columns:
            raise Invalid(field="figure", code="unknown_figure", message=_("This report has no such figure."))
        rows = names(
            FIGURES[asked["figure"]], user=request.user, period=asked_period(asked),
            division=asked_division(request.user, asked["division"]),
        )  # fmt: skip
        page = self.paginate_queryset(rows.order_by("id"))
        return self.get_paginated_response(NameSerializer(page, many=True).data)

    def _report(self, name):
        if name not in queries.REPORTS:
            raise Missing
        return queries.REPORTS[name]

    def _asked(self, query_class):
        return asked_values(self.request, query_class)


class TargetSerializer(StrictModelSerializer):
    """A target of a division for a year."""

    division = serializers.SlugRelatedField(slug_field="code", queryset=Division.objects.all())
    division_name = serializers.CharField(source="division.name", read_only=True)

    class Meta:
        model = Target
        fields = ["id", "indicator", "division", "division_name", "year", "value", "document", "version"]
        read_only_fields = ["version"]
        # One per indicator, division and year is told by the action, in words.
        validators = []


class TargetChange(StrictModelSerializer):
    """What can change of a target."""

    class Meta:
        model = Target
        fields = ["value", "document"]


class TargetViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Targets of divisions by year (X2.1)."""

    rights = {
        "list": "targets.read", "retrieve": "targets.read", "create": "targets.edit", "partial_update": "targets.edit",
    }  # fmt: skip
    queryset = Target.objects.select_related("division")
    serializer_class = TargetSerializer
    filterset_fields = ["indicator", "year", "division"]
    page_order = ("-year", "division_id", "id")

    @extend_schema(request=TargetSerializer, responses={201: TargetSerializer})
    def create(self, request):
        """Set a target for a division of your county."""
        given = self.read(TargetSerializer)
        target = actions.set_target(by=request.user, **given)
        self.answered_with = target
        return Response(TargetSerializer(target).data, 201)

    @extend_schema(request=TargetChange, responses=TargetSerializer)
    def partial_update(self, request, pk):
        """Change value or document; needs If-Match."""
        given = self.read(TargetChange, partial=True)
        target = actions.change_target(
            target=find_visible(request.user, Target.objects.all(), pk), changes=given,
            expected_version=self.expected_version(), by=request.user,
        )  # fmt: skip
        self.answered_with = target
        return Response(TargetSerializer(target).data)

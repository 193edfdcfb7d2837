"""REST resource `wage-reports`: what was paid in a month of a spell; append-only, corrected by a later row."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from laborers.placements import actions
from laborers.placements.api.resources import Resource
from laborers.placements.api.shapes import below, named, read
from laborers.placements.models import Placement, WageReport
from laborers.placements.states import WAGE_TOLD_BY, WageSource
from xundian.kit import clock
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class WageReportSerializer(StrictModelSerializer):
    """What was paid for a month, in yuan; `holds` is false once a later report corrects it."""

    laborer, laborer_name = serializers.UUIDField(source="placement.laborer_id"), named("placement.laborer.name")
    paid, by_name = YuanField(source="paid_fen", read_only=True), named("by.name")
    source_label, holds = named("get_source_display"), serializers.SerializerMethodField()

    class Meta:
        model = WageReport
        fields = [
            "id", "placement", "laborer", "laborer_name", "division", "month", "paid", "on_time", "source",
            "source_label", "visit_id", "reported_on", "note", "corrects", "holds", "by", "by_name",
        ]  # fmt: skip
        read_only_fields = fields

    def get_holds(self, report) -> bool:
        """Whether no later report corrects it."""
        return not hasattr(report, "corrected_by")


class NewWageReport(StrictSerializer):
    """The pay of a month of a spell; `month` is any day of it."""

    id = serializers.UUIDField(required=False)
    placement = serializers.UUIDField()
    month = serializers.DateField()
    paid = YuanField(source="paid_fen")
    on_time = serializers.BooleanField(required=False, allow_null=True, default=None)
    source = serializers.ChoiceField(choices=WAGE_TOLD_BY, default=WageSource.OFFICER)
    note = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")


class CorrectedWage(StrictSerializer):
    """What was paid after all; null takes the report back."""

    id = serializers.UUIDField(required=False)
    paid = YuanField(source="paid_fen", allow_null=True)
    on_time = serializers.BooleanField(required=False, allow_null=True, default=None)
    source = serializers.ChoiceField(choices=WAGE_TOLD_BY, default=WageSource.OFFICER)
    note = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")


class WageFilter(filters.FilterSet):
    """Filters of the list of wage reports."""

    laborer = filters.UUIDFilter(field_name="placement__laborer")
    year = filters.NumberFilter(field_name="month__year", min_value=1900, max_value=2200)
    holds = filters.BooleanFilter(field_name="corrected_by", lookup_expr="isnull")
    division = filters.CharFilter(method="narrow_division", help_text="A division's code: it and all below.")
    narrow_division = below("division_id")

    class Meta:
        model = WageReport
        fields = ["placement", "laborer", "month", "year", "source", "holds", "division"]


class WageReportViewSet(Resource):
    """Wage reports: what was paid, by month (X2.2-7)."""

    queryset = WageReport.objects.all()
    serializer_class = WageReportSerializer
    filterset_class = WageFilter
    rights = dict.fromkeys(["list", "retrieve"], "placements.read") | dict.fromkeys(
        ["create", "correct"], "placements.edit"
    )

    def shown(self, rows):
        """With names, and whether it was corrected."""
        return rows.select_related("placement__laborer", "by", "corrected_by")

    @extend_schema(request=NewWageReport, responses={201: WageReportSerializer})
    def create(self, request):
        """Report what was paid for a month."""
        values = read(NewWageReport, request)
        values["placement"] = self.find(Placement, values["placement"])
        return self.answer(actions.report_wage(by=request.user, on=clock.today(), **values), 201)

    @extend_schema(request=CorrectedWage, responses={201: WageReportSerializer})
    @action(detail=True, methods=["post"])
    def correct(self, request, pk=None):
        """A later report in the place of this one; null takes it back, and the month is estimated again."""
        values = read(CorrectedWage, request)
        row = actions.correct_wage(report=self.get_object(), by=request.user, on=clock.today(), **values)
        return self.answer(row, 201)

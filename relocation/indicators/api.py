"""REST resource `indicators`: figures of the county by year, with their sources (W2.3)."""

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from relocation.indicators import actions, queries, rules
from relocation.indicators.models import YearFigure
from relocation.indicators.states import FigureState, Indicator
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import ChoiceLabel, PlaceName
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

NUMBER = {"max_digits": 18, "decimal_places": 2}
SHARE = {"max_digits": 6, "decimal_places": 1, "allow_null": True, "read_only": True}


class IndicatorSerializer(StrictModelSerializer):
    """A figure of a county and year; `value` in yuan or per cent, as `unit` says."""

    county_name = PlaceName(source="county")
    indicator_label = ChoiceLabel(Indicator, source="indicator")
    state_label = ChoiceLabel(FigureState, source="state")
    value = serializers.SerializerMethodField()
    unit = serializers.SerializerMethodField()
    by_name = serializers.CharField(source="by.name", default="", read_only=True)

    class Meta:
        model = YearFigure
        fields = [
            "id", "county", "county_name", "year", "indicator", "indicator_label", "value", "unit", "source", "state",
            "state_label", "reason", "corrects", "withdrawn_for", "batch_id", "entered_on", "by", "by_name", "version",
        ]  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(serializers.DecimalField(**NUMBER))
    def get_value(self, row):
        """Yuan or per cent."""
        return str(rules.plain(row.amount))

    @extend_schema_field(serializers.ChoiceField(["yuan", "percent"]))
    def get_unit(self, row):
        """What `value` counts."""
        return "percent" if rules.MEASURES[row.indicator].unit == rules.PERCENT else "yuan"


class FigureCorrection(StrictSerializer):
    """The figure as it should be, where it stands, and why it is corrected."""

    value = serializers.DecimalField(**NUMBER)
    source = serializers.CharField(max_length=200)
    reason = serializers.CharField(max_length=200)


class NewIndicator(StrictSerializer):
    """A figure of your county; `value` in yuan or per cent."""

    id = serializers.UUIDField(required=False)
    year = serializers.IntegerField(min_value=rules.FIRST_YEAR, max_value=2100)
    indicator = serializers.ChoiceField(Indicator.choices)
    value = serializers.DecimalField(**NUMBER)
    source = serializers.CharField(max_length=200)


class FigureWithdrawal(StrictSerializer):
    """Why the figure is taken back."""

    reason = serializers.CharField(max_length=200)


class NonFarmShareSerializer(serializers.Serializer):
    """Income from working away per cent of all income of households with an income on record (W2.4-2)."""

    year = serializers.IntegerField()
    households = serializers.IntegerField()
    share = serializers.DecimalField(**SHARE)
    relocated = serializers.IntegerField(help_text="Relocated households among them.")
    relocated_share = serializers.DecimalField(**SHARE)


class IndicatorViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """What a county watches by year: income, expenditure, Engel coefficient, GDP, poverty incidence (W2.3)."""

    queryset = YearFigure.objects.select_related("county", "by")
    serializer_class = IndicatorSerializer
    filterset_fields = {"year": ["exact", "gte", "lte"], "indicator": ["exact"], "state": ["exact"]}
    page_order = ("-year", "-id")
    rights = dict.fromkeys(["list", "retrieve", "non_farm_share"], "indicators.read") | dict.fromkeys(
        ["create", "correct", "withdraw"], "indicators.edit"
    )

    @extend_schema(request=NewIndicator, responses={201: IndicatorSerializer})
    def create(self, request):
        """Enter a figure with its source; one county, year and indicator has one figure in force."""
        values = self.read(NewIndicator)
        values["amount"] = rules.scaled(values.pop("value"), 100)
        row = actions.record(county=request.user.division, **values, by=request.user, on=clock.today())
        return self.answered(row, 201)

    @extend_schema(request=FigureCorrection, responses={201: IndicatorSerializer})
    @action(detail=True, methods=["post"])
    def correct(self, request, pk=None):
        """Replace it by another figure; what it was stays readable. Send If-Match."""
        row, version, values = self.get_object(), self.expected_version(), self.read(FigureCorrection)
        made = actions.correct(
            figure=row, amount=rules.scaled(values["value"], 100), source=values["source"], reason=values["reason"],
            expected_version=version, by=request.user, on=clock.today(),
        )  # fmt: skip
        return self.answered(made, 201)

    @extend_schema(request=FigureWithdrawal, responses=IndicatorSerializer)
    @action(detail=True, methods=["post"])
    def withdraw(self, request, pk=None):
        """Take it back; what it had replaced holds again."""
        row = self.get_object()
        return self.answered(actions.withdraw(figure=row, by=request.user, **self.read(FigureWithdrawal)))

    @extend_schema(responses=NonFarmShareSerializer(many=True), filters=False)
    @action(detail=False, methods=["get"], url_path="non-farm-share", pagination_class=None)
    def non_farm_share(self, request):
        """By year, computed from the household economy of the county; nothing of it is entered."""
        shares = queries.non_farm_shares(request.user.home_id[:6]) if request.user.home_id else {}
        rows = [{"year": year} | facts for year, facts in shares.items()]
        return Response(NonFarmShareSerializer(rows, many=True).data)


ROUTES = [("indicators", IndicatorViewSet)]

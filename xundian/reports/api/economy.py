"""REST doors of the two reports about households: `reports/household-income` and `reports/land-use`."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import renderers, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.economy.actions import FIRST_YEAR
from laborers.economy.models import HouseholdEconomy
from laborers.economy.states import Group
from xundian.accounts.access import ScopedViewSet
from xundian.kit import clock
from xundian.kit.pagination import Cursor
from xundian.kit.renderers import Workbook, workbook_response
from xundian.kit.sheets import XLSX
from xundian.reports import economy, sheets
from xundian.reports.api.tables import asked_division, asked_values

QUERY = [
    OpenApiParameter("year", int, required=True),
    OpenApiParameter("division", str, description="Division code inside your place; all of it by default."),
]
PAGED = [*QUERY, OpenApiParameter("cursor", str), OpenApiParameter("limit", int, description="Rows, at most 200.")]


class Money(serializers.DecimalField):
    """Decimal yuan with two decimals."""

    def __init__(self, **kwargs):
        super().__init__(**{"max_digits": 20, "decimal_places": 2, "allow_null": True} | kwargs)


class Area(serializers.DecimalField):
    """An area with three decimals."""

    def __init__(self, **kwargs):
        super().__init__(**{"max_digits": 16, "decimal_places": 3, "allow_null": True} | kwargs)


class EconomyQuery(serializers.Serializer):
    """Which year and place a report is about."""

    year = serializers.IntegerField(min_value=FIRST_YEAR, max_value=2100)
    division = serializers.CharField(required=False, default="")


class Who(serializers.Serializer):
    """Whose record a row is: the number of a registered household where the role sees it, or a sample code."""

    id = serializers.UUIDField()
    household_code = serializers.CharField()
    household = serializers.UUIDField(allow_null=True)
    division = serializers.CharField()
    division_name = serializers.CharField()


class IncomeFigures(serializers.Serializer):
    """Figures of a group; ratios are those of the sums, null where there is nothing to divide by."""

    households = serializers.IntegerField()
    members = serializers.IntegerField()
    working_members = serializers.IntegerField()
    total_income = Money()
    outside_income = Money()
    income_per_migrant = Money()
    income_per_member = Money()
    threshold = Money()
    reaching_threshold = serializers.IntegerField(allow_null=True)


class IncomePlace(IncomeFigures):
    """The same for a place one level down."""

    division = serializers.CharField()
    name = serializers.CharField()


class IncomeRow(Who):
    """The same for one household."""

    members = serializers.IntegerField()
    working_members = serializers.IntegerField()
    total_income = Money()
    outside_income = Money()
    income_per_migrant = Money()
    income_per_member = Money()
    reaching_threshold = serializers.BooleanField(allow_null=True)


class Published(serializers.Serializer):
    """A figure that a document states, and the one computed from the records."""

    measure = serializers.CharField()
    label = serializers.CharField()
    published = serializers.DecimalField(max_digits=16, decimal_places=None)
    computed = serializers.DecimalField(max_digits=20, decimal_places=None, allow_null=True)
    difference = serializers.DecimalField(max_digits=20, decimal_places=None, allow_null=True)
    document = serializers.CharField()


class Framed(serializers.Serializer):
    """What both reports carry beside their figures."""

    year = serializers.IntegerField()
    division = serializers.CharField(allow_blank=True)
    on = serializers.DateField(help_text="Cut-off: the records as they stood on this day.")
    published = Published(many=True)
    next = serializers.URLField(allow_null=True)
    previous = serializers.URLField(allow_null=True)


class IncomeReport(IncomeFigures, Framed):
    """Income from working away."""

    document = serializers.CharField(allow_blank=True, help_text="The document that sets the threshold.")
    places = IncomePlace(many=True)
    rows = IncomeRow(many=True)


class LandFigures(serializers.Serializer):
    """Land of a group at one time."""

    area_mu = Area()
    area_ha = Area()
    income = Money()
    yuan_per_mu = Money()
    yuan_per_ha = Money()


class LandChange(serializers.Serializer):
    """What changed; percent of the figure before."""

    area_mu = Area()
    area_ha = Area()
    area_percent = Money()
    income = Money()
    income_percent = Money()
    yuan_per_mu = Money()
    yuan_per_mu_percent = Money()
    yuan_per_ha = Money()
    yuan_per_ha_percent = Money()


class Migrants(serializers.Serializer):
    """Households with land before somebody went away and now."""

    households = serializers.IntegerField()
    members = serializers.IntegerField()
    before = LandFigures()
    after = LandFigures()
    change = LandChange()
    idle_mu = Area()
    leased_mu = Area()


class Stayed(serializers.Serializer):
    """Households that nobody left."""

    households = serializers.IntegerField()
    members = serializers.IntegerField()
    now = LandFigures()


class LandGroups(serializers.Serializer):
    """Both groups, and how many records fit neither."""

    migrant = Migrants()
    stayed = Stayed()
    left_out = serializers.IntegerField()


class LandPlace(LandGroups):
    """The same for a place one level down."""

    division = serializers.CharField()
    name = serializers.CharField()


class LandRow(Who):
    """The same for one household; `group` is empty for one that is left out."""

    members = serializers.IntegerField()
    group = serializers.ChoiceField(choices=Group.choices, allow_blank=True)
    area_mu_before = Area()
    area_ha_before = Area()
    income_before = Money()
    yuan_per_ha_before = Money()
    area_mu_after = Area()
    area_ha_after = Area()
    income_after = Money()
    yuan_per_ha_after = Money()


class LandReport(LandGroups, Framed):
    """Land after migration."""

    places = LandPlace(many=True)
    rows = LandRow(many=True)


class Households(Cursor):
    """Households of a report, two hundred on a page unless fewer are asked for."""

    page_size = 200


class EconomyReportViewSet(ScopedViewSet):
    """What both have in common: who asks for which year and place, a page of households, the workbook."""

    rights = {"list": "reports.read", "workbook": "reports.read"}
    queryset = HouseholdEconomy.objects.all()
    pagination_class = Households
    filter_backends = []
    page_order = ("code", "id")

    def asked(self):
        """The question of this request; Invalid without a year, Missing for a place outside the caller's."""
        values = asked_values(self.request, EconomyQuery)
        division = asked_division(self.request.user, values["division"])
        return economy.Asked(self.request.user, values["year"], division, clock.today())

    def framed(self, asked, rows, show):
        """A page of households as `rows`, with the links to its neighbours and what the report is about."""
        page = self.paginate_queryset(rows)
        links = {"next": self.paginator.get_next_link(), "previous": self.paginator.get_previous_link()}
        frame = {"year": asked.year, "division": asked.division, "on": asked.on}
        return frame | links | {"rows": [show(row) for row in page]}


class IncomeViewSet(EconomyReportViewSet):
    """Income from working away: by migrant, by member, and who reaches the year's poverty threshold (X3.2)."""

    serializer_class = IncomeReport

    @extend_schema(operation_id="reports_household_income", parameters=PAGED, responses=IncomeReport)
    def list(self, request):
        """The figures of a year and place, the places below, and the households in pages."""
        asked = self.asked()
        report = economy.household_income(asked)
        amount = report.threshold_fen
        body = self.framed(
            asked, economy.income_rows(asked, amount), lambda row: economy.income_row(row, asked, amount)
        )
        body |= report.total | {
            "document": report.document, "places": report.places, "published": report.published,
        }  # fmt: skip
        return Response(IncomeReport(body).data)

    @extend_schema(parameters=QUERY, responses={(200, XLSX): OpenApiTypes.BINARY})
    @action(detail=False, url_path=r"household-income\.xlsx", renderer_classes=[renderers.JSONRenderer, Workbook])
    def workbook(self, request):
        """The same as a workbook in the bureau's layout."""
        asked = self.asked()
        return workbook_response(sheets.income_workbook(asked), f"household-income-{asked.year}.xlsx")


class LandViewSet(EconomyReportViewSet):
    """Land after migration: area and planting income before and now, beside households that nobody left (X5)."""

    serializer_class = LandReport

    @extend_schema(operation_id="reports_land_use", parameters=PAGED, responses=LandReport)
    def list(self, request):
        """Both groups of a year and place, the places below, and the households in pages."""
        asked = self.asked()
        report = economy.land_use(asked)
        body = self.framed(asked, economy.land_rows(asked), lambda row: economy.land_row(row, asked))
        body |= {name: getattr(report, name) for name in ("migrant", "stayed", "left_out", "places", "published")}
        return Response(LandReport(body).data)

    @extend_schema(parameters=QUERY, responses={(200, XLSX): OpenApiTypes.BINARY})
    @action(detail=False, url_path=r"land-use\.xlsx", renderer_classes=[renderers.JSONRenderer, Workbook])
    def workbook(self, request):
        """The same as a workbook in the bureau's layout."""
        asked = self.asked()
        return workbook_response(sheets.land_workbook(asked), f"land-use-{asked.year}.xlsx")

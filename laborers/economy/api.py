"""REST resources `household-economies` and `poverty-thresholds`."""

from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import mixins, serializers
from rest_framework.response import Response

from laborers.economy import actions, queries, rules
from laborers.economy.models import HouseholdEconomy, PovertyThreshold
from laborers.registry.models import Household
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.filters import DivisionFilter
from xundian.accounts.labels import PlaceName
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

MU = {"max_digits": 9, "decimal_places": 3, "required": False, "allow_null": True, "min_value": 0}
HEADS = {"min_value": 0, "max_value": 99}
OPTIONAL = {"required": False, "allow_null": True}
INTERFACE_FIGURES = (
    "members", "working_members", "total_income", "outside_income", "planted_area_before", "planted_area_after",
    "planting_income_before", "planting_income_after", "land_idle", "land_leased",
)  # fmt: skip


class EconomyDoubt(serializers.Serializer):
    """What is odd in a record: the field, a code, and what to check."""

    field = serializers.CharField()
    code = serializers.CharField()
    message = serializers.CharField()


class EconomySerializer(StrictModelSerializer):
    """One year of a household; money in yuan, land in mu (1 mu = 1/15 ha)."""

    division_name = PlaceName(source="division")
    household_number = serializers.CharField(source="household.number", default="", read_only=True)
    total_income = YuanField(source="total_income_fen", read_only=True, allow_null=True)
    outside_income = YuanField(source="outside_income_fen", read_only=True, allow_null=True)
    planting_income_before = YuanField(source="planting_income_before_fen", read_only=True, allow_null=True)
    planting_income_after = YuanField(source="planting_income_after_fen", read_only=True, allow_null=True)
    income_per_migrant = serializers.SerializerMethodField()
    income_per_member = serializers.SerializerMethodField()
    doubts = serializers.SerializerMethodField()
    by_name = serializers.CharField(source="by.name", default="", read_only=True)

    class Meta:
        model = HouseholdEconomy
        fields = [
            "id", "year", "division", "division_name", "household", "household_number", "sample_code",
            *INTERFACE_FIGURES, "income_per_migrant", "income_per_member", "doubts", "batch_id", "by", "by_name",
            "created_at", "updated_at", "version",
        ]  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(serializers.DecimalField(max_digits=14, decimal_places=2, allow_null=True))
    def get_income_per_migrant(self, row):
        """Outside income / working members, in yuan; null when nobody works."""
        return _text(rules.income_per_migrant(row.outside_income_fen, row.working_members))

    @extend_schema_field(serializers.DecimalField(max_digits=14, decimal_places=2, allow_null=True))
    def get_income_per_member(self, row):
        """Outside income / members, in yuan."""
        return _text(rules.income_per_member(row.outside_income_fen, row.members))

    @extend_schema_field(EconomyDoubt(many=True))
    def get_doubts(self, row):
        """What is odd and should be checked with the household."""
        return [
            {"field": field.removesuffix("_fen"), "code": code, "message": message}
            for field, code, message in queries.doubts(row)
        ]


def _text(number):
    return None if number is None else str(number)


class EconomyChanges(StrictSerializer):
    """What may be changed in a record: its figures."""

    members = serializers.IntegerField(min_value=1, max_value=99, required=False)
    working_members = serializers.IntegerField(**HEADS, **OPTIONAL)
    total_income = YuanField(source="total_income_fen", **OPTIONAL)
    outside_income = YuanField(source="outside_income_fen", **OPTIONAL)
    planted_area_before = serializers.DecimalField(**MU)
    planted_area_after = serializers.DecimalField(**MU)
    planting_income_before = YuanField(source="planting_income_before_fen", **OPTIONAL)
    planting_income_after = YuanField(source="planting_income_after_fen", **OPTIONAL)
    land_idle = serializers.DecimalField(**MU)
    land_leased = serializers.DecimalField(**MU)


class NewEconomy(EconomyChanges):
    """A record: of a registered household by its id, or of a sample household by its code and the surveyed place."""

    id = serializers.UUIDField(required=False)
    year = serializers.IntegerField(min_value=actions.FIRST_YEAR, max_value=2100)
    household = serializers.UUIDField(**OPTIONAL)
    sample_code = serializers.CharField(max_length=30, required=False, allow_blank=True)
    division = serializers.CharField(
        max_length=20, required=False, allow_blank=True, help_text="Only for a sample household."
    )
    members = serializers.IntegerField(min_value=1, max_value=99)


class EconomyFilters(FilterSet):
    """Filters of the list of records."""

    division = DivisionFilter()

    class Meta:
        model = HouseholdEconomy
        fields = ["year", "household", "sample_code"]


class EconomyViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """What households earned and planted, by year (X3.2, X5)."""

    queryset = HouseholdEconomy.objects.select_related("division", "household", "by")
    serializer_class = EconomySerializer
    filterset_class = EconomyFilters
    page_order = ("-year", "-id")
    rights = {
        "list": "economies.read", "retrieve": "economies.read", "create": "economies.edit",
        "partial_update": "economies.edit",
    }  # fmt: skip

    @extend_schema(request=NewEconomy, responses={201: EconomySerializer})
    def create(self, request):
        """Enter the form of a household for a year; one record a household and year."""
        values = self.read(NewEconomy)
        who = {name: values.pop(name) for name in ("id", "year", "sample_code") if name in values}
        if household := values.pop("household", None):
            who["household"] = self.find(Household, household)
        if code := values.pop("division", ""):
            who["division"] = self.find(Division, code)
        self.answered_with = actions.record_economy(**who, figures=values, by=request.user, on=clock.today())
        return Response(self.get_serializer(self.answered_with).data, 201)

    @extend_schema(request=EconomyChanges, responses=EconomySerializer)
    def partial_update(self, request, pk):
        """Change figures of a record; send If-Match."""
        row, version = self.get_object(), self.expected_version()
        self.answered_with = actions.edit_economy(
            economy=row, changes=self.read(EconomyChanges), expected_version=version, by=request.user
        )
        return Response(self.get_serializer(self.answered_with).data)


class PovertyThresholdSerializer(StrictModelSerializer):
    """A threshold in yuan a head and year."""

    amount = YuanField(source="amount_fen", read_only=True)

    class Meta:
        model = PovertyThreshold
        fields = ["id", "county", "year", "amount", "document", "version"]
        read_only_fields = fields


class ThresholdChanges(StrictSerializer):
    """What may be corrected of a threshold."""

    amount = YuanField(source="amount_fen", required=False)
    document = serializers.CharField(max_length=200, required=False)


class NewThreshold(ThresholdChanges):
    """What a threshold takes."""

    id = serializers.UUIDField(required=False)
    county = serializers.CharField(max_length=6)
    year = serializers.IntegerField(min_value=actions.FIRST_YEAR, max_value=2100)
    amount = YuanField(source="amount_fen")
    document = serializers.CharField(max_length=200)


class ThresholdViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """The poverty thresholds of the county, one a year, each with its document (X3.2)."""

    queryset = PovertyThreshold.objects.all()
    serializer_class = PovertyThresholdSerializer
    filterset_fields = ["year"]
    page_order = ("-year", "-id")
    rights = {
        "list": "reports.read", "retrieve": "reports.read", "create": "surveys.edit",
        "partial_update": "surveys.edit",
    }  # fmt: skip

    @extend_schema(request=NewThreshold, responses={201: PovertyThresholdSerializer})
    def create(self, request):
        """Set the threshold of a year in the own county."""
        given = self.read(NewThreshold)
        values = given | {"county": self.find(Division, given["county"])}
        self.answered_with = actions.set_threshold(**values, by=request.user)
        return Response(PovertyThresholdSerializer(self.answered_with).data, 201)

    @extend_schema(request=ThresholdChanges, responses=PovertyThresholdSerializer)
    def partial_update(self, request, pk):
        """Correct the amount or the document; send If-Match."""
        row, version = self.get_object(), self.expected_version()
        given = self.read(ThresholdChanges)
        self.answered_with = actions.change_threshold(
            threshold=row, changes=given, expected_version=version, by=request.user
        )
        return Response(PovertyThresholdSerializer(self.answered_with).data)


ROUTES = [("household-economies", EconomyViewSet), ("poverty-thresholds", ThresholdViewSet)]

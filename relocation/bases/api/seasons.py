"""REST resources `seasons` and `sales` of bases, `shareholdings` and `work-days` of households."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from relocation.bases import actions
from relocation.bases.api.shapes import AREA, EDIT, READ, BaseShown, Days, LedgerViewSet, NewOfBase, PartViewSet, told
from relocation.bases.models import Planting, Sale, Season, Shareholding, WorkDays
from relocation.bases.states import CROPS
from xundian.accounts.labels import CodeField, CodeLabel
from xundian.kit import clock
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class PlantingSerializer(StrictModelSerializer):
    """A crop of a season."""

    crop_label = CodeLabel(CROPS, source="crop")

    class Meta:
        model = Planting
        fields = ["crop", "crop_label", "area_mu"]
        read_only_fields = fields


class SeasonSerializer(BaseShown, StrictModelSerializer):
    """A season of a base with its crops."""

    plantings = PlantingSerializer(many=True, read_only=True)

    class Meta:
        model = Season
        fields = ["id", "base", "base_name", "name", "starts", "ends", "plantings", "version"]
        read_only_fields = fields


class NewPlanting(StrictSerializer):
    """A crop (list base_crop) and its area in mu."""

    crop = CodeField(CROPS)
    area_mu = serializers.DecimalField(min_value=0, **AREA)


class NewSeason(NewOfBase):
    """What a season takes; a change of `plantings` replaces all of them."""

    name = serializers.CharField(max_length=40)
    starts = serializers.DateField()
    ends = serializers.DateField()
    plantings = NewPlanting(many=True, allow_empty=False)


class SeasonViewSet(LedgerViewSet):
    """Seasons of the bases: what grows where, from when to when (W2.2.2)."""

    queryset = Season.objects.select_related("base").prefetch_related("plantings")
    serializer_class, schemes = SeasonSerializer, (CROPS,)
    filterset_fields = {"base": ["exact"], "starts": ["gte", "lte"], "plantings__crop": ["exact"]}
    rights = dict.fromkeys(["list", "retrieve"], READ) | dict.fromkeys(["create", "partial_update"], EDIT)

    @extend_schema(request=NewSeason, responses={201: SeasonSerializer})
    def create(self, request):
        """A season with its crops."""
        values = self.looked_up(self.read(NewSeason))
        values["plantings"] = _pairs(values["plantings"])
        return self.shown(actions.open_season(**values, by=request.user, on=clock.today()), 201)

    @extend_schema(request=NewSeason, responses=SeasonSerializer)
    def partial_update(self, request, pk=None):
        """Change name, days or crops; send If-Match."""
        row, version = self.get_object(), self.expected_version()
        changes = self.looked_up(self.read(NewSeason, partial=True))
        plantings = changes.pop("plantings", None)
        changed = actions.change_season(
            season=row, changes=changes, plantings=None if plantings is None else _pairs(plantings),
            expected_version=version, by=request.user, on=clock.today(),
        )  # fmt: skip
        return self.shown(changed)


def _pairs(plantings):
    """Crops with their mu; what a PATCH leaves out the action misses."""
    return [(each.get("crop"), each.get("area_mu")) for each in plantings]


class SaleSerializer(BaseShown, StrictModelSerializer):
    """A sale; `corrected` tells that a newer row stands in its place."""

    crop_label = CodeLabel(CROPS, source="crop")
    amount = YuanField(source="amount_fen", read_only=True, max_digits=15)
    corrected = serializers.SerializerMethodField()
    by_name = serializers.CharField(source="by.name", default="", read_only=True)

    class Meta:
        model = Sale
        fields = [
            "id", "base", "base_name", "sold_on", "crop", "crop_label", "buyer", "region", "weight_kg", "amount",
            "document", "corrects", "corrected", "by", "by_name",
        ]  # fmt: skip
        read_only_fields = fields

    def get_corrected(self, row) -> bool:
        """Whether another row corrects it."""
        return hasattr(row, "corrected_by")


class SaleFields(StrictSerializer):
    """What a sale says; `amount` in yuan, weight in kg."""

    sold_on = serializers.DateField()
    crop = CodeField(CROPS)
    buyer = serializers.CharField(max_length=100)
    region = serializers.CharField(max_length=60, required=False, allow_blank=True)
    weight_kg = serializers.DecimalField(max_digits=12, decimal_places=2, min_value=0)
    amount = YuanField(source="amount_fen", max_digits=15)
    document = serializers.CharField(max_length=100, required=False, allow_blank=True)


class NewSale(NewOfBase, SaleFields):
    """What a new sale takes."""


class SaleCorrection(SaleFields):
    """What was wrong, as it should be; `took_place` false when there was no such sale."""

    id = serializers.UUIDField(required=False)
    took_place = serializers.BooleanField(required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs | {"partial": True})


class SaleViewSet(LedgerViewSet):
    """Sales of the bases, never changed; a correction is a new row (W2.2.2)."""

    queryset = Sale.objects.select_related("base", "by", "corrected_by")
    serializer_class, schemes, page_order = SaleSerializer, (CROPS,), ("-sold_on", "-id")
    filterset_fields = {"base": ["exact"], "crop": ["exact"], "sold_on": ["gte", "lte"], "corrected_by": ["isnull"]}
    rights = dict.fromkeys(["list", "retrieve"], READ) | dict.fromkeys(["create", "correct"], EDIT)

    @extend_schema(request=NewSale, responses={201: SaleSerializer})
    def create(self, request):
        """Record a sale."""
        values = self.looked_up(self.read(NewSale))
        return self.shown(actions.record_sale(**values, by=request.user, on=clock.today()), 201)

    @extend_schema(request=SaleCorrection, responses={201: SaleSerializer})
    @action(detail=True, methods=["post"])
    def correct(self, request, pk=None):
        """Put another sale in its place, or none."""
        row, values = self.get_object(), self.read(SaleCorrection)
        return self.shown(actions.correct_sale(sale=row, **values, by=request.user, on=clock.today()), 201)


class HomeShown(serializers.Serializer):
    """The household of a row."""

    household_number = serializers.CharField(source="household.number", read_only=True)
    division = serializers.CharField(source="household.division_id", read_only=True)


class ShareholdingSerializer(HomeShown, BaseShown, StrictModelSerializer):
    """A household linked with a base."""

    class Meta:
        model = Shareholding
        fields = [
            "id", "base", "base_name", "household", "household_number", "division", "shares", "mu", "document",
            "valid_from", "valid_to", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewShareholding(NewOfBase, Days):
    """What a shareholding takes."""

    household = serializers.UUIDField()
    shares = serializers.IntegerField(min_value=0, max_value=1_000_000, required=False)
    mu = serializers.DecimalField(min_value=0, required=False, **AREA)
    document = serializers.CharField(max_length=200, required=False, allow_blank=True)


@told(NewShareholding, ShareholdingSerializer)
class ShareholdingViewSet(PartViewSet):
    """Households linked with bases; those of your place (W2.4)."""

    queryset = Shareholding.objects.select_related("base", "household")
    serializer_class, takes = ShareholdingSerializer, NewShareholding
    filterset_fields = {"base": ["exact"], "household": ["exact"], "valid_to": ["isnull"]}


class WorkDaysSerializer(HomeShown, BaseShown, StrictModelSerializer):
    """Days that people of a household worked at a base in a month."""

    class Meta:
        model = WorkDays
        fields = ["id", "base", "base_name", "household", "household_number", "division", "month", "days", "version"]
        read_only_fields = fields


class SetWorkDays(StrictSerializer):
    """The days of a month, all people of the household together; 0 takes the row away."""

    base = serializers.UUIDField()
    household = serializers.UUIDField()
    month = serializers.DateField(help_text="Any day of the month.")
    days = serializers.IntegerField(min_value=0, max_value=620)


class WorkMonth(serializers.Serializer):
    """How many households have days in that month."""

    month = serializers.DateField()
    households = serializers.IntegerField()


class WorkDaysViewSet(LedgerViewSet):
    """Days worked at the bases, by month; those of households of your place (W2.2.2)."""

    queryset = WorkDays.objects.select_related("base", "household")
    serializer_class, page_order = WorkDaysSerializer, ("-month", "-id")
    filterset_fields = {"base": ["exact"], "household": ["exact"], "month": ["exact", "gte", "lte"]}
    rights = dict.fromkeys(["list", "retrieve"], READ) | {"create": EDIT}

    @extend_schema(request=SetWorkDays, responses={201: WorkMonth})
    def create(self, request):
        """Set the days of one household and month."""
        values = self.looked_up(self.read(SetWorkDays))
        month = values["month"].replace(day=1)
        count = actions.set_work_days(
            base=values["base"], month=month, days={values["household"]: values["days"]}, by=request.user,
            on=clock.today(),
        )  # fmt: skip
        return Response(WorkMonth({"month": month, "households": count}).data, 201)


ROUTES = [
    ("seasons", SeasonViewSet), ("sales", SaleViewSet), ("shareholdings", ShareholdingViewSet),
    ("work-days", WorkDaysViewSet),
]  # fmt: skip

"""REST resources `base-plots`, `base-posts`, `technicians`, `base-insurances` and `base-policies`."""

from rest_framework import serializers

from relocation.bases import queries, rules
from relocation.bases.api.shapes import AREA, BaseShown, Days, NewOfBase, NewOfCounty, PartViewSet, told
from relocation.bases.models import BasePolicy, BasePost, Insurance, Plot, Technician
from relocation.bases.states import PlotSource
from xundian.accounts.labels import ChoiceLabel, CodeField, CodeLabel, PlaceName
from xundian.kit import clock
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer


class PlotSerializer(BaseShown, StrictModelSerializer):
    """A piece of land of a base."""

    source_label = ChoiceLabel(PlotSource, source="source")

    class Meta:
        model = Plot
        fields = [
            "id",
            "base",
            "base_name",
            "name",
            "area_mu",
            "source",
            "source_label",
            "valid_from",
            "valid_to",
            "version",
        ]
        read_only_fields = fields


class NewPlot(NewOfBase, Days):
    """What a plot takes."""

    name = serializers.CharField(max_length=60)
    area_mu = serializers.DecimalField(min_value=0, **AREA)
    source = serializers.ChoiceField(choices=PlotSource.choices)


@told(NewPlot, PlotSerializer)
class PlotViewSet(PartViewSet):
    """Land of the bases, plot by plot."""

    queryset = Plot.objects.select_related("base")
    serializer_class, takes = PlotSerializer, NewPlot
    filterset_fields = ["base", "source"]


class BasePostSerializer(BaseShown, StrictModelSerializer):
    """Posts at a base, with how many work in them by the placements of their vacancy."""

    occupation_label = CodeLabel("occupation", source="occupation")
    wage = YuanField(source="wage_fen", read_only=True)
    at_work = serializers.IntegerField(read_only=True)

    class Meta:
        model = BasePost
        fields = [
            "id", "base", "base_name", "occupation", "occupation_label", "headcount", "at_work", "wage", "vacancy",
            "valid_from", "valid_to", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewBasePost(NewOfBase, Days):
    """What posts take; `wage` in yuan a month."""

    occupation = CodeField("occupation")
    headcount = serializers.IntegerField(min_value=1, max_value=100_000)
    wage = YuanField(source="wage_fen")
    vacancy = serializers.UUIDField(required=False, allow_null=True)


@told(NewBasePost, BasePostSerializer)
class BasePostViewSet(PartViewSet):
    """Posts at the bases."""

    queryset = BasePost.objects.select_related("base")
    serializer_class, takes = BasePostSerializer, NewBasePost
    filterset_fields, schemes = ["base", "occupation"], ("occupation",)

    def get_queryset(self):
        """With who works there today."""
        return queries.with_people(super().get_queryset(), clock.today())


class TechnicianSerializer(BaseShown, StrictModelSerializer):
    """A technician of a base."""

    class Meta:
        model = Technician
        fields = [
            "id", "base", "base_name", "name", "skill", "employer", "phone", "valid_from", "valid_to", "version"
        ]  # fmt: skip
        read_only_fields = fields


class NewTechnician(NewOfBase, Days):
    """What a technician takes."""

    name = serializers.CharField(max_length=50)
    skill = serializers.CharField(max_length=80)
    employer = serializers.CharField(max_length=100, required=False, allow_blank=True)
    phone = serializers.CharField(max_length=20, required=False, allow_blank=True)


@told(NewTechnician, TechnicianSerializer)
class TechnicianViewSet(PartViewSet):
    """Technicians of the bases (W2.3-3)."""

    queryset = Technician.objects.select_related("base")
    serializer_class, takes, filterset_fields = TechnicianSerializer, NewTechnician, ["base"]


class InsuranceSerializer(BaseShown, StrictModelSerializer):
    """A policy against natural disaster."""

    insured_sum = YuanField(source="sum_fen", read_only=True, max_digits=18)
    premium = YuanField(source="premium_fen", read_only=True, allow_null=True)

    class Meta:
        model = Insurance
        fields = [
            "id", "base", "base_name", "insurer", "policy_number", "starts", "ends", "insured_mu", "insured_sum",
            "premium", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewInsurance(NewOfBase):
    """What an insurance takes; money in yuan."""

    insurer = serializers.CharField(max_length=100)
    policy_number = serializers.CharField(max_length=60)
    starts = serializers.DateField()
    ends = serializers.DateField()
    insured_mu = serializers.DecimalField(min_value=0, **AREA)
    insured_sum = YuanField(source="sum_fen", max_digits=15)
    premium = YuanField(source="premium_fen", required=False, allow_null=True)


@told(NewInsurance, InsuranceSerializer)
class InsuranceViewSet(PartViewSet):
    """Insurances of the bases (W2.2.2 risk)."""

    queryset = Insurance.objects.select_related("base")
    serializer_class, takes = InsuranceSerializer, NewInsurance
    filterset_fields = {"base": ["exact"], "ends": ["gte", "lte"]}


class BasePolicySerializer(StrictModelSerializer):
    """What the county asks of its bases; shares in basis points (10,000 are the whole)."""

    county_name = PlaceName(source="county")

    class Meta:
        model = BasePolicy
        fields = ["id", "county", "county_name", "document", "mu_per_technician", "largest_bp", "herfindahl",
                  "valid_from", "valid_to", "version"]  # fmt: skip
        read_only_fields = fields


class NewBasePolicy(NewOfCounty, Days):
    """What a policy takes."""

    document = serializers.CharField(max_length=200)
    mu_per_technician = serializers.IntegerField(min_value=1, max_value=1_000_000)
    largest_bp = serializers.IntegerField(min_value=1, max_value=rules.WHOLE)
    herfindahl = serializers.IntegerField(min_value=1, max_value=rules.WHOLE)


@told(NewBasePolicy, BasePolicySerializer)
class BasePolicyViewSet(PartViewSet):
    """Policies for bases: land for one technician, spread of crops."""

    queryset = BasePolicy.objects.select_related("county")
    serializer_class, takes, owner, filterset_fields = BasePolicySerializer, NewBasePolicy, "county", ["county"]


ROUTES = [
    ("base-plots", PlotViewSet), ("base-posts", BasePostViewSet), ("technicians", TechnicianViewSet),
    ("base-insurances", InsuranceViewSet), ("base-policies", BasePolicyViewSet),
]  # fmt: skip

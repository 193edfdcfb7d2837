"""REST resource `bases`, with how much all of them grow the same thing."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from relocation.bases import actions, queries
from relocation.bases.api.shapes import EDIT, READ, LedgerViewSet
from relocation.bases.models import Base
from relocation.bases.states import CROPS
from xundian.accounts.labels import CodeLabel, PlaceName
from xundian.kit import clock
from xundian.kit.asked import YearAsked
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class BaseSerializer(StrictModelSerializer):
    """A base with what it has today: land, technicians and how many are missing, posts, people at work, cover."""

    division_name = PlaceName(source="division")
    land_mu = serializers.DecimalField(read_only=True, max_digits=12, decimal_places=2)
    insured_mu = serializers.DecimalField(read_only=True, max_digits=12, decimal_places=2)
    insured_until = serializers.DateField(read_only=True, allow_null=True)
    technicians = serializers.IntegerField(source="technician_count", read_only=True)
    technicians_missing = serializers.SerializerMethodField()
    households = serializers.IntegerField(source="household_count", read_only=True)
    posts = serializers.IntegerField(source="post_count", read_only=True)
    at_work = serializers.IntegerField(read_only=True)

    class Meta:
        model = Base
        fields = [
            "id", "division", "division_name", "name", "company", "company_name", "organiser", "organiser_name",
            "collective_name", "opened_on", "closed_on", "land_mu", "insured_mu", "insured_until", "technicians",
            "technicians_missing", "households", "posts", "at_work", "version",
        ]  # fmt: skip
        read_only_fields = fields

    def get_technicians_missing(self, row) -> int | None:
        """By the policy of the county that holds today; null without one."""
        return queries.gap(row, self.context["policies"](row.division_id[:6]))[1]


class NewBase(StrictSerializer):
    """What a base takes; names may be left out where an enterprise on record is named."""

    id = serializers.UUIDField(required=False)
    division = serializers.CharField(max_length=12)
    name = serializers.CharField(max_length=80)
    company = serializers.UUIDField(required=False, allow_null=True)
    company_name = serializers.CharField(max_length=100, required=False)
    organiser = serializers.UUIDField(required=False, allow_null=True)
    organiser_name = serializers.CharField(max_length=100, required=False)
    collective_name = serializers.CharField(max_length=100)
    opened_on = serializers.DateField()
    closed_on = serializers.DateField(required=False, allow_null=True)


class CropShare(serializers.Serializer):
    """One crop of all bases together; the share in per cent."""

    crop = serializers.CharField()
    crop_label = CodeLabel(CROPS, source="crop")
    area_mu = serializers.DecimalField(max_digits=12, decimal_places=2)
    percent = serializers.DecimalField(max_digits=5, decimal_places=2)
    bases = serializers.IntegerField()


class Concentration(serializers.Serializer):
    """How much all bases grow the same thing, beside what the policy allows."""

    year = serializers.IntegerField()
    area_mu = serializers.DecimalField(max_digits=12, decimal_places=2)
    herfindahl = serializers.IntegerField()
    crops = CropShare(many=True)
    largest_percent_allowed = serializers.DecimalField(max_digits=5, decimal_places=2, allow_null=True)
    herfindahl_allowed = serializers.IntegerField(allow_null=True)
    warnings = serializers.ListField(child=serializers.CharField())


class BaseViewSet(LedgerViewSet):
    """Industrial bases (W2.2.2): whoever sits above the village of a base changes it."""

    queryset = Base.objects.select_related("division")
    serializer_class = BaseSerializer
    filterset_fields = {"division": ["exact"], "name": ["exact"], "company": ["exact"], "closed_on": ["isnull"]}
    schemes = (CROPS,)
    rights = dict.fromkeys(["list", "retrieve", "concentration"], READ) | dict.fromkeys(
        ["create", "partial_update"], EDIT
    )

    def get_queryset(self):
        """With the figures of today."""
        return queries.with_figures(super().get_queryset(), clock.today())

    def get_serializer_context(self):
        """The usual and `policies`: the policy of a county, asked once."""
        known = {}

        def policy(county):
            if county not in known:
                known[county] = queries.policy_on(county, clock.today())
            return known[county]

        return super().get_serializer_context() | {"policies": policy}

    @extend_schema(request=NewBase, responses={201: BaseSerializer})
    def create(self, request):
        """A base of your place."""
        values = self.looked_up(self.read(NewBase))
        return self.shown(actions.create_base(**values, by=request.user, on=clock.today()), 201)

    @extend_schema(request=NewBase, responses=BaseSerializer)
    def partial_update(self, request, pk=None):
        """Change what was said of it; send If-Match."""
        row, version = self.get_object(), self.expected_version()
        changes = self.looked_up(self.read(NewBase, partial=True))
        changed = actions.edit_base(
            base=row, changes=changes, expected_version=version, by=request.user, on=clock.today()
        )  # fmt: skip
        return self.shown(changed)

    @extend_schema(parameters=[YearAsked], responses=Concentration, filters=False)
    @action(detail=False, methods=["get"])
    def concentration(self, request):
        """What all bases of your county grow in a year, and whether that is too much of the same (W2.2.2 risk)."""
        form = YearAsked(data=request.query_params)
        form.is_valid(raise_exception=True)
        year, county = form.validated_data["year"], request.user.division_id[:6]
        found = queries.concentration(county, year, clock.today())
        return Response(Concentration(found, context=self.get_serializer_context()).data)


ROUTES = [("bases", BaseViewSet)]

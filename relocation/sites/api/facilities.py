"""REST resources `facilities` and `site-observations`."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from relocation.sites import actions, queries
from relocation.sites.api.ledger import READ, SITES_EDIT, Ledger
from relocation.sites.models import Facility, Observation, Site
from relocation.sites.states import FacilityKind, Finding, ObservationKind
from xundian.kit.clock import today
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class FacilitySerializer(StrictModelSerializer):
    """A facility, or several of a kind; one of a publication names it in `source`."""

    site_name = serializers.CharField(source="site.name", read_only=True)
    kind_label = serializers.CharField(source="get_kind_display", read_only=True)

    class Meta:
        model = Facility
        fields = [
            "id", "site", "site_name", "kind", "kind_label", "name", "count", "capacity", "source", "closed_on",
            "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewFacility(StrictSerializer):
    """What recording a facility takes; `capacity` is room for people, all together."""

    id = serializers.UUIDField(required=False)
    site = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=FacilityKind.choices)
    name = serializers.CharField(max_length=80, required=False, allow_blank=True)
    count = serializers.IntegerField(min_value=1, max_value=10_000, required=False)
    capacity = serializers.IntegerField(min_value=1, max_value=1_000_000, required=False, allow_null=True)
    source = serializers.CharField(max_length=200, required=False, allow_blank=True)


class FacilityChanges(StrictSerializer):
    """What may be changed of a facility."""

    name = serializers.CharField(max_length=80, required=False, allow_blank=True)
    count = serializers.IntegerField(min_value=1, max_value=10_000, required=False)
    capacity = serializers.IntegerField(min_value=1, max_value=1_000_000, required=False, allow_null=True)


class OriginCount(serializers.Serializer):
    """Households and residents of one village of origin, by its code."""

    village = serializers.CharField()
    households = serializers.IntegerField()
    residents = serializers.IntegerField()


class ObservationSerializer(StrictModelSerializer):
    """What was seen at a site; `corrected` rows count no more, `late` ones should have been remedied."""

    site_name = serializers.CharField(source="site.name", read_only=True)
    kind_label = serializers.CharField(source="get_kind_display", read_only=True)
    finding_label = serializers.CharField(source="get_finding_display", read_only=True)
    facility_name = serializers.CharField(source="facility.name", read_only=True, allow_null=True, default=None)
    origins = OriginCount(many=True, read_only=True)
    by_name = serializers.CharField(source="by.name", read_only=True, allow_null=True, default=None)
    corrected = serializers.BooleanField(read_only=True)
    late = serializers.BooleanField(read_only=True)

    class Meta:
        model = Observation
        fields = [
            "id", "site", "site_name", "kind", "kind_label", "observed_on", "subject", "facility", "facility_name",
            "finding", "finding_label", "remedy_by", "remedied_on", "remedied_note", "late", "children", "enrolled",
            "participants", "villages", "origins", "apart", "note", "corrects", "corrected", "by", "by_name",
            "created_at", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewObservation(StrictSerializer):
    """An observation: the fields of its kind, and none of another. A mix takes none, the program counts it."""

    id = serializers.UUIDField(required=False)
    site = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=ObservationKind.choices)
    observed_on = serializers.DateField()
    note = serializers.CharField(max_length=500, required=False, allow_blank=True)
    corrects = serializers.UUIDField(required=False, allow_null=True)
    subject = serializers.CharField(max_length=80, required=False, allow_blank=True)
    facility = serializers.UUIDField(required=False, allow_null=True)
    finding = serializers.ChoiceField(choices=Finding.choices, required=False, allow_blank=True)
    remedy_by = serializers.DateField(required=False, allow_null=True)
    children = serializers.IntegerField(min_value=0, max_value=1_000_000, required=False, allow_null=True)
    enrolled = serializers.IntegerField(min_value=0, max_value=1_000_000, required=False, allow_null=True)
    participants = serializers.IntegerField(min_value=1, max_value=1_000_000, required=False, allow_null=True)
    villages = serializers.IntegerField(min_value=1, max_value=1_000_000, required=False, allow_null=True)


class Remedied(StrictSerializer):
    """When and how the shortcomings were put right."""

    remedied_on = serializers.DateField()
    note = serializers.CharField(max_length=200, required=False, allow_blank=True)


class ObservationFilter(filters.FilterSet):
    """Observations by site, kind, finding and day; `late` for remedies that are overdue today."""

    late = filters.BooleanFilter(field_name="late")
    corrected = filters.BooleanFilter(field_name="corrected")

    class Meta:
        model = Observation
        fields = {"site": ["exact"], "kind": ["exact"], "finding": ["exact"], "observed_on": ["gte", "lte"]}


class FacilityViewSet(Ledger):
    """What a site has for its residents: schools, clinics, centres, venues (W2.2)."""

    queryset = Facility.objects.select_related("site")
    serializer_class = FacilitySerializer
    filterset_fields = {"site": ["exact"], "kind": ["exact"], "source": ["exact"], "closed_on": ["isnull"]}
    rights = {
        "list": READ, "retrieve": READ, "create": SITES_EDIT, "partial_update": SITES_EDIT, "close": SITES_EDIT,
    }  # fmt: skip

    @extend_schema(request=NewFacility, responses={201: FacilitySerializer})
    def create(self, request):
        """Record a facility of a site."""
        values = self.read(NewFacility)
        values["site"] = self.find(Site, values["site"])
        return self.answered(actions.add_facility(**values, by=request.user), 201)

    @extend_schema(request=FacilityChanges, responses=FacilitySerializer)
    def partial_update(self, request, pk=None):
        """Change name, number or room; send If-Match."""
        row, version, changes = self.get_object(), self.expected_version(), self.read(FacilityChanges)
        return self.answered(
            actions.edit_facility(facility=row, changes=changes, expected_version=version, by=request.user)
        )

    @extend_schema(request=None, responses=FacilitySerializer)
    @action(detail=True, methods=["post"])
    def close(self, request, pk=None):
        """Today is its last day."""
        return self.answered(actions.close(row=self.get_object(), on=today(), by=request.user))


class ObservationViewSet(Ledger):
    """Inspections of businesses nearby, enrolment checks, activities, the mix by village; counts only (W2.4)."""

    queryset = Observation.objects.all()
    serializer_class = ObservationSerializer
    filterset_class = ObservationFilter
    page_order = ("-observed_on",)
    rights = {"list": READ, "retrieve": READ, "create": SITES_EDIT, "remedy": SITES_EDIT}

    def get_queryset(self):
        """With what today makes late."""
        return queries.ledger(super().get_queryset(), today())

    @extend_schema(request=NewObservation, responses={201: ObservationSerializer})
    def create(self, request):
        """Record what was seen; a correction names the row it corrects."""
        values = self.read(NewObservation)
        known = {name: values.pop(name) for name in ("id", "kind", "observed_on", "note") if name in values}
        site = self.find(Site, values.pop("site"))
        corrects = values.pop("corrects", None)
        corrects = corrects and self.find(Observation, corrects)
        if values.get("facility"):
            values["facility"] = self.find(Facility, values["facility"])
        row = actions.observe(site=site, by=request.user, on=today(), facts=values, corrects=corrects, **known)
        return self.answered(row, 201)

    @extend_schema(request=Remedied, responses=ObservationSerializer)
    @action(detail=True, methods=["post"])
    def remedy(self, request, pk=None):
        """The shortcomings were put right."""
        row, values = self.get_object(), {"note": ""} | self.read(Remedied)
        return self.answered(actions.remedy(observation=row, by=request.user, on=today(), **values))


ROUTES = [("facilities", FacilityViewSet), ("site-observations", ObservationViewSet)]

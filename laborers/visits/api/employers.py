"""REST resource `employer-visits`: employers visited as such."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers

from laborers.enterprises.models import Enterprise
from laborers.visits import actions
from laborers.visits.models import EmployerVisit
from laborers.visits.states import Benefits, Lodging, Pay, Rating
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import ChoiceLabel, CodeLabel, WithCodes
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class EmployerVisitSerializer(StrictModelSerializer):
    """A visit to an employer with the words beside its codes."""

    destination_label = CodeLabel("destination", source="destination")
    environment_label = ChoiceLabel(Rating, source="environment")
    accommodation_label = ChoiceLabel(Lodging, source="accommodation")
    pay_label = ChoiceLabel(Pay, source="pay")
    benefits_label = ChoiceLabel(Benefits, source="benefits")
    station_name = serializers.CharField(source="station.name", default="", read_only=True)
    by_name = serializers.CharField(source="by.name", read_only=True)

    class Meta:
        model = EmployerVisit
        fields = [
            "id", "county", "station", "station_name", "enterprise", "employer_name", "destination",
            "destination_label", "visited_on", "entered_at", "environment", "environment_label", "accommodation",
            "accommodation_label", "pay", "pay_label", "benefits", "benefits_label", "note", "next_visit_on",
            "corrects", "by", "by_name",
        ]  # fmt: skip
        read_only_fields = fields


class EmployerFindings(StrictSerializer):
    """What was found of the place; leave out what was not looked at."""

    environment = serializers.ChoiceField(choices=Rating.choices, required=False, allow_blank=True)
    accommodation = serializers.ChoiceField(choices=Lodging.choices, required=False, allow_blank=True)
    pay = serializers.ChoiceField(choices=Pay.choices, required=False, allow_blank=True)
    benefits = serializers.ChoiceField(choices=Benefits.choices, required=False, allow_blank=True)
    note = serializers.CharField(max_length=500, required=False, allow_blank=True)
    next_visit_on = serializers.DateField(required=False, allow_null=True)


class NewEmployerVisit(EmployerFindings):
    """A visit to an employer; `id` is minted by the client. Name the enterprise, or the employer as placements do."""

    id = serializers.UUIDField()
    enterprise = serializers.UUIDField(required=False, allow_null=True)
    employer_name = serializers.CharField(max_length=100, required=False, allow_blank=True)
    destination = serializers.CharField(max_length=6)
    visited_on = serializers.DateField()
    corrects = serializers.UUIDField(required=False, allow_null=True)


class EmployerVisitFilter(filters.FilterSet):
    """Filters of the list."""

    enterprise = filters.UUIDFilter("enterprise_id")
    since = filters.DateFilter("visited_on", "gte", help_text="Made on or after this day.")
    until = filters.DateFilter("visited_on", "lte", help_text="Made on or before this day.")

    class Meta:
        model = EmployerVisit
        fields = ["employer_name", "destination", "pay", "environment"]


class EmployerVisitViewSet(WithCodes, mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Visits to employers: working environment, accommodation, pay and benefits, never a person (X2.2-7, X4)."""

    queryset = EmployerVisit.objects.select_related("station", "by")
    serializer_class = EmployerVisitSerializer
    filterset_class = EmployerVisitFilter
    page_order = ("-visited_on", "-id")
    schemes = ("destination",)
    rights = {"list": "employers.read", "retrieve": "employers.read", "create": "employers.visit"}

    @extend_schema(request=NewEmployerVisit, responses={200: EmployerVisitSerializer, 201: EmployerVisitSerializer})
    def create(self, request):
        """Write a visit to an employer down: 201 the first time, 200 for the same `id` and content again."""
        values = self.read(NewEmployerVisit)
        for name, rows in (("enterprise", Enterprise), ("corrects", EmployerVisit)):
            if values.get(name):
                values[name] = self.find(rows, values[name])
        visit, created = actions.visit_employer(by=request.user, at=clock.now(), **values)
        return self.answered(visit, 201 if created else 200)


ROUTES = [("employer-visits", EmployerVisitViewSet)]

"""REST resource `contact-points`: where migrants find help and people from home; never who goes there."""

from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers

from laborers.enterprises.models import Enterprise
from laborers.visits import actions, trips
from laborers.visits.models import ContactPoint
from laborers.visits.states import ContactKind, ContactService
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import ChoiceLabel, CodeLabel, WithCodes
from xundian.accounts.scope import under
from xundian.kit import clock
from xundian.kit.errors import Invalid
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class ContactPointSerializer(StrictModelSerializer):
    """A contact point with the words beside its codes."""

    kind_label = ChoiceLabel(ContactKind, source="kind")
    destination_label = CodeLabel("destination", source="destination")
    enterprise_name = serializers.CharField(source="enterprise.name", default="", read_only=True)
    service_labels = serializers.SerializerMethodField()

    class Meta:
        model = ContactPoint
        fields = [
            "id", "county", "name", "kind", "kind_label", "destination", "destination_label", "address", "enterprise",
            "enterprise_name", "contact", "phone", "services", "service_labels", "hours", "valid_from", "valid_to",
            "version",
        ]  # fmt: skip
        read_only_fields = fields

    def get_service_labels(self, point) -> list[str]:
        """Words of the services."""
        return [str(ContactService(code).label) for code in point.services]


class ContactPointChange(StrictSerializer):
    """What may change of a contact point; a last day ends it."""

    name = serializers.CharField(max_length=80, required=False)
    kind = serializers.ChoiceField(choices=ContactKind.choices, required=False)
    destination = serializers.CharField(max_length=6, required=False)
    address = serializers.CharField(max_length=200, required=False, allow_blank=True)
    enterprise = serializers.UUIDField(required=False, allow_null=True)
    contact = serializers.CharField(max_length=50, required=False, allow_blank=True)
    phone = serializers.CharField(max_length=20, required=False, allow_blank=True)
    services = serializers.ListField(child=serializers.ChoiceField(choices=ContactService.choices), required=False)
    hours = serializers.CharField(max_length=100, required=False, allow_blank=True)
    valid_from = serializers.DateField(required=False)
    valid_to = serializers.DateField(required=False, allow_null=True)


class NewContactPoint(ContactPointChange):
    """A contact point of your county, or of the cities of your station."""

    id = serializers.UUIDField(required=False)
    name = serializers.CharField(max_length=80)
    kind = serializers.ChoiceField(choices=ContactKind.choices)
    destination = serializers.CharField(max_length=6)
    valid_from = serializers.DateField()


class ContactPointFilter(filters.FilterSet):
    """Filters of the list."""

    destination = filters.CharFilter(method="under_place", help_text="A place's code or its beginning.")
    enterprise = filters.UUIDFilter("enterprise_id")
    active = filters.BooleanFilter(method="live", help_text="Those that hold today, or only the others.")

    class Meta:
        model = ContactPoint
        fields = ["kind"]

    def under_place(self, queryset, name, value):
        """Contact points in a place."""
        if not (value.isascii() and value.isdigit()):
            raise Invalid(_("This is not the code of a place."), field=name, code="bad_code")
        return queryset.filter(under("destination", value))

    def live(self, queryset, name, value):
        """Valid today, or not."""
        found = trips.live_points(clock.today()).values("pk")
        return queryset.filter(pk__in=found) if value else queryset.exclude(pk__in=found)


class ContactPointViewSet(WithCodes, mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Contact points where migrants concentrate (X2.2-7): place, contact, services. Nobody's membership."""

    queryset = ContactPoint.objects.select_related("enterprise")
    serializer_class = ContactPointSerializer
    filterset_class = ContactPointFilter
    page_order = ("name", "id")
    schemes = ("destination",)
    rights = dict.fromkeys(["list", "retrieve"], "contacts.read") | dict.fromkeys(
        ["create", "partial_update"], "contacts.edit"
    )

    @extend_schema(request=NewContactPoint, responses={201: ContactPointSerializer})
    def create(self, request):
        """Add a contact point."""
        point = actions.add_contact_point(by=request.user, **self._named(self.read(NewContactPoint)))
        return self.answered(point, 201)

    @extend_schema(request=ContactPointChange, responses=ContactPointSerializer)
    def partial_update(self, request, pk=None):
        """Change fields; needs If-Match."""
        point, changes = self.get_object(), self._named(self.read(ContactPointChange))
        version = self.expected_version()
        return self.answered(
            actions.edit_contact_point(point=point, changes=changes, expected_version=version, by=request.user)
        )

    def _named(self, values):
        if values.get("enterprise"):
            values["enterprise"] = self.find(Enterprise, values["enterprise"])
        return values


ROUTES = [("contact-points", ContactPointViewSet)]

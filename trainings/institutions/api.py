"""REST resource `institutions`."""

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from trainings.institutions import actions
from trainings.institutions.models import Institution
from xundian.accounts.access import ScopedViewSet
from xundian.divisions.models import Division
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class InstitutionSerializer(StrictModelSerializer):
    """An institution with the days of its approval."""

    county_name = serializers.CharField(source="county.name", read_only=True)

    class Meta:
        model = Institution
        fields = [
            "id", "county", "county_name", "name", "uscc", "contact", "phone",
            "approved_from", "approved_to", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewInstitution(StrictSerializer):
    """What registering takes."""

    id = serializers.UUIDField(required=False)
    county = serializers.CharField(max_length=6)
    name = serializers.CharField(max_length=100)
    uscc = serializers.CharField(max_length=30)
    contact = serializers.CharField(max_length=50, required=False, allow_blank=True)
    phone = serializers.CharField(max_length=20, required=False, allow_blank=True)


class InstitutionChanges(StrictSerializer):
    """What may be corrected."""

    name = serializers.CharField(max_length=100, required=False)
    contact = serializers.CharField(max_length=50, required=False, allow_blank=True)
    phone = serializers.CharField(max_length=20, required=False, allow_blank=True)


class InstitutionApproval(StrictSerializer):
    """The days in which the institution may run classes."""

    approved_from = serializers.DateField()
    approved_to = serializers.DateField(required=False, allow_null=True, default=None)


class InstitutionViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Training institutions of the county (X4); only an approved one may open a class."""

    queryset = Institution.objects.select_related("county")
    serializer_class = InstitutionSerializer
    filterset_fields = ["county", "uscc"]
    rights = {
        "list": "trainings.read",
        "retrieve": "trainings.read",
        "create": "institutions.edit",
        "partial_update": "institutions.edit",
        "approve": "institutions.edit",
    }

    @extend_schema(request=NewInstitution, responses={201: InstitutionSerializer})
    def create(self, request):
        """Register an institution."""
        values = self.read(NewInstitution)
        values["county"] = self.find(Division, values["county"])
        return self.answered(actions.register(**values, by=request.user), 201)

    @extend_schema(request=InstitutionChanges, responses=InstitutionSerializer)
    def partial_update(self, request, pk=None):
        """Correct name and contact; send If-Match."""
        row = self.get_object()
        version, changes = self.expected_version(), self.read(InstitutionChanges)
        return self.answered(actions.edit(institution=row, changes=changes, expected_version=version, by=request.user))

    @extend_schema(request=InstitutionApproval, responses=InstitutionSerializer)
    @action(detail=True, methods=["post"])
    def approve(self, request, pk=None):
        """Approve it for a period."""
        row = self.get_object()
        return self.answered(actions.approve(institution=row, by=request.user, **self.read(InstitutionApproval)))


ROUTES = [("institutions", InstitutionViewSet)]

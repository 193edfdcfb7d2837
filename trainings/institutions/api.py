"""REST resource `institutions`."""

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

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


def _read(kind, request):
    return kind().run_validation(request.data)


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

    def _answer(self, row, status=200):
        self.answered_with = row
        return Response(InstitutionSerializer(row).data, status)

    @extend_schema(request=NewInstitution, responses={201: InstitutionSerializer})
    def create(self, request):
        """Register an institution."""
        values = _read(NewInstitution, request)
        values["county"] = self.find(Division, values["county"])
        return self._answer(actions.register(**values, by=request.user), 201)

    @extend_schema(request=InstitutionChanges, responses=InstitutionSerializer)
    def partial_update(self, request, pk=None):
        """Correct name and contact; send If-Match."""
        row = self.get_object()
        version, changes = self.expected_version(), _read(InstitutionChanges, request)
        return self._answer(actions.edit(institution=row, changes=changes, expected_version=version, by=request.user))

    @extend_schema(request=InstitutionApproval, responses=InstitutionSerializer)
    @action(detail=True, methods=["post"])
    def approve(self, request, pk=None):
        """Approve it for a period."""
        row = self.get_object()
        return self._answer(actions.approve(institution=row, by=request.user, **_read(InstitutionApproval, request)))


ROUTES = [("institutions", InstitutionViewSet)]

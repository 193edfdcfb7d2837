"""REST resource `institutions`."""

from django_filters import rest_framework as filters
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers

from trainings.institutions import actions, queries
from trainings.institutions.models import Institution
from trainings.institutions.states import ReviewState
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import ChoiceLabel
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class InstitutionSerializer(StrictModelSerializer):
    """An institution: whether it is qualified today, and on a final list, which subsidised classes need."""

    county_name = serializers.CharField(source="county.name", read_only=True)
    qualified = serializers.BooleanField(read_only=True)
    on_list = serializers.BooleanField(read_only=True)
    review_state = serializers.CharField(read_only=True, allow_null=True)
    review_state_label = ChoiceLabel(ReviewState, source="review_state")

    class Meta:
        model = Institution
        fields = [
            "id", "county", "county_name", "name", "uscc", "contact", "phone", "address", "legal_representative",
            "occupations", "approved_from", "approved_to", "qualified", "on_list", "review_state",
            "review_state_label", "version",
        ]  # fmt: skip
        read_only_fields = fields


class InstitutionChanges(StrictSerializer):
    """What may be corrected."""

    name = serializers.CharField(max_length=100, required=False)
    contact = serializers.CharField(max_length=50, required=False, allow_blank=True)
    phone = serializers.CharField(max_length=20, required=False, allow_blank=True)
    address = serializers.CharField(max_length=200, required=False, allow_blank=True)
    legal_representative = serializers.CharField(max_length=50, required=False, allow_blank=True)
    occupations = serializers.ListField(
        child=serializers.CharField(max_length=40), required=False, help_text="Codes of the list occupation."
    )


class NewInstitution(InstitutionChanges):
    """What registering takes; the credit code is checked (GB 32100)."""

    id = serializers.UUIDField(required=False)
    county = serializers.CharField(max_length=6)
    name = serializers.CharField(max_length=100)
    uscc = serializers.CharField(max_length=30)


class InstitutionFilter(filters.FilterSet):
    """Filters of the list."""

    county = filters.CharFilter()
    uscc = filters.CharFilter()
    qualified = filters.BooleanFilter(help_text="Qualified today.")
    on_list = filters.BooleanFilter(help_text="On a final list that holds today.")

    class Meta:
        model = Institution
        fields = ["county", "uscc", "qualified", "on_list"]


class InstitutionViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Training institutions of the county (X4); only a qualified one may open a class."""

    queryset = Institution.objects.select_related("county")
    serializer_class = InstitutionSerializer
    filterset_class = InstitutionFilter
    rights = dict.fromkeys(["list", "retrieve"], "trainings.read") | dict.fromkeys(
        ["create", "partial_update"], "institutions.edit"
    )

    def get_queryset(self):
        """With how each stands today."""
        return queries.with_standing(super().get_queryset(), clock.today())

    @extend_schema(request=NewInstitution, responses={201: InstitutionSerializer})
    def create(self, request):
        """Register an institution."""
        values = self.read(NewInstitution)
        values["county"] = self.find(Division, values["county"])
        return self._shown(actions.register(**values, by=request.user, on=clock.today()), 201)

    @extend_schema(request=InstitutionChanges, responses=InstitutionSerializer)
    def partial_update(self, request, pk=None):
        """Correct what the form said; send If-Match."""
        row = actions.edit(
            institution=self.get_object(), changes=self.read(InstitutionChanges), by=request.user, on=clock.today(),
            expected_version=self.expected_version(),
        )  # fmt: skip
        return self._shown(row)

    def _shown(self, row, status=200):
        return self.answered(queries.with_standing(Institution.objects.all(), clock.today()).get(pk=row.pk), status)


ROUTES = [("institutions", InstitutionViewSet)]

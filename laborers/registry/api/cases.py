"""REST resource `cases`."""

from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from laborers.registry import queries
from laborers.registry.api.reading import RegistryViewSet, TimelineLine
from laborers.registry.models import Case
from laborers.registry.states import BY_HAND, Outcome, Stage
from xundian.accounts.filters import DivisionFilter
from xundian.accounts.labels import ChoiceLabel, PlaceName
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class CaseSerializer(StrictModelSerializer):
    """One transfer episode and where it stands."""

    laborer_name = serializers.CharField(source="laborer.name", read_only=True)
    division_name = PlaceName(source="division")
    stage_label = ChoiceLabel(Stage, source="stage")
    outcome_label = ChoiceLabel(Outcome, source="outcome")

    class Meta:
        model = Case
        fields = [
            "id", "laborer", "laborer_name", "division", "division_name", "episode", "stage", "stage_label",
            "opened_on", "closed_on", "outcome", "outcome_label", "version",
        ]  # fmt: skip
        read_only_fields = fields


class Step(StrictSerializer):
    """A step an officer takes alone; closing needs an outcome."""

    to = serializers.ChoiceField(choices=[(stage.value, stage.label) for stage in BY_HAND])
    reason = serializers.CharField(max_length=200, required=False, allow_blank=True)
    outcome = serializers.ChoiceField(choices=Outcome.choices, required=False, allow_blank=True)


class CaseFilters(FilterSet):
    """Filters of the list of cases."""

    division = DivisionFilter()

    class Meta:
        model = Case
        fields = ["stage", "laborer"]


class CaseViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, RegistryViewSet):
    """Transfer episodes: surveyed, assessed, trained, matched, placed, closed. The index moves them."""

    queryset = Case.objects.select_related("laborer", "division")
    serializer_class = CaseSerializer
    filterset_class = CaseFilters
    schemes = ("occupation", "transfer_status", "household_category")
    rights = {
        "list": "cases.read",
        "retrieve": "cases.read",
        "timeline": "cases.read",
    }

    @extend_schema(responses=TimelineLine(many=True), filters=False)
    @action(detail=True)
    def timeline(self, request, pk):
        """Everything that happened in this episode, the newest first."""
        case = self.get_object()
        self.note_people([case.laborer_id])
        return self.timeline_page(queries.timeline(case))

"""REST resource `reassessments`: who below a division would be assessed otherwise, and the change itself."""

from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_field, extend_schema_serializer
from rest_framework import mixins, serializers
from rest_framework.decorators import action

from laborers.surveys import actions, queries
from laborers.surveys.models import AssessmentPolicy, Reassessment, ReassessmentChange
from laborers.surveys.states import ChangeOutcome, Direction, ReassessmentState
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.filters import DivisionFilter
from xundian.accounts.labels import ChoiceLabel, PlaceName
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.filters import refuse_unknown
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

CHOICES = ("division", "before", "after", "outcome")


class Move(serializers.Serializer):
    """How many people would go from one direction (none: not assessed yet) to another, or stay."""

    before = serializers.CharField(allow_blank=True)
    after = serializers.CharField()
    count = serializers.IntegerField()


# A name of its own: another answer has this one, and the document would hold only one of them.
@extend_schema_serializer(component_name="ReassessmentFigures")
class Figures(serializers.Serializer):
    """People, counted; empty until everybody was looked at. `changed` in their direction, `grounds` only in the grounds
    for it; after it was applied also `applied`, `rejudged` (something happened to them meanwhile, left as they are) and
    `gone`."""

    assessed = serializers.IntegerField(required=False)
    without_response = serializers.IntegerField(required=False)
    unchanged = serializers.IntegerField(required=False)
    changed = serializers.IntegerField(required=False)
    grounds = serializers.IntegerField(required=False)
    moves = Move(many=True, required=False)
    applied = serializers.IntegerField(required=False)
    rejudged = serializers.IntegerField(required=False)
    gone = serializers.IntegerField(required=False)


class ReassessmentSerializer(StrictModelSerializer):
    """A run over a division; `figures` are empty until everybody was looked at."""

    division_name = PlaceName(source="division")
    document = serializers.CharField(source="policy.document", read_only=True)
    state_label = ChoiceLabel(ReassessmentState, source="state")
    figures = serializers.SerializerMethodField()
    by_name = serializers.CharField(source="by.name", default="", read_only=True)

    class Meta:
        model = Reassessment
        fields = [
            "id", "division", "division_name", "policy", "document", "on", "state", "state_label", "done", "total",
            "figures", "failure", "by", "by_name", "previewed_at", "applied_at", "version",
        ]  # fmt: skip
        read_only_fields = fields

    @extend_schema_field(Figures)
    def get_figures(self, row):
        """The counts, once the preview is complete."""
        return row.figures if row.previewed_at else {}


class NewReassessment(StrictSerializer):
    """Where to look, under the county's policy of today or another one that is valid or to come."""

    id = serializers.UUIDField(required=False)
    division = serializers.CharField(max_length=20)
    policy = serializers.UUIDField(required=False)


class ChangeSerializer(StrictModelSerializer):
    """One person who would change; after the run `outcome`, and `now` for whom something happened meanwhile."""

    laborer = serializers.UUIDField(source="case.laborer_id", read_only=True)
    laborer_name = serializers.CharField(source="case.laborer.name", read_only=True)
    division_name = PlaceName(source="division")
    before_label = ChoiceLabel(Direction, source="before")
    after_label = ChoiceLabel(Direction, source="after")
    outcome_label = ChoiceLabel(ChangeOutcome, source="outcome")
    now_label = ChoiceLabel(Direction, source="now")

    class Meta:
        model = ReassessmentChange
        fields = [
            "id", "case", "laborer", "laborer_name", "division", "division_name", "before", "before_label", "after",
            "after_label", "reasons", "outcome", "outcome_label", "now", "now_label",
        ]  # fmt: skip
        read_only_fields = fields


class ReassessmentFilters(FilterSet):
    """Filters of the list of runs."""

    division = DivisionFilter()

    class Meta:
        model = Reassessment
        fields = ["state"]


class ReassessmentViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Assessing a whole division again (X2.2-6): a preview in the background, then apply or discard."""

    queryset = Reassessment.objects.select_related("division", "policy", "by")
    serializer_class = ReassessmentSerializer
    filterset_class = ReassessmentFilters
    rights = {
        "list": "assessments.read", "retrieve": "assessments.read", "changes": "assessments.read",
        "create": "assessments.run", "apply": "assessments.run", "discard": "assessments.run",
    }  # fmt: skip

    @extend_schema(request=NewReassessment, responses={202: ReassessmentSerializer})
    def create(self, request):
        """Look in the background who would change; nothing changes yet. Ask the row again for its state."""
        values = dict(self.read(NewReassessment))
        values["division"] = self.find(Division, values["division"])
        if "policy" in values:
            values["policy"] = self.find(AssessmentPolicy, values["policy"])
        return self.answered(actions.start_preview(**values, by=request.user, on=clock.today()), 202)

    @extend_schema(request=None, responses={202: ReassessmentSerializer})
    @action(detail=True, methods=["post"])
    def apply(self, request, pk=None):
        """Put what was previewed in force, in the background; who changed meanwhile is left as they are and named."""
        return self.answered(
            actions.start_apply(reassessment=self.get_object(), by=request.user, on=clock.today()), 202
        )

    @extend_schema(request=None, responses=ReassessmentSerializer)
    @action(detail=True, methods=["post"])
    def discard(self, request, pk=None):
        """Leave everybody as they are."""
        return self.answered(actions.discard(reassessment=self.get_object(), by=request.user))

    @extend_schema(
        parameters=[OpenApiParameter(name, str) for name in CHOICES],
        responses=ChangeSerializer(many=True),
        filters=False,
    )
    @action(detail=True)
    def changes(self, request, pk=None):
        """Who would change, village by village."""
        refuse_unknown(request, CHOICES)
        asked = {name: request.query_params[name] for name in CHOICES if request.query_params.get(name)}
        if "division" in asked:
            self.find(Division, asked["division"])
        rows = queries.changes_of(self.find(Reassessment, pk), **asked)
        self.page_order = ("division_id", "id")
        page = self.paginate_queryset(rows)
        return self.get_paginated_response(
            ChangeSerializer(page, many=True, context=self.get_serializer_context()).data
        )

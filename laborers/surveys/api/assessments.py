"""REST resource `assessments`, and the assessment of one laborer explained."""

from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.registry.models import Case
from laborers.surveys import actions, queries
from laborers.surveys.models import Assessment
from laborers.surveys.states import REASON_SCHEMES, Direction
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.filters import DivisionFilter
from xundian.accounts.labels import ChoiceLabel, Lists, PlaceName, WithCodes
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import Missing
from xundian.kit.filters import refuse_unknown
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer

SCHEMES = tuple(sorted({scheme for schemes in REASON_SCHEMES.values() for scheme in schemes}))


class AssessmentSerializer(StrictModelSerializer):
    """A proposal with its grounds, in codes and in words."""

    laborer = serializers.UUIDField(source="case.laborer_id", read_only=True)
    laborer_name = serializers.CharField(source="case.laborer.name", read_only=True)
    division_name = PlaceName(source="division")
    direction_label = ChoiceLabel(Direction, source="direction")
    explanation = serializers.SerializerMethodField()
    by_name = serializers.CharField(source="by.name", default="", read_only=True)

    class Meta:
        model = Assessment
        fields = [
            "id", "case", "laborer", "laborer_name", "division", "division_name", "response", "policy", "on",
            "direction", "direction_label", "reasons", "explanation", "is_current", "by", "by_name",
        ]  # fmt: skip
        read_only_fields = fields

    def get_explanation(self, assessment) -> list[str]:
        """The grounds as sentences."""
        return queries.explain(assessment.reasons, self.context["codes"])


class NewAssessment(StrictSerializer):
    """Which case to assess."""

    case = serializers.UUIDField()


class Run(StrictSerializer):
    """Which division to assess; a preview tells who would change and writes nothing."""

    division = serializers.CharField(max_length=20)
    preview = serializers.BooleanField(required=False, default=False)


class ChangedDirection(serializers.Serializer):
    """One person whose assessment is (or would be) a new one."""

    case = serializers.UUIDField()
    laborer = serializers.UUIDField()
    name = serializers.CharField()
    before = serializers.CharField(allow_blank=True)
    before_label = ChoiceLabel(Direction, source="before")
    after = serializers.CharField()
    after_label = ChoiceLabel(Direction, source="after")


class RunReport(serializers.Serializer):
    """What a run came to; `changes` names the first 200 of those who changed."""

    preview = serializers.BooleanField()
    assessed = serializers.IntegerField()
    changed = serializers.IntegerField()
    without_response = serializers.IntegerField()
    directions = serializers.DictField(child=serializers.IntegerField())
    changes = ChangedDirection(many=True)


class AssessmentFilters(FilterSet):
    """Filters of the list of assessments."""

    division = DivisionFilter()

    class Meta:
        model = Assessment
        fields = ["case", "direction", "is_current", "policy"]


class AssessmentViewSet(WithCodes, mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """What surveys lead to (X2.2-6): elsewhere, nearby, a post in the village, or no work sought."""

    queryset = Assessment.objects.select_related("case__laborer", "division", "by")
    serializer_class = AssessmentSerializer
    filterset_class = AssessmentFilters
    schemes = SCHEMES
    rights = {
        "list": "assessments.read",
        "retrieve": "assessments.read",
        "create": "assessments.run",
        "run": "assessments.run",
    }

    @extend_schema(request=NewAssessment, responses={201: AssessmentSerializer})
    def create(self, request):
        """Assess one case under today's policy; the assessment in force when nothing changed."""
        case = self.find(Case, self.read(NewAssessment)["case"])
        row = actions.assess(case=case, by=request.user, on=clock.today())
        return Response(self.get_serializer(row).data, 201)

    @extend_schema(request=Run, responses=RunReport)
    @action(detail=False, methods=["post"])
    def run(self, request):
        """Assess everyone surveyed below a division at once, or only tell what would come of it.

        Up to 5,000 people; for more, `reassessments` does it in the background with its own preview.
        """
        given = self.read(Run)
        preview = given["preview"]
        division = self.find(Division, given["division"])
        report = actions.assess_division(
            division=division, by=request.user, on=clock.today(), preview=preview, at_most=actions.AT_ONCE
        )
        return Response(RunReport(vars(report) | {"preview": preview}).data)


class Threshold(serializers.Serializer):
    """The threshold of the policy that a ground was held against."""

    name = serializers.CharField()
    label = serializers.CharField()
    value = serializers.CharField()


class Ground(serializers.Serializer):
    """One ground in words; `turn` says what would have to be otherwise, `turns_to` where that alone would lead."""

    code = serializers.CharField()
    text = serializers.CharField()
    threshold = Threshold(allow_null=True)
    turn = serializers.CharField()
    turns_to = serializers.CharField()
    turns_to_label = serializers.CharField()


class Explanation(serializers.Serializer):
    """An assessment explained; `together`: the direction if everything that can be otherwise were.

    `fresh` is false when the person has answered again since: then assess first.
    """

    assessment = AssessmentSerializer()
    policy = serializers.UUIDField()
    document = serializers.CharField()
    valid_from = serializers.DateField()
    grounds = Ground(many=True)
    together = serializers.CharField()
    together_label = ChoiceLabel(Direction, source="together")
    fresh = serializers.BooleanField()


class ExplainsAssessments:
    """Mix into the laborers: the assessment in force of one of them, explained."""

    @extend_schema(responses=Explanation, filters=False)
    @action(detail=True)
    def assessment(self, request, pk=None):
        """Direction, every ground with the threshold and document it was held against, and what would change it."""
        refuse_unknown(request)
        laborer = self.get_object()
        found = queries.assessment_of(laborer)
        if found is None:
            raise Missing
        self.note_people([laborer.pk])
        self.answered_with = None
        policy, context = found.policy, self.get_serializer_context() | {"codes": Lists(SCHEMES)}
        told = queries.explained(found, context["codes"]) | {
            "assessment": found, "policy": policy.pk, "document": policy.document, "valid_from": policy.valid_from,
        }  # fmt: skip
        return Response(Explanation(told, context=context).data)

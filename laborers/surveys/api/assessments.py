"""REST resources `assessments` and `assessment-policies`."""

from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.registry.models import Case
from laborers.surveys import actions, queries
from laborers.surveys.models import Assessment, AssessmentPolicy
from laborers.surveys.states import REASON_SCHEMES, Direction
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.filters import DivisionFilter
from xundian.accounts.labels import ChoiceLabel, CodeField, CodeLabel, PlaceName, WithCodes
from xundian.divisions.models import Division
from xundian.kit import clock
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
        given = NewAssessment(data=request.data)
        given.is_valid(raise_exception=True)
        case = self.find(Case, given.validated_data["case"])
        row = actions.assess(case=case, by=request.user, on=clock.today())
        return Response(self.get_serializer(row).data, 201)

    @extend_schema(request=Run, responses=RunReport)
    @action(detail=False, methods=["post"])
    def run(self, request):
        """Assess everyone surveyed below a division at once, or only tell what would come of it."""
        given = Run(data=request.data)
        given.is_valid(raise_exception=True)
        preview = given.validated_data["preview"]
        division = self.find(Division, given.validated_data["division"])
        report = actions.assess_division(division=division, by=request.user, on=clock.today(), preview=preview)
        return Response(RunReport(vars(report) | {"preview": preview}).data)


class PolicySerializer(StrictModelSerializer):
    """Thresholds with their days and document; ages in whole years, both ends included."""

    away_min_education_label = CodeLabel("education", source="away_min_education")

    class Meta:
        model = AssessmentPolicy
        fields = [
            "id", "county", "valid_from", "valid_to", "document", *queries.THRESHOLDS, "away_min_education_label",
            "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewPolicy(StrictSerializer):
    """What a policy takes; thresholds left out keep their usual values."""

    id = serializers.UUIDField(required=False)
    county = serializers.CharField(max_length=6)
    valid_from = serializers.DateField()
    document = serializers.CharField(max_length=200)
    labour_age_from = serializers.IntegerField(min_value=16, max_value=120, required=False)
    labour_age_to_male = serializers.IntegerField(min_value=16, max_value=120, required=False)
    labour_age_to_female = serializers.IntegerField(min_value=16, max_value=120, required=False)
    away_age_to = serializers.IntegerField(min_value=16, max_value=120, required=False)
    away_min_education = CodeField("education", required=False)
    stable_months = serializers.IntegerField(min_value=0, max_value=12, required=False)


class PolicyViewSet(WithCodes, mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """The thresholds of the assessment, each from its day on."""

    queryset = AssessmentPolicy.objects.all()
    serializer_class = PolicySerializer
    schemes = ("education",)
    page_order = ("-valid_from", "-id")
    rights = {"list": "assessments.read", "retrieve": "assessments.read", "create": "surveys.edit"}

    @extend_schema(request=NewPolicy, responses={201: PolicySerializer})
    def create(self, request):
        """Set the own county's thresholds from a day on; the former ones end the day before."""
        given = NewPolicy(data=request.data, context=self.get_serializer_context())
        given.is_valid(raise_exception=True)
        values = given.validated_data | {"county": self.find(Division, given.validated_data["county"])}
        self.answered_with = actions.set_policy(**values, by=request.user)
        return Response(self.get_serializer(self.answered_with).data, 201)

"""REST resource `assessment-policies`."""

from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.response import Response

from laborers.surveys import actions, queries
from laborers.surveys.models import AssessmentPolicy
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.labels import CodeField, CodeLabel, WithCodes
from xundian.divisions.models import Division
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


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
        given = self.read(NewPolicy)
        values = given | {"county": self.find(Division, given["county"])}
        self.answered_with = actions.set_policy(**values, by=request.user)
        return Response(self.get_serializer(self.answered_with).data, 201)

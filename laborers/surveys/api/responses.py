"""REST resource `survey-responses`."""

from django.utils.translation import gettext as _
from django_filters.rest_framework import FilterSet
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers
from rest_framework.response import Response

from laborers.registry.models import Laborer
from laborers.surveys import actions
from laborers.surveys.models import SurveyResponse, SurveyRound
from xundian.accounts.access import ScopedViewSet
from xundian.accounts.filters import DivisionFilter
from xundian.accounts.labels import CodeField, CodeLabel, PlaceName, WithCodes
from xundian.kit import clock
from xundian.kit.errors import Invalid
from xundian.kit.money import YuanField
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class ResponseSerializer(StrictModelSerializer):
    """What a laborer answered; wages in yuan a month."""

    laborer_name = serializers.CharField(source="laborer.name", read_only=True)
    division_name = PlaceName(source="division")
    year = serializers.IntegerField(source="round.year", read_only=True)
    status_label = CodeLabel("transfer_status", source="status")
    unemployed_reason_label = CodeLabel("unemployed_reason", source="unemployed_reason")
    place_label = CodeLabel("destination", source="place")
    wage = YuanField(source="wage_fen", read_only=True, allow_null=True)
    intention_label = CodeLabel("intention", source="intention")
    expected_wage = YuanField(source="expected_wage_fen", read_only=True, allow_null=True)

    class Meta:
        model = SurveyResponse
        fields = [
            "id", "round", "year", "laborer", "laborer_name", "division", "division_name", "revision", "is_profile",
            "status", "status_label", "unemployed_reason", "unemployed_reason_label", "place", "place_label",
            "place_text", "employer", "months", "wage", "intention", "intention_label", "training_wish",
            "expected_wage", "care_duty", "surveyed_on", "surveyor",
        ]  # fmt: skip
        read_only_fields = fields


class NewResponse(StrictSerializer):
    """One form entered by an officer; today unless `surveyed_on` says another day."""

    id = serializers.UUIDField(required=False)
    round = serializers.UUIDField()
    laborer = serializers.UUIDField()
    surveyed_on = serializers.DateField(required=False)
    status = CodeField("transfer_status")
    unemployed_reason = CodeField("unemployed_reason", required=False, allow_blank=True)
    place = CodeField("destination", required=False, allow_blank=True)
    place_text = serializers.CharField(max_length=100, required=False, allow_blank=True)
    employer = serializers.CharField(max_length=100, required=False, allow_blank=True)
    months = serializers.IntegerField(min_value=0, max_value=12, required=False, allow_null=True)
    wage = YuanField(source="wage_fen", required=False, allow_null=True)
    intention = CodeField("intention", required=False, allow_blank=True)
    training_wish = serializers.CharField(max_length=40, required=False, allow_blank=True)
    expected_wage = YuanField(source="expected_wage_fen", required=False, allow_null=True)
    care_duty = serializers.BooleanField(required=False)
    surveyor = serializers.CharField(max_length=50, required=False, allow_blank=True)


class ResponseFilters(FilterSet):
    """Filters of the list of responses."""

    division = DivisionFilter()

    class Meta:
        model = SurveyResponse
        fields = ["round", "laborer", "is_profile", "status", "intention"]


class ResponseViewSet(WithCodes, mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Survey responses, never overwritten; the newest of the newest round is the laborer's profile."""

    queryset = SurveyResponse.objects.select_related("laborer", "division", "round")
    serializer_class = ResponseSerializer
    filterset_class = ResponseFilters
    schemes = ("transfer_status", "unemployed_reason", "destination", "intention")
    rights = {"list": "surveys.read", "retrieve": "surveys.read", "create": "surveys.record"}

    @extend_schema(request=NewResponse, responses={201: ResponseSerializer})
    def create(self, request):
        """Enter one form; a second one for the same round is the next revision."""
        answers, today = self.read(NewResponse), clock.today()
        on = answers.pop("surveyed_on", today)
        if on > today:
            raise Invalid(field="surveyed_on", code="in_future", message=_("The day lies in the future."))
        named = {
            "round": self.find(SurveyRound, answers.pop("round")),
            "laborer": self.find(Laborer, answers.pop("laborer")),
        }
        row = actions.record_response(**named, id=answers.pop("id", None), answers=answers, by=request.user, on=on)
        return Response(self.get_serializer(row).data, 201)

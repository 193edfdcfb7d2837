"""REST resource `survey-rounds`: rounds, and how far each is in a place."""

from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_serializer
from rest_framework import mixins, serializers
from rest_framework.decorators import action
from rest_framework.response import Response

from laborers.surveys import actions, queries
from laborers.surveys.models import SurveyRound
from xundian.accounts.access import ScopedViewSet
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import Missing
from xundian.kit.filters import refuse_unknown
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


# A name of its own: another answer has this one, and the document would hold only one of them.
@extend_schema_serializer(component_name="SurveyRound")
class RoundSerializer(StrictModelSerializer):
    """A survey round."""

    class Meta:
        model = SurveyRound
        fields = ["id", "county", "year", "title", "opens", "closes", "version"]
        read_only_fields = fields


class NewRound(StrictSerializer):
    """What opening a round takes."""

    id = serializers.UUIDField(required=False)
    county = serializers.CharField(max_length=6)
    year = serializers.IntegerField(min_value=2000, max_value=2100)
    title = serializers.CharField(max_length=80)
    opens = serializers.DateField()
    closes = serializers.DateField()


class RoundChanges(StrictSerializer):
    """What may be changed of a round."""

    title = serializers.CharField(max_length=80, required=False)
    opens = serializers.DateField(required=False)
    closes = serializers.DateField(required=False)


class ProgressLine(serializers.Serializer):
    """People of one place or household: expected, of these surveyed and left; `beyond` were asked besides."""

    level = serializers.ChoiceField(choices=["total", "township", "village", "household"])
    key = serializers.CharField(help_text="Code of the place, or id of the household.")
    name = serializers.CharField(help_text="Name of the place, or of the head.")
    number = serializers.CharField()
    group = serializers.CharField()
    expected = serializers.IntegerField()
    surveyed = serializers.IntegerField()
    left = serializers.IntegerField()
    beyond = serializers.IntegerField()


class RoundProgress(serializers.Serializer):
    """How far a round is in a division, and in what lies one step below it, as of a day."""

    round = serializers.UUIDField()
    division = serializers.CharField()
    day = serializers.DateField()
    total = ProgressLine()
    lines = ProgressLine(many=True)


class RoundViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, ScopedViewSet):
    """Rounds of the labour survey (X2.2-1), one a year and county."""

    queryset = SurveyRound.objects.all()
    serializer_class = RoundSerializer
    filterset_fields = ["year"]
    page_order = ("-year", "-id")
    rights = {
        "list": "surveys.read", "retrieve": "surveys.read", "progress": "surveys.read", "create": "surveys.edit",
        "partial_update": "surveys.edit", "close": "surveys.edit",
    }  # fmt: skip

    @extend_schema(request=NewRound, responses={201: RoundSerializer})
    def create(self, request):
        """Open a round in the own county."""
        values = self.read(NewRound)
        values["county"] = self.find(Division, values["county"])
        return self.answered(actions.open_round(**values, by=request.user), 201)

    @extend_schema(request=RoundChanges, responses=RoundSerializer)
    def partial_update(self, request, pk=None):
        """Change title or dates; the days on which people were asked stay inside. Send If-Match."""
        round, version = self.get_object(), self.expected_version()
        changes = self.read(RoundChanges)
        return self.answered(
            actions.edit_round(round=round, changes=changes, expected_version=version, by=request.user)
        )

    @extend_schema(request=None, responses=RoundSerializer)
    @action(detail=True, methods=["post"])
    def close(self, request, pk=None):
        """Today is the last day of the round; what was asked until today may still be entered."""
        return self.answered(actions.close_round(round=self.get_object(), by=request.user, on=clock.today()))

    @extend_schema(parameters=[OpenApiParameter("division", str)], responses=RoundProgress, filters=False)
    @action(detail=True)
    def progress(self, request, pk=None):
        """Who was surveyed and who is left, in the own place or a division in it; a village answers by household."""
        refuse_unknown(request, ("division",))
        round, on = self.find(SurveyRound, pk), clock.today()
        code = request.query_params.get("division") or request.user.division_id
        division = self.find(Division, code)
        if division.code[:6] != round.county_id:
            raise Missing
        lines = queries.progress(round, division.code, on)
        told = {
            "round": round.pk, "division": division.code, "day": queries.day_of(round, on), "lines": lines,
            "total": queries.total_of(lines),
        }  # fmt: skip
        return Response(RoundProgress(told).data)

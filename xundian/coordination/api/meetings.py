"""REST resource `meetings`, with what was heard of each place (X2.2-8)."""

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action

from xundian.accounts.labels import ChoiceLabel, PlaceName
from xundian.coordination import actions
from xundian.coordination.actions.checks import LONG, PLACE, TITLE
from xundian.coordination.api.ledger import Ledger, Line
from xundian.coordination.models import Meeting, ProgressHeard
from xundian.coordination.states import MeetingKind, MeetingState
from xundian.kit import clock
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class HeardFigure(serializers.Serializer):
    """A figure of the catalogue as it stood on the day of the meeting."""

    code = serializers.CharField()
    value = serializers.IntegerField()
    target = serializers.IntegerField(allow_null=True)


class HeardSerializer(StrictModelSerializer):
    """What a place reported, beside its figures of that day."""

    division_name = PlaceName(source="division")
    figures = HeardFigure(many=True, read_only=True)

    class Meta:
        model = ProgressHeard
        fields = ["id", "division", "division_name", "said", "figures"]
        read_only_fields = fields


class MeetingSerializer(Line):
    """A meeting with its agenda, minutes and what was heard."""

    kind_label = ChoiceLabel(MeetingKind, source="kind")
    state_label = ChoiceLabel(MeetingState, source="state")
    heard = HeardSerializer(many=True, read_only=True)

    class Meta:
        model = Meeting
        fields = [
            "id", "division", "division_name", "kind", "kind_label", "title", "held_on", "place", "agenda",
            "attending", "minutes", "state", "state_label", "reason", "heard", "by", "by_name", "version",
        ]  # fmt: skip
        read_only_fields = fields


class MeetingChanges(StrictSerializer):
    """What may change of a meeting that was called."""

    kind = serializers.ChoiceField(choices=MeetingKind.choices, required=False)
    title = serializers.CharField(max_length=TITLE, required=False)
    held_on = serializers.DateField(required=False)
    place = serializers.CharField(max_length=PLACE, required=False, allow_blank=True)
    agenda = serializers.CharField(max_length=LONG, required=False, allow_blank=True)
    attending = serializers.CharField(
        max_length=LONG, required=False, allow_blank=True, help_text="One office in a line."
    )


class NewMeeting(MeetingChanges):
    """What calling a meeting takes; the place is a county or township."""

    id = serializers.UUIDField(required=False)
    division = serializers.CharField(max_length=20)
    kind = serializers.ChoiceField(choices=MeetingKind.choices)
    title = serializers.CharField(max_length=TITLE)
    held_on = serializers.DateField()


class Minutes(StrictSerializer):
    """What was said and decided."""

    minutes = serializers.CharField(max_length=LONG)


class CalledOff(StrictSerializer):
    """Why it does not take place."""

    reason = serializers.CharField(max_length=200)


class Heard(StrictSerializer):
    """A place one level below, and what it reported."""

    division = serializers.CharField(max_length=20)
    said = serializers.CharField(max_length=LONG, required=False, allow_blank=True, default="")


class MeetingViewSet(Ledger):
    """Progress meetings of the county and of townships (X2.2-8)."""

    queryset = Meeting.objects.select_related("division", "by").prefetch_related("heard__division")
    serializer_class = MeetingSerializer
    filterset_fields = {"division": ["exact"], "kind": ["exact"], "state": ["exact"], "held_on": ["gte", "lte"]}
    page_order = ("-held_on", "-id")
    rights = dict.fromkeys(["list", "retrieve"], "meetings.read") | dict.fromkeys(
        ["create", "partial_update", "hold", "call_off", "hear"], "meetings.edit"
    )

    @extend_schema(request=NewMeeting, responses={201: MeetingSerializer})
    def create(self, request):
        """Call a meeting of your county or township."""
        given = self.read(NewMeeting)
        given["division"] = self.place(given["division"])
        return self.answered(actions.call(by=request.user, **given), 201)

    @extend_schema(request=MeetingChanges, responses=MeetingSerializer)
    def partial_update(self, request, pk=None):
        """Change a meeting that was called; of one that was held, who attended. Send If-Match."""
        row, version, changes = self.get_object(), self.expected_version(), self.read(MeetingChanges)
        return self.answered(
            actions.change_meeting(meeting=row, changes=changes, expected_version=version, by=request.user)
        )

    @extend_schema(request=Minutes, responses=MeetingSerializer)
    @action(detail=True, methods=["post"])
    def hold(self, request, pk=None):
        """The meeting was held; its minutes."""
        row, given = self.get_object(), self.read(Minutes)
        return self.answered(actions.hold(meeting=row, by=request.user, on=clock.today(), **given))

    @extend_schema(request=CalledOff, responses=MeetingSerializer)
    @action(detail=True, methods=["post"], url_path="call-off")
    def call_off(self, request, pk=None):
        """The meeting does not take place."""
        row, given = self.get_object(), self.read(CalledOff)
        return self.answered(actions.call_off(meeting=row, by=request.user, **given))

    @extend_schema(request=Heard, responses=MeetingSerializer)
    @action(detail=True, methods=["post"])
    def hear(self, request, pk=None):
        """Keep what a place below reported, with its figures of that day."""
        row, given = self.get_object(), self.read(Heard)
        place = self.place(given["division"])
        actions.hear(meeting=row, division=place, said=given["said"], by=request.user, on=clock.today())
        return self.answered(self.get_queryset().get(pk=row.pk))


ROUTES = [("meetings", MeetingViewSet)]

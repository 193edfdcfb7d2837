"""Shapes of recruitment events: the event, its stands, visitors and intentions, and the year of each township."""

from rest_framework import serializers

from laborers.enterprises.api.words import CodeLabel, named
from laborers.jobs.models import EventStand, EventVisitor, Intention, RecruitmentEvent, RecruitmentPolicy
from laborers.jobs.states import CALL_DAYS, EventForm
from xundian.accounts.labels import PlaceName
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class RecruitmentEventSerializer(StrictModelSerializer):
    """An event with labels, and how many came, signed and attended."""

    division_name = PlaceName(source="division")
    form_label, state_label = named("get_form_display"), named("get_state_display")
    campaign_label = CodeLabel("recruitment_campaign", "campaign")
    level = serializers.CharField(read_only=True)
    came = serializers.IntegerField(default=0)
    signed = serializers.IntegerField(default=0)
    firms = serializers.IntegerField(default=0)

    class Meta:
        model = RecruitmentEvent
        fields = [
            "id", "division", "division_name", "level", "partners", "form", "form_label", "campaign", "campaign_label",
            "title", "place", "starts_on", "ends_on", "state", "state_label", "note", "came", "signed", "firms",
            "version",
        ]  # fmt: skip
        read_only_fields = fields


class EventChange(StrictModelSerializer):
    """What may change of an event; `partners` are codes of townships that hold it too."""

    form = serializers.ChoiceField(choices=EventForm.choices)
    partners = serializers.ListField(child=serializers.CharField(max_length=9), required=False, max_length=50)

    class Meta:
        model = RecruitmentEvent
        fields = ["partners", "form", "campaign", "title", "place", "starts_on", "ends_on", "note"]


class NewEvent(EventChange):
    """An event of the county or of a township of your place; your own unless told otherwise."""

    id = serializers.UUIDField(required=False)
    division = serializers.CharField(max_length=12, required=False)

    class Meta(EventChange.Meta):
        fields = ["id", "division", *EventChange.Meta.fields]


class StandSerializer(StrictModelSerializer):
    """An enterprise at an event and the ids of the vacancies it brings."""

    enterprise_name = named("enterprise.name")
    vacancies = serializers.PrimaryKeyRelatedField(many=True, read_only=True)

    class Meta:
        model = EventStand
        fields = ["id", "enterprise", "enterprise_name", "vacancies", "note", "version"]
        read_only_fields = fields


class NewStand(StrictSerializer):
    """An enterprise attends; its vacancies stand in place of those it brought before."""

    id = serializers.UUIDField(required=False)
    enterprise = serializers.UUIDField()
    vacancies = serializers.ListField(child=serializers.UUIDField(), max_length=200, default=list)
    note = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")


class StandRemoval(StrictSerializer):
    """Which stand."""

    stand = serializers.UUIDField()


class EventVisitorSerializer(StrictModelSerializer):
    """A laborer of your place who came, or a count of people without names."""

    laborer_name = named("laborer.name")
    division_name = PlaceName(source="division")

    class Meta:
        model = EventVisitor
        fields = ["id", "laborer", "laborer_name", "division", "division_name", "people", "created_at"]
        read_only_fields = fields


class NewVisitors(StrictSerializer):
    """Who came: laborers of your place, and how many others; `id` names the count, so that it counts once."""

    id = serializers.UUIDField(required=False)
    laborers = serializers.ListField(child=serializers.UUIDField(), max_length=200, default=list)
    others = serializers.IntegerField(min_value=0, default=0)


class Added(serializers.Serializer):
    """How many people were added."""

    added = serializers.IntegerField()


class IntentionSerializer(StrictModelSerializer):
    """A signed wish of a laborer of your place, and the offer it became."""

    laborer_name, vacancy_title = named("laborer.name"), named("vacancy.title")
    enterprise_name, state_label = named("vacancy.enterprise.name"), named("get_state_display")
    division_name = PlaceName(source="division")

    class Meta:
        model = Intention
        fields = [
            "id", "event", "laborer", "laborer_name", "division", "division_name", "vacancy", "vacancy_title",
            "enterprise_name", "state", "state_label", "signed_on", "settled_on", "offer", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewIntention(StrictSerializer):
    """A laborer's own signature for a post that the event brings."""

    id = serializers.UUIDField(required=False)
    laborer = serializers.UUIDField()
    vacancy = serializers.UUIDField()


class IntentionOffer(StrictSerializer):
    """Which intention becomes an offer, and the day of answer."""

    intention = serializers.UUIDField()
    answer_by = serializers.DateField()


class IntentionLapse(StrictSerializer):
    """Which intention the laborer wishes no longer."""

    intention = serializers.UUIDField()


class Years(StrictSerializer):
    """Which year; this one unless told otherwise."""

    year = serializers.IntegerField(min_value=2000, max_value=2100, required=False)


class EventProgressSerializer(serializers.Serializer):
    """The year of one division: what it owes, has held and has planned; `gap` is what is still to be held."""

    division = serializers.CharField(source="division.code")
    division_name = PlaceName(source="division")
    owed = serializers.IntegerField()
    held = serializers.IntegerField()
    planned = serializers.IntegerField()
    gap = serializers.IntegerField()
    visitors = serializers.IntegerField()
    signed = serializers.IntegerField()


class ProgressList(serializers.Serializer):
    """The county and its townships, the largest gap first."""

    year = serializers.IntegerField()
    results = EventProgressSerializer(many=True)


class RecruitmentPolicySerializer(StrictModelSerializer):
    """What a county asks of itself and its townships from a day on."""

    class Meta:
        model = RecruitmentPolicy
        fields = [
            "id", "county", "valid_from", "valid_to", "document", "county_fairs", "township_events", "recheck_days",
            "call_days", "employer_days", "confirm_days", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewRecruitmentPolicy(StrictSerializer):
    """What holds from a day on, with its document; the row in force ends the day before."""

    id = serializers.UUIDField(required=False)
    valid_from = serializers.DateField()
    document = serializers.CharField(max_length=200)
    county_fairs = serializers.IntegerField(min_value=0, max_value=100)
    township_events = serializers.IntegerField(min_value=0, max_value=100)
    recheck_days = serializers.IntegerField(min_value=1, max_value=366)
    call_days = serializers.IntegerField(min_value=0, max_value=366, required=False, default=CALL_DAYS)
    employer_days = serializers.IntegerField(min_value=1, max_value=366, required=False)
    confirm_days = serializers.IntegerField(min_value=1, max_value=366, required=False)

"""The shapes of classes and their timetables over REST."""

from rest_framework import serializers

from trainings.classes.models import Session, TrainingClass
from trainings.classes.states import VenueKind
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class ClassSerializer(StrictModelSerializer):
    """A class with the labels of its codes, the places taken and how many wait for one."""

    institution_name = serializers.CharField(source="institution.name", read_only=True)
    division_name = serializers.CharField(source="division.name", read_only=True)
    programme_name = serializers.CharField(source="programme.name", default=None, allow_null=True, read_only=True)
    state_label = serializers.CharField(source="get_state_display", read_only=True)
    venue_kind_label = serializers.CharField(source="get_venue_kind_display", read_only=True)
    kind_label = serializers.SerializerMethodField()
    occupation_label = serializers.SerializerMethodField()
    taken = serializers.IntegerField(read_only=True)
    waiting = serializers.IntegerField(read_only=True)
    absorbed = serializers.DecimalField(max_digits=8, decimal_places=1, read_only=True)

    class Meta:
        model = TrainingClass
        fields = [
            "id", "institution", "institution_name", "division", "division_name", "programme", "programme_name",
            "order", "title", "kind", "kind_label", "project", "occupation", "occupation_label", "subsidised",
            "venue_kind", "venue_kind_label", "venue", "teacher", "capacity", "taken", "waiting", "hours", "absorbed",
            "starts_on", "ends_on", "state", "state_label", "assessed_on", "closed_on", "reason", "source", "version",
        ]  # fmt: skip
        read_only_fields = fields

    def get_kind_label(self, row) -> str:
        """In the reader's language."""
        return self.context["labels"]["training_kind"].label(row.kind)

    def get_occupation_label(self, row) -> str:
        """In the reader's language."""
        return row.occupation and self.context["labels"]["occupation"].label(row.occupation)


class NewClass(StrictSerializer):
    """What planning a class takes; with a programme, what it teaches and how long come from there."""

    id = serializers.UUIDField(required=False)
    institution = serializers.UUIDField()
    division = serializers.CharField(max_length=12)
    title = serializers.CharField(max_length=80)
    programme = serializers.UUIDField(required=False, allow_null=True)
    order = serializers.UUIDField(required=False, allow_null=True)
    kind = serializers.CharField(max_length=20, required=False, allow_blank=True)
    project = serializers.CharField(max_length=40, required=False, allow_blank=True)
    occupation = serializers.CharField(max_length=40, required=False, allow_blank=True)
    subsidised = serializers.BooleanField(required=False)
    venue_kind = serializers.ChoiceField(VenueKind.choices, required=False)
    venue = serializers.CharField(max_length=100, required=False, allow_blank=True)
    teacher = serializers.CharField(max_length=50, required=False, allow_blank=True)
    capacity = serializers.IntegerField(min_value=1, max_value=1000)
    hours = serializers.IntegerField(min_value=1, max_value=5000, required=False, allow_null=True)
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()


class ClassChanges(StrictSerializer):
    """What may be corrected before teaching begins; kind of place, venue and teacher later too."""

    title = serializers.CharField(max_length=80, required=False)
    venue_kind = serializers.ChoiceField(VenueKind.choices, required=False)
    venue = serializers.CharField(max_length=100, required=False, allow_blank=True)
    teacher = serializers.CharField(max_length=50, required=False, allow_blank=True)
    capacity = serializers.IntegerField(min_value=1, max_value=1000, required=False)
    hours = serializers.IntegerField(min_value=1, max_value=5000, required=False)
    starts_on = serializers.DateField(required=False)
    ends_on = serializers.DateField(required=False)


class ClassCancelling(StrictSerializer):
    """Why a class does not take place."""

    reason = serializers.CharField(max_length=200, required=False, allow_blank=True)


class SessionSerializer(StrictModelSerializer):
    """A session with how many are on its sheet, and how many of them were there."""

    title = serializers.CharField(source="training_class.title", read_only=True)
    marked = serializers.IntegerField(read_only=True)
    present = serializers.IntegerField(read_only=True)

    class Meta:
        model = Session
        fields = [
            "id", "training_class", "title", "day", "begins", "ends", "hours", "topic", "place", "called_off",
            "village_staff", "marked", "present", "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewSession(StrictSerializer):
    """What a session takes; the hours are those between the times where they are not given."""

    id = serializers.UUIDField(required=False)
    training_class = serializers.UUIDField()
    day = serializers.DateField()
    begins = serializers.TimeField()
    ends = serializers.TimeField()
    hours = serializers.DecimalField(max_digits=4, decimal_places=1, required=False, allow_null=True)
    topic = serializers.CharField(max_length=100, required=False, allow_blank=True)
    place = serializers.CharField(max_length=100, required=False, allow_blank=True)


class SessionChanges(StrictSerializer):
    """What may be corrected of a session."""

    day = serializers.DateField(required=False)
    begins = serializers.TimeField(required=False)
    ends = serializers.TimeField(required=False)
    hours = serializers.DecimalField(max_digits=4, decimal_places=1, required=False)
    topic = serializers.CharField(max_length=100, required=False, allow_blank=True)
    place = serializers.CharField(max_length=100, required=False, allow_blank=True)


class Weekdays(StrictSerializer):
    """Sessions on weekdays, 1 Monday … 7 Sunday, until the hours of the class are reached."""

    weekdays = serializers.ListField(child=serializers.IntegerField(min_value=1, max_value=7), max_length=7)
    begins = serializers.TimeField()
    ends = serializers.TimeField()
    hours = serializers.DecimalField(max_digits=4, decimal_places=1, required=False, allow_null=True)
    topic = serializers.CharField(max_length=100, required=False, allow_blank=True)
    place = serializers.CharField(max_length=100, required=False, allow_blank=True)


class ClashSerializer(StrictSerializer):
    """A session that meets another one: at the same place, or with the same person."""

    session = serializers.UUIDField()
    other = serializers.UUIDField()
    title = serializers.CharField()
    day = serializers.DateField()
    begins = serializers.TimeField()
    ends = serializers.TimeField()
    place = serializers.CharField()

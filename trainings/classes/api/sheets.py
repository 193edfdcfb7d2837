"""The shapes of attendance, inspections and satisfaction over REST."""

from rest_framework import serializers

from trainings.classes.models import ASPECTS, DailyInspection, Enrolment, Finding
from trainings.classes.states import FindingKind
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class AttendanceSheet(StrictSerializer):
    """Who was there: enrolment ids. Without `absent`, everyone else of your place whom the session expects."""

    present = serializers.ListField(child=serializers.UUIDField(), max_length=1000)
    absent = serializers.ListField(child=serializers.UUIDField(), max_length=1000, required=False)
    village_staff = serializers.CharField(max_length=50, required=False, allow_blank=True)


class AttendanceCounts(StrictSerializer):
    """What the sheet of the session now has."""

    present = serializers.IntegerField()
    absent = serializers.IntegerField()


class SheetLine(StrictModelSerializer):
    """A trainee on the sheet of a session: there, not there, or null while nobody wrote."""

    laborer_name = serializers.CharField(source="laborer.name", read_only=True)
    division_name = serializers.CharField(source="division.name", read_only=True)
    present = serializers.BooleanField(read_only=True, allow_null=True)

    class Meta:
        model = Enrolment
        fields = ["id", "laborer", "laborer_name", "division", "division_name", "present"]
        read_only_fields = fields


class FindingSerializer(StrictModelSerializer):
    """Something an inspection found, and how it was put right."""

    kind_label = serializers.CharField(source="get_kind_display", read_only=True)

    class Meta:
        model = Finding
        fields = ["id", "inspection", "kind", "kind_label", "note", "settled_on", "remedy", "version"]
        read_only_fields = fields


class ClassInspection(StrictModelSerializer):
    """A daily inspection with its findings."""

    by_name = serializers.CharField(source="by.name", read_only=True)
    found = FindingSerializer(many=True, read_only=True)

    class Meta:
        model = DailyInspection
        fields = ["id", "day", "present", "village_staff_present", "findings", "found", "by", "by_name"]
        read_only_fields = fields


class NewFinding(StrictSerializer):
    """A kind of finding and a word about it."""

    kind = serializers.ChoiceField(FindingKind.choices)
    note = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")


class NewInspection(StrictSerializer):
    """What an inspection records."""

    id = serializers.UUIDField(required=False)
    day = serializers.DateField()
    present = serializers.IntegerField(min_value=0, max_value=1000)
    village_staff_present = serializers.BooleanField(required=False)
    findings = serializers.CharField(max_length=500, required=False, allow_blank=True)
    found = NewFinding(many=True, required=False)


class Remedy(StrictSerializer):
    """What was done about a finding."""

    remedy = serializers.CharField(max_length=200)


class SatisfactionMarks(StrictSerializer):
    """Mean marks, 1 (bad) to 5 (very good)."""

    locals().update({name: serializers.DecimalField(max_digits=2, decimal_places=1) for name in ASPECTS})


class SatisfactionSerializer(StrictSerializer):
    """What trainees think; marks and words only once enough answered and the class is closed."""

    answers = serializers.IntegerField()
    slips = serializers.IntegerField()
    marks = SatisfactionMarks(allow_null=True)
    words = serializers.ListField(child=serializers.CharField())


class Slips(StrictSerializer):
    """Codes of fresh slips; they are shown this once."""

    codes = serializers.ListField(child=serializers.CharField())

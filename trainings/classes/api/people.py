"""The shapes of trainees, their results and certificates over REST."""

from rest_framework import serializers

from trainings.classes.models import Assessment, Certificate, Enrolment
from trainings.classes.rules import rate
from trainings.classes.states import DropOut, Part
from xundian.kit.serializers import StrictModelSerializer, StrictSerializer


class EnrolmentSerializer(StrictModelSerializer):
    """A trainee in a class, or on its waiting list, with what came of it."""

    title = serializers.CharField(source="training_class.title", read_only=True)
    laborer_name = serializers.CharField(source="laborer.name", read_only=True)
    division_name = serializers.CharField(source="division.name", read_only=True)
    state_label = serializers.CharField(source="get_state_display", read_only=True)
    drop_out_label = serializers.CharField(source="get_drop_out_display", read_only=True)
    certificate = serializers.CharField(read_only=True)
    level = serializers.CharField(read_only=True)

    class Meta:
        model = Enrolment
        fields = [
            "id", "training_class", "title", "laborer", "laborer_name", "case", "division", "division_name",
            "consent", "state", "state_label", "asked_on", "enrolled_on", "ended_on", "score", "certificate", "level",
            "drop_out", "drop_out_label", "note", "source", "version",
        ]  # fmt: skip
        read_only_fields = fields


class RosterSerializer(EnrolmentSerializer):
    """A trainee with the attendance so far; `attendance_rate` in percent, null before the first sheet, and `absorbed`,
    the hours of the sessions attended."""

    days = serializers.IntegerField(read_only=True)
    days_present = serializers.IntegerField(read_only=True)
    absorbed = serializers.DecimalField(max_digits=7, decimal_places=1, read_only=True)
    attendance_rate = serializers.SerializerMethodField()

    class Meta(EnrolmentSerializer.Meta):
        fields = [*EnrolmentSerializer.Meta.fields, "days", "days_present", "absorbed", "attendance_rate"]
        read_only_fields = fields

    def get_attendance_rate(self, row) -> float | None:
        """Percent with one decimal."""
        return rate(row.days_present, row.days)


class NewEnrolment(StrictSerializer):
    """What enrolling takes."""

    id = serializers.UUIDField(required=False)
    training_class = serializers.UUIDField()
    laborer = serializers.UUIDField()
    consent = serializers.UUIDField()


class TrainingResult(StrictSerializer):
    """A trainee's result; `certificate` is the number of one that was issued elsewhere."""

    passed = serializers.BooleanField()
    score = serializers.IntegerField(min_value=0, max_value=100, required=False, allow_null=True)
    certificate = serializers.CharField(max_length=60, required=False, allow_blank=True)
    level = serializers.CharField(max_length=30, required=False, allow_blank=True)
    note = serializers.CharField(max_length=200, required=False, allow_blank=True)


class LeavingClass(StrictSerializer):
    """Why, if the trainee wants to say; every reason is neutral."""

    drop_out = serializers.ChoiceField(DropOut.choices, required=False)
    note = serializers.CharField(max_length=200, required=False, allow_blank=True)


class AssessmentPart(StrictModelSerializer):
    """A part of the assessment of a trainee."""

    laborer_name = serializers.CharField(source="enrolment.laborer.name", read_only=True)
    part_label = serializers.CharField(source="get_part_display", read_only=True)

    class Meta:
        model = Assessment
        fields = [
            "id", "enrolment", "laborer_name", "part", "part_label", "held_on", "score", "passed", "assessor",
            "version",
        ]  # fmt: skip
        read_only_fields = fields


class NewAssessmentPart(StrictSerializer):
    """What recording a part of the assessment takes."""

    id = serializers.UUIDField(required=False)
    enrolment = serializers.UUIDField()
    part = serializers.ChoiceField(Part.choices)
    held_on = serializers.DateField()
    score = serializers.IntegerField(min_value=0, max_value=100)
    passed = serializers.BooleanField()
    assessor = serializers.CharField(max_length=50, required=False, allow_blank=True)


class CertificateSerializer(StrictModelSerializer):
    """A certificate with whose it is and of which class."""

    laborer = serializers.UUIDField(source="enrolment.laborer_id", read_only=True)
    laborer_name = serializers.CharField(source="enrolment.laborer.name", read_only=True)
    title = serializers.CharField(source="enrolment.training_class.title", read_only=True)
    kind_label = serializers.SerializerMethodField()
    level_label = serializers.SerializerMethodField()

    class Meta:
        model = Certificate
        fields = [
            "id", "enrolment", "laborer", "laborer_name", "title", "number", "kind", "kind_label", "level",
            "level_label", "issued_on", "revoked_on", "reason", "version",
        ]  # fmt: skip
        read_only_fields = fields

    def get_kind_label(self, row) -> str:
        """In the reader's language."""
        return row.kind and self.context["labels"]["certificate_kind"].label(row.kind)

    def get_level_label(self, row) -> str:
        """In the reader's language."""
        return row.level and self.context["labels"]["skill_level"].label(row.level)


class NewCertificate(StrictSerializer):
    """What issuing a certificate takes; kind and level are those of the programme where they are not given."""

    id = serializers.UUIDField(required=False)
    enrolment = serializers.UUIDField()
    kind = serializers.CharField(max_length=40, required=False, allow_blank=True)
    level = serializers.CharField(max_length=30, required=False, allow_blank=True)
    number = serializers.CharField(max_length=60, required=False, allow_blank=True)


class RevokedCertificate(StrictSerializer):
    """Why a certificate is revoked."""

    reason = serializers.CharField(max_length=200)

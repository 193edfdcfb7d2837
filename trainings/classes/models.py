"""Training classes, enrolments with consent, attendance, and the daily inspection (X2.2-4, X4)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.placements.models import Consent
from laborers.registry.models import Case, Laborer, village_key
from trainings.classes.states import ClassState, EnrolmentState
from trainings.institutions.models import Institution
from xundian.divisions.models import Division
from xundian.kit.records import Editable, Record, audited


@audited()
class TrainingClass(Editable):
    """A class of one occupation at one institution, in a township or the county."""

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="classes", verbose_name=_("institution"))
    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("division"))
    title = models.CharField(_("title"), max_length=80)
    kind = models.CharField(_("kind"), max_length=20)
    programme = models.CharField(_("programme"), max_length=40, blank=True)
    occupation = models.CharField(_("occupation"), max_length=40, blank=True)
    venue = models.CharField(_("venue"), max_length=100, blank=True)
    capacity = models.PositiveIntegerField(_("places"))
    hours = models.PositiveSmallIntegerField(_("hours"))
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    state = models.CharField(_("state"), max_length=10, choices=ClassState, default=ClassState.PLANNED)

    # Everyone in the county may find its classes; only the place that runs one may change it (actions of the doors).
    scope_paths = {"shared": "division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("training class")
        verbose_name_plural = _("training classes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="class_ends_after_start"
            ),
            models.CheckConstraint(condition=models.Q(capacity__gte=1), name="class_has_places"),
        ]
        indexes = [models.Index(fields=["division", "starts_on"], name="class_by_division")]

    def __str__(self):
        return self.title


@audited()
class Enrolment(Editable):
    """A laborer in a class, with the consent; ends with a result and perhaps a certificate."""

    training_class = models.ForeignKey(
        TrainingClass, models.PROTECT, related_name="enrolments", verbose_name=_("training class")
    )
    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="enrolments", verbose_name=_("laborer"))
    case = models.ForeignKey(Case, models.PROTECT, related_name="enrolments", verbose_name=_("case"))
    division = village_key()
    consent = models.ForeignKey(Consent, models.PROTECT, related_name="enrolments", verbose_name=_("consent"))
    state = models.CharField(_("state"), max_length=10, choices=EnrolmentState, default=EnrolmentState.ENROLLED)
    enrolled_on = models.DateField(_("enrolled on"))
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    score = models.PositiveSmallIntegerField(_("score"), null=True, blank=True)
    certificate = models.CharField(_("certificate number"), max_length=60, blank=True)
    level = models.CharField(_("certificate level"), max_length=30, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    scope_paths = {"division": "division_id", "site": "laborer__household__site_id"}
    moves_with = ("laborer", models.Q(state=EnrolmentState.ENROLLED))

    class Meta(Editable.Meta):
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = [
            models.UniqueConstraint(fields=["training_class", "laborer"], name="enrolled_once_per_class"),
            models.UniqueConstraint(
                fields=["laborer"], condition=models.Q(state="enrolled"), name="one_class_at_a_time"
            ),
            models.CheckConstraint(
                condition=models.Q(state="enrolled", ended_on__isnull=True)
                | ~models.Q(state="enrolled") & models.Q(ended_on__isnull=False),
                name="enrolment_ended_has_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(score__isnull=True) | models.Q(score__lte=100), name="enrolment_score"
            ),
        ]

    def __str__(self):
        return f"{self.laborer} · {self.training_class}"


class Attendance(Record):
    """Whether a trainee was there on a day."""

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="attendance")
    day = models.DateField(_("day"))
    present = models.BooleanField(_("present"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"division": "enrolment__division_id"}

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        constraints = [models.UniqueConstraint(fields=["enrolment", "day"], name="attendance_once_a_day")]

    def __str__(self):
        return f"{self.enrolment_id} {self.day}"


class DailyInspection(Record):
    """The township's daily look at a running class (X4, supervising classes)."""

    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="inspections")
    day = models.DateField(_("day"))
    present = models.PositiveSmallIntegerField(_("trainees present"))
    village_staff_present = models.BooleanField(_("village staff present"), default=False)
    findings = models.CharField(_("findings"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    scope_paths = {"shared": "training_class__division_id"}

    class Meta:
        verbose_name = _("daily inspection")
        verbose_name_plural = _("daily inspections")
        constraints = [models.UniqueConstraint(fields=["training_class", "day"], name="one_inspection_a_day")]

    def __str__(self):
        return f"{self.training_class} {self.day}"

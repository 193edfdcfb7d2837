"""Training classes of a township or the county (X2.2-4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from trainings.classes.states import ClassState, Source, VenueKind
from trainings.demand.models import TrainingOrder
from trainings.institutions.models import Institution
from trainings.programmes.models import Programme
from xundian.divisions.models import Division
from xundian.kit.records import Editable, audited


@audited()
class TrainingClass(Editable):
    """A class at one institution, in a township or the county, of a programme and perhaps for an enterprise's order.

    `kind` is a code of training_kind, `project` of training_programme, `occupation` of occupation; a class of a
    programme has them from there.
    """

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="classes", verbose_name=_("institution"))
    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("division"))
    programme = models.ForeignKey(
        Programme, models.PROTECT, null=True, blank=True, related_name="classes", verbose_name=_("programme")
    )
    order = models.ForeignKey(
        TrainingOrder, models.PROTECT, null=True, blank=True, related_name="classes", verbose_name=_("order")
    )
    title = models.CharField(_("title"), max_length=80)
    kind = models.CharField(_("kind"), max_length=20)
    project = models.CharField(_("project"), max_length=40, blank=True)
    occupation = models.CharField(_("occupation"), max_length=40, blank=True)
    subsidised = models.BooleanField(_("subsidised"), default=False)
    venue_kind = models.CharField(_("kind of place"), max_length=12, choices=VenueKind, default=VenueKind.INSTITUTION)
    venue = models.CharField(_("venue"), max_length=100, blank=True)
    teacher = models.CharField(_("teacher"), max_length=50, blank=True)
    capacity = models.PositiveIntegerField(_("places"))
    hours = models.PositiveSmallIntegerField(_("hours"))
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    state = models.CharField(_("state"), max_length=10, choices=ClassState, default=ClassState.PLANNED)
    assessed_on = models.DateField(_("assessed on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    # Why it does not take place; only of a cancelled one.
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=6, choices=Source, default=Source.TYPED)

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
        indexes = [
            models.Index(fields=["division", "starts_on"], name="class_by_division"),
            models.Index(
                fields=["starts_on"], condition=models.Q(state=ClassState.RUNNING), name="class_running_by_start"
            ),
        ]

    def __str__(self):
        return self.title


@audited()
class Session(Editable):
    """One meeting of a class in its timetable; called off, it stays and counts nowhere."""

    training_class = models.ForeignKey(
        TrainingClass, models.PROTECT, related_name="sessions", verbose_name=_("training class")
    )
    day = models.DateField(_("day"))
    begins = models.TimeField(_("begins"))
    ends = models.TimeField(_("ends"))
    # Hours of teaching, as the certificate counts them: breaks are none.
    hours = models.DecimalField(_("hours"), max_digits=4, decimal_places=1)
    topic = models.CharField(_("topic"), max_length=100, blank=True)
    place = models.CharField(_("place"), max_length=100, blank=True)
    called_off = models.BooleanField(_("called off"), default=False)
    # Who of the village was there throughout (X4), as the sheet says; "" while nobody wrote a name.
    village_staff = models.CharField(_("village staff present"), max_length=50, blank=True)

    scope_paths = {"shared": "training_class__division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints = [
            models.UniqueConstraint(
                fields=["training_class", "day", "begins"],
                condition=models.Q(called_off=False),
                name="one_session_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(ends__gt=models.F("begins")), name="session_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=models.Q(hours__gt=0, hours__lte=24), name="session_has_hours"),
        ]
        indexes = [models.Index(fields=["day", "place"], name="session_by_place")]

    def __str__(self):
        return f"{self.training_class} {self.day} {self.begins:%H:%M}"

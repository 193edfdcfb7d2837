"""Who waits for or joined a class, with the consent, and what came of it (X2.2-4, W2.4)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from laborers.placements.models import Consent
from laborers.registry.models import Case, Laborer, village_key
from trainings.classes.models.classes import TrainingClass
from trainings.classes.states import LIVE_STATES, DropOut, EnrolmentState, Source
from xundian.kit.feed import fed
from xundian.kit.records import Editable, audited

WAITING, ENROLLED = EnrolmentState.WAITING, EnrolmentState.ENROLLED


@fed("enrolment", area="division_id")
@audited()
class Enrolment(Editable):
    """A laborer in a class, or on its waiting list, with their own consent; ends with a result.

    Records of the past from a workbook may lack consent and case: then `imported_on` lies after their end.
    """

    training_class = models.ForeignKey(
        TrainingClass, models.PROTECT, related_name="enrolments", verbose_name=_("training class")
    )
    laborer = models.ForeignKey(Laborer, models.PROTECT, related_name="enrolments", verbose_name=_("laborer"))
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="enrolments", verbose_name=_("case")
    )
    division = village_key()
    consent = models.ForeignKey(
        Consent, models.PROTECT, null=True, blank=True, related_name="enrolments", verbose_name=_("consent")
    )
    state = models.CharField(_("state"), max_length=10, choices=EnrolmentState, default=EnrolmentState.ENROLLED)
    # The day of the wish to join, and with it the place on the waiting list; nothing else moves anybody on it.
    asked_on = models.DateField(_("asked on"))
    enrolled_on = models.DateField(_("enrolled on"), null=True, blank=True)
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    score = models.PositiveSmallIntegerField(_("score"), null=True, blank=True)
    # Why somebody left: neutral codes, asked and never demanded.
    drop_out = models.CharField(_("reason for leaving"), max_length=16, choices=DropOut, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=6, choices=Source, default=Source.TYPED)
    imported_on = models.DateField(_("imported on"), null=True, blank=True)

    scope_paths = {"division": "division_id", "site": "laborer__household__site_id"}
    moves_with = ("laborer", Q(state__in=LIVE_STATES))

    class Meta(Editable.Meta):
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        constraints = [
            # Whoever left, or only waited, may come back: leaving has no consequence.
            models.UniqueConstraint(
                fields=["training_class", "laborer"],
                condition=~Q(state=EnrolmentState.WITHDRAWN),
                name="enrolled_once_per_class",
            ),
            models.UniqueConstraint(fields=["laborer"], condition=Q(state="enrolled"), name="one_class_at_a_time"),
            models.CheckConstraint(
                condition=Q(state__in=LIVE_STATES, ended_on=None)
                | ~Q(state__in=LIVE_STATES) & Q(ended_on__isnull=False),
                name="enrolment_ended_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state=WAITING, enrolled_on=None)
                | Q(state=EnrolmentState.WITHDRAWN)
                | ~Q(state=WAITING) & Q(enrolled_on__isnull=False),
                name="enrolled_since_a_day",
            ),
            models.CheckConstraint(
                condition=Q(source=Source.TYPED, imported_on=None, consent__isnull=False, case__isnull=False)
                | Q(source=Source.IMPORT, imported_on__gt=F("ended_on")) & ~Q(state__in=LIVE_STATES),
                name="enrolled_with_consent",
            ),
            models.CheckConstraint(
                condition=Q(drop_out="") | Q(state=EnrolmentState.WITHDRAWN), name="reasons_are_of_leaving"
            ),
            models.CheckConstraint(condition=Q(score__isnull=True) | Q(score__lte=100), name="enrolment_score"),
        ]
        indexes = [
            models.Index(
                fields=["training_class", "asked_on", "created_at"], condition=Q(state="waiting"), name="waiting_list"
            ),
        ]

    def __str__(self):
        return f"{self.laborer} · {self.training_class}"

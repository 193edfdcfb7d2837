"""How trainees were assessed, and their certificates (X2.2-4, W2.4)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.registry.models import village_key
from trainings.classes.models.enrolments import Enrolment
from trainings.classes.states import Part
from xundian.kit.records import Editable, audited


@audited()
class Assessment(Editable):
    """One part of the assessment of a trainee on a day; a second try is another row."""

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="assessments", verbose_name=_("enrolment"))
    part = models.CharField(pgettext_lazy("assessment", "part"), max_length=10, choices=Part)
    held_on = models.DateField(_("held on"))
    score = models.PositiveSmallIntegerField(_("score"))
    passed = models.BooleanField(pgettext_lazy("assessment", "passed"))
    assessor = models.CharField(_("assessor"), max_length=50, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"division": "enrolment__division_id"}

    class Meta(Editable.Meta):
        verbose_name = pgettext_lazy("training", "assessment")
        verbose_name_plural = pgettext_lazy("training", "assessments")
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "part", "held_on"], name="assessed_once_a_day"),
            models.CheckConstraint(condition=Q(score__lte=100), name="assessment_score"),
        ]

    def __str__(self):
        return f"{self.get_part_display()} {self.held_on}"


@audited()
class Certificate(Editable):
    """A certificate of a class: number, kind and level of the eight-level scheme; its QR holds an opaque token.

    `kind` is a code of certificate_kind, `level` of skill_level, "" where neither was named. Revoked it stays, void.
    """

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="certificates", verbose_name=_("enrolment"))
    division = village_key()
    number = models.CharField(_("certificate number"), max_length=60)
    token = models.CharField(max_length=64, unique=True, editable=False)
    kind = models.CharField(_("certificate"), max_length=40, blank=True)
    level = models.CharField(_("certificate level"), max_length=30, blank=True)
    issued_on = models.DateField(pgettext_lazy("certificate", "issued on"))
    revoked_on = models.DateField(_("revoked on"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=200, blank=True)

    scope_paths = {"division": "division_id", "site": "enrolment__laborer__household__site_id"}
    moves_with = ("enrolment__laborer", Q(revoked_on=None))

    class Meta(Editable.Meta):
        verbose_name = pgettext_lazy("training", "certificate")
        verbose_name_plural = pgettext_lazy("training", "certificates")
        constraints = [
            models.UniqueConstraint(fields=["number"], name="certificate_number_once"),
            models.UniqueConstraint(fields=["enrolment"], condition=Q(revoked_on=None), name="one_valid_certificate"),
            models.CheckConstraint(
                condition=Q(revoked_on=None) | Q(revoked_on__gte=F("issued_on")), name="certificate_revoked_after_issue"
            ),
        ]
        indexes = [models.Index(fields=["division", "issued_on"], name="certificate_by_division")]

    def __str__(self):
        return self.number

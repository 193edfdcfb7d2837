"""Assessing a whole division again: first who would change, then, when somebody says so, the change."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.registry.models import Case, village_key
from laborers.surveys.models.assessments import AssessmentPolicy
from laborers.surveys.states import ChangeOutcome, Direction, ReassessmentState
from xundian.divisions.models import Division
from xundian.kit.records import Editable


class Reassessment(Editable):
    """One run over a division under one policy as of a day (X2.2-6); nothing changes before it is applied."""

    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("division"))
    policy = models.ForeignKey(AssessmentPolicy, models.PROTECT, related_name="runs", verbose_name=_("policy"))
    on = models.DateField(_("day"))
    state = models.CharField(_("state"), max_length=10, choices=ReassessmentState, default=ReassessmentState.PREVIEWING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    # {"assessed", "without_response", "unchanged", "changed", "grounds", "moves": [{"before", "after", "count"}],
    #  "applied", "rejudged", "gone"}: people, counted.
    figures = models.JSONField(_("figures"), default=dict)
    failure = models.CharField(_("failure"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    previewed_at = models.DateTimeField(_("previewed at"), null=True)
    applied_at = models.DateTimeField(_("applied at"), null=True)

    scope_paths = {"division": "division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("re-assessment")
        verbose_name_plural = _("re-assessments")
        indexes = [models.Index(fields=["division", "-created_at"], name="reassessment_by_division")]

    def __str__(self):
        return f"{self.division} {self.on}"


class ReassessmentChange(models.Model):
    """One person whose direction, or whose grounds for it, would be others; and what came of it."""

    reassessment = models.ForeignKey(
        Reassessment, models.CASCADE, related_name="changes", verbose_name=_("re-assessment"), db_index=False
    )
    # A preview holds nobody back: an import that is undone may still take its own cases away.
    case = models.ForeignKey(
        Case, models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False, verbose_name=_("case")
    )
    division = village_key()
    # The assessment in force and the response at the preview: another one later means that something happened since.
    seen_id = models.UUIDField(null=True)
    response_id = models.UUIDField()
    before = models.CharField(_("before"), max_length=12, choices=Direction, blank=True)
    after = models.CharField(_("after"), max_length=12, choices=Direction)
    reasons = models.JSONField(_("reasons"), default=list)
    outcome = models.CharField(_("outcome"), max_length=10, choices=ChangeOutcome, default=ChangeOutcome.WAITING)
    # For whom something happened since: the direction by what is known now.
    now = models.CharField(_("by what is known now"), max_length=12, choices=Direction, blank=True)

    scope_paths = {"division": "division_id", "site": "case__laborer__household__site_id"}
    moves_with = None

    class Meta:
        verbose_name = _("previewed change")
        verbose_name_plural = _("previewed changes")
        constraints = [models.UniqueConstraint(fields=["reassessment", "case"], name="reassessment_case_once")]
        indexes = [
            models.Index(fields=["reassessment", "division", "id"], name="change_by_village"),
            models.Index(fields=["reassessment", "id"], condition=models.Q(outcome="waiting"), name="change_waiting"),
        ]

    def __str__(self):
        return f"{self.before} > {self.after}"

"""Thresholds of the assessment with their days and documents, and the assessments made under them."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.registry.models import Case, village_key
from laborers.surveys.models.rounds import SurveyResponse
from laborers.surveys.states import Direction
from xundian.divisions.models import Division
from xundian.kit.records import Editable, Record

SETTLED = (
    "county", "valid_from", "document", "labour_age_from", "labour_age_to_male", "labour_age_to_female", "away_age_to",
    "away_min_education", "stable_months",
)  # fmt: skip


class AssessmentPolicy(Editable):
    """Thresholds of the assessment with their dates and document; never constants in code (X2.2-6)."""

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    document = models.CharField(_("document"), max_length=200)
    labour_age_from = models.PositiveSmallIntegerField(_("labour age from"), default=16)
    labour_age_to_male = models.PositiveSmallIntegerField(_("labour age to, men"), default=60)
    labour_age_to_female = models.PositiveSmallIntegerField(_("labour age to, women"), default=60)
    away_age_to = models.PositiveSmallIntegerField(_("transfer elsewhere up to age"), default=50)
    away_min_education = models.CharField(_("education from which transfer elsewhere fits"), max_length=2, default="70")
    stable_months = models.PositiveSmallIntegerField(_("months of work in a year that count as stable"), default=6)

    scope_paths = {"shared": "county_id"}

    class Meta(Editable.Meta):
        # What people were held against stays as it was set; only its last day is still open.
        triggers = [
            *Editable.Meta.triggers,
            pgtrigger.ReadOnly(name="policy_stays", fields=list(SETTLED)),
            pgtrigger.Protect(name="policy_is_kept", operation=pgtrigger.Delete),
        ]
        verbose_name = _("assessment policy")
        verbose_name_plural = _("assessment policies")
        constraints = [
            models.UniqueConstraint(fields=["county", "valid_from"], name="assessment_policy_once"),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="assessment_policy_ends_after_start",
            ),
        ]

    def __str__(self):
        return self.document


class Assessment(Record):
    """The proposal made of a response under a policy, with its reasons in codes; append-only."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="assessments", verbose_name=_("case"))
    division = village_key()
    response = models.ForeignKey(SurveyResponse, models.PROTECT, related_name="assessments")
    policy = models.ForeignKey(AssessmentPolicy, models.PROTECT, related_name="assessments")
    on = models.DateField(_("day"))
    direction = models.CharField(_("direction"), max_length=12, choices=Direction)
    # [{"code": ..., "values": {...}}], worded by queries.explain
    reasons = models.JSONField(default=list)
    is_current = models.BooleanField(_("current"), default=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"division": "division_id", "site": "case__laborer__household__site_id"}
    moves_with = ("case__laborer", models.Q(is_current=True) & ~models.Q(case__stage="closed"))

    class Meta:
        verbose_name = _("assessment")
        verbose_name_plural = _("assessments")
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=models.Q(is_current=True), name="one_current_assessment")
        ]
        indexes = [models.Index(fields=["division", "direction"], name="assessment_by_direction")]

    def __str__(self):
        return f"{self.get_direction_display()} {self.on}"

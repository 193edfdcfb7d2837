"""Inspections of enterprises on the spot, before people are sent (X2.2-3, X4)."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.enterprises.models.enterprises import Enterprise
from laborers.enterprises.models.keeping import KEPT
from laborers.enterprises.states import InspectionState, PartVerdict, Verdict
from xundian.kit.records import BUMP, Editable, audited

# What was found stays as it was written down; only photos and the follow-up of conditions come later.
_LATER = "ARRAY['photos', 'conditions_met_on', 'conditions_note', 'version', 'updated_at']"
FOUND = pgtrigger.Trigger(
    name="found_stays",
    when=pgtrigger.Before,
    operation=pgtrigger.Update,
    func=f"""
        IF OLD.state = 'planned' OR to_jsonb(NEW) - {_LATER} = to_jsonb(OLD) - {_LATER} THEN RETURN NEW; END IF;
        RAISE EXCEPTION 'What an inspection found never changes. Correct it with a new row.';
    """,
)


@audited()
class Inspection(Editable):
    """An inspection, planned or carried out: four parts, each with a verdict and what was found, and one over all.

    A correction is a new row that names the old one; the old one then counts no more. The newest one carried out tells
    whether posts of the enterprise can be offered (queries.inspected).
    """

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="inspections", verbose_name=_("enterprise"))
    state = models.CharField(_("state"), max_length=10, choices=InspectionState, default=InspectionState.PLANNED)
    planned_on = models.DateField(_("planned for"), null=True, blank=True)
    carried_out_on = models.DateField(_("carried out on"), null=True, blank=True)
    party = models.CharField(_("who took part"), max_length=200, blank=True)
    environment = models.CharField(_("working environment"), max_length=10, choices=PartVerdict, blank=True)
    environment_found = models.CharField(_("found of the working environment"), max_length=500, blank=True)
    accommodation = models.CharField(_("accommodation"), max_length=10, choices=PartVerdict, blank=True)
    accommodation_found = models.CharField(_("found of the accommodation"), max_length=500, blank=True)
    pay = models.CharField(_("pay and benefits"), max_length=10, choices=PartVerdict, blank=True)
    pay_found = models.CharField(_("found of pay and benefits"), max_length=500, blank=True)
    demands = models.CharField(_("requirements of the job"), max_length=10, choices=PartVerdict, blank=True)
    demands_found = models.CharField(_("found of the requirements"), max_length=500, blank=True)
    verdict = models.CharField(_("verdict"), max_length=15, choices=Verdict, blank=True)
    valid_until = models.DateField(_("holds until"), null=True, blank=True)
    conditions = models.CharField(_("conditions"), max_length=500, blank=True)
    conditions_by = models.DateField(_("to be met by"), null=True, blank=True)
    conditions_met_on = models.DateField(_("met on"), null=True, blank=True)
    conditions_note = models.CharField(_("how they were met"), max_length=200, blank=True)
    photos = ArrayField(models.CharField(max_length=64), default=list, blank=True, verbose_name=_("photos"))
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name=_("corrects")
    )
    # Who planned it; then who carried it out.
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"shared": "enterprise__county_id", "destination": "enterprise__destination"}

    class Meta:
        verbose_name = _("inspection")
        verbose_name_plural = _("inspections")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=InspectionState.DONE, carried_out_on__isnull=False)
                & ~models.Q(verdict="")
                & ~models.Q(environment="")
                & ~models.Q(accommodation="")
                & ~models.Q(pay="")
                & ~models.Q(demands="")
                | ~models.Q(state=InspectionState.DONE)
                & models.Q(carried_out_on=None, verdict="", planned_on__isnull=False, corrects=None),
                name="inspection_done_with_verdicts",
            ),
            models.CheckConstraint(
                condition=models.Q(verdict__in=[Verdict.PASS, Verdict.CONDITIONAL])
                & models.Q(valid_until__isnull=False, valid_until__gt=models.F("carried_out_on"))
                | models.Q(verdict__in=["", Verdict.FAIL], valid_until=None),
                name="inspection_holds_after_its_day",
            ),
            models.CheckConstraint(
                condition=models.Q(verdict=Verdict.CONDITIONAL)
                & ~models.Q(conditions="")
                & models.Q(conditions_by__isnull=False)
                & models.Q(conditions_by__gt=models.F("carried_out_on"), conditions_by__lte=models.F("valid_until"))
                | ~models.Q(verdict=Verdict.CONDITIONAL)
                & models.Q(conditions="", conditions_by=None, conditions_met_on=None),
                name="inspection_conditions_have_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(conditions_met_on=None)
                | models.Q(conditions_met_on__gte=models.F("carried_out_on")),
                name="inspection_conditions_met_after",
            ),
            models.CheckConstraint(
                condition=~models.Q(verdict__in=[Verdict.PASS, Verdict.CONDITIONAL])
                | ~models.Q(environment=PartVerdict.POOR)
                & ~models.Q(accommodation=PartVerdict.POOR)
                & ~models.Q(pay=PartVerdict.POOR)
                & ~models.Q(demands=PartVerdict.POOR),
                name="inspection_not_better_than_a_part",
            ),
        ]
        indexes = [
            models.Index(fields=["enterprise", "-carried_out_on"], name="inspection_by_enterprise"),
            models.Index(
                fields=["valid_until"], condition=models.Q(valid_until__isnull=False), name="inspection_by_end"
            ),
        ]
        triggers = [BUMP, KEPT, FOUND]

    def __str__(self):
        return f"{self.enterprise} {self.carried_out_on or self.planned_on}"

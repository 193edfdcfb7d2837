"""The conditions that a township claims, and what was found of each on the spot (W2.2-1, W2.2-2)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from relocation.declarations.models.declarations import Declaration
from relocation.declarations.states import Condition, Finding
from xundian.kit.keeping import KEPT
from xundian.kit.records import APPEND_ONLY, BUMP, Editable, Record, audited


@audited()
class Claim(Editable):
    """A condition claimed for the household, with what shows it; `dropped_on` once the township no longer claims it."""

    declaration = models.ForeignKey(Declaration, models.PROTECT, related_name="claims", verbose_name=_("declaration"))
    condition = models.CharField(_("condition"), max_length=10, choices=Condition)
    evidence = models.CharField(_("evidence"), max_length=500)
    dropped_on = models.DateField(_("no longer claimed since"), null=True, blank=True)

    scope_paths = {"division": "declaration__household__division_id"}

    class Meta:
        verbose_name = _("claimed condition")
        verbose_name_plural = _("claimed conditions")
        constraints = [
            models.UniqueConstraint(fields=["declaration", "condition"], name="condition_claimed_once"),
            models.CheckConstraint(
                condition=models.Q(condition__in=Condition.values) & ~models.Q(evidence=""),
                name="condition_with_evidence",
            ),
        ]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return self.get_condition_display()


class ConditionCheck(Record):
    """One look at a claimed condition on the spot; it never changes, and the newest one counts. No photo is needed."""

    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="checks", db_index=False, verbose_name=_("claimed condition")
    )
    finding = models.CharField(_("finding"), max_length=12, choices=Finding)
    checked_on = models.DateField(_("checked on"))
    found = models.CharField(_("what was found"), max_length=500)
    party = models.CharField(_("who took part"), max_length=200, blank=True)
    # Each named by its SHA-256 in hex, as on inspections of enterprises.
    photos = ArrayField(models.CharField(max_length=64), default=list, blank=True, verbose_name=_("photos"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("checked by"))

    scope_paths = {"division": "claim__declaration__household__division_id"}

    class Meta:
        verbose_name = _("check of a condition")
        verbose_name_plural = _("checks of conditions")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(finding__in=Finding.values) & ~models.Q(found=""), name="check_says_what_was_found"
            ),
        ]
        indexes = [models.Index(fields=["claim", "checked_on", "id"], name="check_by_claim")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return self.get_finding_display()

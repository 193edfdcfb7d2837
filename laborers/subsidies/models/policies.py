"""Dated rows of the subsidy policy (X2.3): what they pay to whom, under which document, on which terms and proof."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from laborers.subsidies.states import RULE_OF, Claimant, Evidence, PolicyCode, Rule
from xundian.divisions.models import Division
from xundian.kit.keeping import KEPT
from xundian.kit.ranges import apart, in_order
from xundian.kit.records import BUMP, Editable, audited

# A row is never rewritten: another amount is another row from a day on.
STAYS = (
    "county", "code", "project", "claimant", "rule", "name", "valid_from", "document", "amount_fen", "loan_fen",
    "terms", "evidence",
)  # fmt: skip


def _rule_of_code():
    """The rule of a row is the one of its line in the table."""
    fits = Q()
    for code, rule in RULE_OF.items():
        fits |= Q(code=code, rule=rule)
    return fits


@audited()
class Policy(Editable):
    """One line of the policy from a day on; only its last day and its last day for claims stay open to change.

    `amount_fen` is what one hire, trainee, student or place gets (of bands: nothing, they stand in `terms`), `loan_fen`
    the ceiling of a loan. `terms` are those of the kind of rule (laborers.subsidies.rules.terms); `project` a code of
    training_programme, for SKILL only.
    """

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    code = models.CharField(_("line of the policy"), max_length=24, choices=PolicyCode)
    project = models.CharField(_("project"), max_length=40, blank=True)
    claimant = models.CharField(_("claimant"), max_length=12, choices=Claimant)
    rule = models.CharField(_("kind of rule"), max_length=12, choices=Rule)
    name = models.CharField(_("name"), max_length=80)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid until"), null=True, blank=True)
    # Until when it may be claimed; without a day, for good.
    claim_until = models.DateField(_("claimed until"), null=True, blank=True)
    document = models.CharField(_("document"), max_length=200)
    amount_fen = models.BigIntegerField(_("amount"), default=0)
    loan_fen = models.BigIntegerField(_("loan up to"), default=0)
    terms = models.JSONField(_("terms"), default=dict)
    evidence = ArrayField(models.CharField(max_length=20, choices=Evidence), verbose_name=_("proof asked for"))
    notice_days = models.PositiveSmallIntegerField(_("days of public notice"), default=7)

    scope_paths = {"shared": "county_id"}

    class Meta:
        verbose_name = _("subsidy policy")
        verbose_name_plural = _("subsidy policies")
        constraints = [
            in_order("subsidy_policy_days_in_order"),
            apart("one_subsidy_policy_at_a_time", ["county_id", "code", "project", "claimant"]),
            models.CheckConstraint(condition=_rule_of_code(), name="subsidy_policy_rule_of_code"),
            models.CheckConstraint(condition=Q(amount_fen__gte=0, loan_fen__gte=0), name="subsidy_policy_amounts"),
            models.CheckConstraint(
                condition=Q(amount_fen__gt=0) | Q(loan_fen__gt=0) | Q(rule=Rule.BANDS), name="subsidy_policy_pays"
            ),
            models.CheckConstraint(condition=Q(loan_fen=0) | Q(rule=Rule.LOAN), name="subsidy_policy_loans"),
            models.CheckConstraint(condition=Q(project="") | Q(code=PolicyCode.SKILL), name="subsidy_policy_project"),
            models.CheckConstraint(
                condition=Q(claim_until=None) | Q(claim_until__gte=F("valid_from")), name="subsidy_policy_claims_end"
            ),
            models.CheckConstraint(condition=Q(notice_days__range=(1, 60)), name="subsidy_policy_notice_days"),
        ]
        triggers = [BUMP, KEPT, pgtrigger.ReadOnly(name="subsidy_policy_stays", fields=list(STAYS))]

    def __str__(self):
        return self.name

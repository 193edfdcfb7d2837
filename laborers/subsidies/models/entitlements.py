"""Who is likely entitled and has not applied, as the daily sweep finds it from the records (X2.3, codes §10)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from laborers.subsidies.models.keeping import OfClaimant, one_claimant
from laborers.subsidies.models.policies import Policy
from laborers.subsidies.states import EntitlementState, Evidence
from xundian.kit.records import Editable


class Entitlement(OfClaimant, Editable):
    """One claimant under one policy (and period): what could be claimed, on which facts, and what proof is missing.

    `lines` are [{key, laborer, placement, enrolment, fen, complete}], one for each hire, trainee or the whole;
    `amount_fen` and `loan_fen` what could be claimed of the complete ones, `likely_fen` of all. It is found, never
    typed, and keeps no history: the claim keeps what it was decided by.
    """

    policy = models.ForeignKey(
        Policy, models.PROTECT, related_name="entitlements", verbose_name=_("subsidy policy")
    )  # fmt: skip
    key = models.CharField(max_length=60, editable=False)
    period = models.CharField(_("period"), max_length=10, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=EntitlementState, default=EntitlementState.OPEN)
    people = models.PositiveIntegerField(_("people"), default=0)
    amount_fen = models.BigIntegerField(_("could be claimed"))
    loan_fen = models.BigIntegerField(_("loan up to"), default=0)
    likely_fen = models.BigIntegerField(_("with all proof"))
    lines = models.JSONField(_("lines"), default=list)
    facts = models.JSONField(_("facts"), default=dict)
    reasons = models.JSONField(_("reasons"), default=list)
    missing = ArrayField(
        models.CharField(max_length=20, choices=Evidence), default=list, verbose_name=_("proof missing")
    )
    found_on = models.DateField(_("found on"))
    over_on = models.DateField(_("over since"), null=True, blank=True)

    moves_with = ("laborer", Q(state=EntitlementState.OPEN))

    class Meta(Editable.Meta):
        verbose_name = _("likely entitled")
        verbose_name_plural = _("likely entitled")
        constraints = [
            models.UniqueConstraint(fields=["policy", "key", "period"], name="entitlement_once"),
            one_claimant("entitlement_of_one_claimant"),
            models.CheckConstraint(
                condition=Q(state=EntitlementState.OVER, over_on__isnull=False)
                | ~Q(state=EntitlementState.OVER) & Q(over_on=None),
                name="entitlement_over_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(amount_fen__gte=0, loan_fen__gte=0, likely_fen__gte=models.F("amount_fen")),
                name="entitlement_amounts",
            ),
        ]
        indexes = [
            models.Index(
                fields=["division", "policy"], condition=Q(state=EntitlementState.OPEN), name="entitlement_open"
            )
        ]

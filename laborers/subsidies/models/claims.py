"""Claims with the policy row, facts and reasons they were decided by, their lines and their timeline (X2.3)."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.placements.models import Placement
from laborers.registry.models import Laborer
from laborers.subsidies.models.keeping import OfClaimant, acting, apart_hands, one_claimant
from laborers.subsidies.models.policies import Policy
from laborers.subsidies.states import ENDED, HANDS, ClaimState, Refusal, StepKind
from xundian.kit.keeping import KEPT, settled
from xundian.kit.records import APPEND_ONLY, BUMP, Editable, Record, audited

S = ClaimState
CHECKED_ON = (S.CHECKED, S.NOTICED, S.DECLARED, S.PAID, S.RECEIVED, S.RETURNED)
DECLARED_ON = (S.DECLARED, S.PAID, S.RECEIVED, S.RETURNED)
PAID_ON = (S.PAID, S.RECEIVED, S.RETURNED)
# What a decided claim may still change: how far it is, and where the claimant lives now.
STEPS = (
    "state", "submitted_on", "submitted_by_id", "checked_on", "checked_by_id", "declared_on", "declared_by_id",
    "declaration", "paid_on", "paid_by_id", "ended_on", "ended_by_id", "refusal", "refusal_words", "received_on",
    "received_by_id", "laborer_id", "division_id",
)  # fmt: skip

# Lines of a draft are found anew whenever it is handed in.
KEPT_WITH_CLAIM = pgtrigger.Trigger(
    name="claim_line_kept",
    when=pgtrigger.Before,
    operation=pgtrigger.Delete,
    func="""
        IF EXISTS (SELECT FROM laborers_claim WHERE id = OLD.claim_id AND state <> 'draft') THEN
            RAISE EXCEPTION 'What a claim is paid for never changes.' USING ERRCODE = '23514';
        END IF;
        RETURN OLD;
    """,
)


@audited()
class Claim(OfClaimant, Editable):
    """One claim of one claimant under one policy row. Once handed in, policy, facts, reasons and amounts never change.

    `amount_fen` is what is paid out, `loan_fen` a loan that is granted besides. Who put it together does not check it,
    who checked it does not declare it, who declared it does not pay it.
    """

    number = models.CharField(_("number"), max_length=20, unique=True)
    policy = models.ForeignKey(Policy, models.PROTECT, related_name="claims", verbose_name=_("subsidy policy"))
    period = models.CharField(_("period"), max_length=10, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=ClaimState, default=ClaimState.DRAFT)
    people = models.PositiveIntegerField(_("people"), default=0)
    amount_fen = models.BigIntegerField(_("amount"))
    loan_fen = models.BigIntegerField(_("loan"), default=0)
    facts = models.JSONField(_("facts"), default=dict)
    reasons = models.JSONField(_("reasons"), default=list)
    # {proof kind: number or place in the files}, as they were when it was handed in.
    proofs = models.JSONField(pgettext_lazy("proof", "proofs"), default=dict)
    entered_on = models.DateField(_("entered on"))
    entered_by = acting(_("entered by"), null=False)
    submitted_on = models.DateField(_("handed in on"), null=True, blank=True)
    submitted_by = acting(_("handed in by"))
    checked_on = models.DateField(pgettext_lazy("claim", "checked on"), null=True, blank=True)
    checked_by = acting(_("checked by"))
    declared_on = models.DateField(_("declared on"), null=True, blank=True)
    declared_by = acting(_("declared by"))
    declaration = models.CharField(_("number of the declaration"), max_length=60, blank=True)
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    paid_by = acting(_("paid by"))
    received_on = models.DateField(_("received on"), null=True, blank=True)
    received_by = acting(_("receipt recorded by"))
    # Refused or taken back.
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    ended_by = acting(_("ended by"))
    refusal = models.CharField(_("why refused"), max_length=12, choices=Refusal, blank=True)
    refusal_words = models.CharField(_("in words"), max_length=500, blank=True)

    moves_with = ("laborer", ~Q(state__in=[*ENDED, S.RECEIVED]))

    class Meta:
        verbose_name = pgettext_lazy("subsidy", "claim")
        verbose_name_plural = pgettext_lazy("subsidy", "claims")
        constraints = [
            one_claimant("claim_of_one_claimant"),
            models.CheckConstraint(condition=Q(state__in=ClaimState.values), name="claim_state_known"),
            models.CheckConstraint(
                condition=Q(amount_fen__gte=0, loan_fen__gte=0) & (Q(amount_fen__gt=0) | Q(loan_fen__gt=0)),
                name="claim_amounts",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[S.DRAFT, *ENDED]) | Q(submitted_on__isnull=False), name="claim_handed_in"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=CHECKED_ON) | Q(checked_on__isnull=False, checked_by__isnull=False),
                name="claim_checked_by_a_hand",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=DECLARED_ON) | Q(declared_on__isnull=False, declared_by__isnull=False),
                name="claim_declared_by_a_hand",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=PAID_ON) | Q(paid_on__isnull=False, paid_by__isnull=False),
                name="claim_paid_by_a_hand",
            ),
            models.CheckConstraint(
                condition=Q(state__in=ENDED, ended_on__isnull=False) | ~Q(state__in=ENDED) & Q(ended_on=None),
                name="claim_ended_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state=S.REFUSED) & ~Q(refusal="") & ~Q(refusal_words="")
                | ~Q(state=S.REFUSED) & Q(refusal=""),
                name="claim_refused_in_words",
            ),
            *(apart_hands(f"claim_{step}_two_hands", f"{step}_by", others) for step, others in HANDS.items()),
        ]
        indexes = [
            models.Index(fields=["division", "state", "-id"], name="claim_by_division"),
            models.Index(fields=["policy", "state"], name="claim_by_policy"),
        ]
        triggers = [
            BUMP, KEPT,
            settled("claim_decided_stays", "OLD.state <> 'draft'", STEPS, "A claim that was handed in never changes."),
        ]  # fmt: skip

    def __str__(self):
        return self.number


class ClaimLine(Record):
    """What one hire, trainee or the whole of a claim is paid for; `key` may stand in one living claim only, for good.

    So no hire is paid twice, nor under two lines of the policy. `standing` ends with a refused or withdrawn claim.
    """

    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="lines", verbose_name=pgettext_lazy("subsidy", "claim")
    )  # fmt: skip
    key = models.CharField(_("paid for"), max_length=110)
    laborer = models.ForeignKey(
        Laborer, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("laborer")
    )
    placement = models.ForeignKey(
        Placement, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("placement")
    )
    # Enrolments belong to a room above.
    enrolment_id = models.UUIDField(_("enrolment"), null=True, blank=True)
    amount_fen = models.BigIntegerField(_("amount"))
    facts = models.JSONField(_("facts"), default=dict)
    standing = models.BooleanField(_("standing"), default=True)

    scope_paths = {"division": "claim__division_id"}

    class Meta:
        verbose_name = _("line of a claim")
        verbose_name_plural = _("lines of claims")
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=Q(standing=True), name="paid_once"),
            models.UniqueConstraint(fields=["claim", "key"], name="claim_line_once"),
            models.CheckConstraint(condition=Q(amount_fen__gte=0), name="claim_line_not_negative"),
        ]
        triggers = [
            KEPT_WITH_CLAIM,
            settled(
                "claim_line_stays", "true", ("standing", "laborer_id"), "What a claim is paid for never changes."
            )
        ]  # fmt: skip

    def __str__(self):
        return self.key


class ClaimStep(Record):
    """One line of a claim's timeline: what happened, when, by whom, and in which words."""

    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="steps", verbose_name=pgettext_lazy("subsidy", "claim")
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=16, choices=StepKind)
    on = models.DateField(_("day"))
    by = acting(_("by"))
    words = models.CharField(_("in words"), max_length=500, blank=True)

    scope_paths = {"division": "claim__division_id"}

    class Meta:
        verbose_name = _("step of a claim")
        verbose_name_plural = _("steps of claims")
        indexes = [models.Index(fields=["claim", "id"], name="claim_step")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return self.kind

"""Payments of declared claims in batches that add up to the fen: prepared, approved and paid by three hands (X2.3)."""

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.subsidies.models.claims import Claim
from laborers.subsidies.models.keeping import acting, apart_hands
from laborers.subsidies.states import BatchState, LineState
from xundian.divisions.models import Division
from xundian.kit.keeping import KEPT, settled
from xundian.kit.money import yuan
from xundian.kit.records import BUMP, Editable, audited


def _adds_up(name, batch):
    """A trigger at the end of the transaction: the lines of a batch add up to its totals, to the fen."""
    lines = "FROM laborers_paymentline WHERE batch_id = whole.id"
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=pgtrigger.Insert | pgtrigger.Update,
        timing=pgtrigger.Deferred,
        declare=[("whole", "laborers_paymentbatch%ROWTYPE")],
        func=f"""
            SELECT * INTO whole FROM laborers_paymentbatch WHERE id = {batch};
            IF (SELECT coalesce(sum(amount_fen), 0) {lines}) <> whole.total_fen
                OR (SELECT coalesce(sum(loan_fen), 0) {lines}) <> whole.loans_fen
                OR (SELECT count(*) {lines}) <> whole.claims
            THEN RAISE EXCEPTION 'The lines of a batch must add up to its totals.' USING ERRCODE = '23514';
            END IF;
            RETURN NULL;
        """,
    )


@audited()
class PaymentBatch(Editable):
    """Declared claims paid together; totals are those of its lines, and three different hands carry it."""

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    number = models.CharField(_("number"), max_length=20, unique=True)
    state = models.CharField(_("state"), max_length=10, choices=BatchState, default=BatchState.PREPARED)
    claims = models.PositiveIntegerField(pgettext_lazy("how many", "claims"))
    total_fen = models.BigIntegerField(_("total"))
    loans_fen = models.BigIntegerField(_("loans"), default=0)
    prepared_on = models.DateField(_("prepared on"))
    prepared_by = acting(_("prepared by"), null=False)
    approved_on = models.DateField(_("approved on"), null=True, blank=True)
    approved_by = acting(_("approved by"))
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    paid_by = acting(_("paid by"))
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, blank=True)
    withdrawn_by = acting(_("withdrawn by"))
    withdrawn_reason = models.CharField(_("why it was withdrawn"), max_length=200, blank=True)

    scope_paths = {"division": "county_id"}

    class Meta:
        verbose_name = _("payment batch")
        verbose_name_plural = _("payment batches")
        constraints = [
            models.CheckConstraint(
                condition=Q(claims__gt=0, total_fen__gte=0, loans_fen__gte=0), name="payment_batch_amounts"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["prepared", "withdrawn"])
                | Q(approved_on__isnull=False, approved_by__isnull=False),
                name="payment_batch_approved",
            ),
            models.CheckConstraint(
                condition=Q(state="paid", paid_on__isnull=False, paid_by__isnull=False)
                | ~Q(state="paid") & Q(paid_on=None, paid_by=None),
                name="payment_batch_paid",
            ),
            models.CheckConstraint(
                condition=Q(state="withdrawn", withdrawn_on__isnull=False) & ~Q(withdrawn_reason="")
                | ~Q(state="withdrawn") & Q(withdrawn_on=None, withdrawn_reason=""),
                name="payment_batch_withdrawn",
            ),
            apart_hands("payment_batch_approved_two_hands", "approved_by", ["prepared_by"]),
            apart_hands("payment_batch_paid_two_hands", "paid_by", ["prepared_by", "approved_by"]),
        ]
        indexes = [models.Index(fields=["county", "state", "-id"], name="payment_batch_by_county")]
        triggers = [
            BUMP, KEPT, _adds_up("batch_adds_up", "NEW.id"),
            settled("payment_batch_stays", "true", (
                "state", "approved_on", "approved_by_id", "paid_on", "paid_by_id", "withdrawn_on", "withdrawn_by_id",
                "withdrawn_reason",
            ), "A batch never changes. Withdraw it and prepare another one."),
        ]  # fmt: skip

    def __str__(self):
        return self.number


@audited(exclude=["slip_digest"])
class PaymentLine(Editable):
    """The money of one claim in a batch: paid, received, or come back. A claim is under way in one batch at a time."""

    batch = models.ForeignKey(PaymentBatch, models.PROTECT, related_name="lines", verbose_name=_("payment batch"))
    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="payments", verbose_name=pgettext_lazy("subsidy", "claim")
    )  # fmt: skip
    payee = models.CharField(_("paid to"), max_length=100)
    amount_fen = models.BigIntegerField(_("amount"))
    loan_fen = models.BigIntegerField(_("loan"), default=0)
    state = models.CharField(_("state"), max_length=10, choices=LineState, default=LineState.DUE)
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    returned_on = models.DateField(_("came back on"), null=True, blank=True)
    returned_reason = models.CharField(_("why it came back"), max_length=200, blank=True)
    received_on = models.DateField(_("received on"), null=True, blank=True)
    received_by = acting(_("receipt recorded by"))
    # Of the code on the recipient's slip, with which receipt is confirmed without sign-in.
    slip_digest = models.BinaryField(_("slip"), null=True, unique=True, editable=False)

    scope_paths = {"division": "claim__division_id"}

    class Meta:
        verbose_name = _("line of a payment batch")
        verbose_name_plural = _("lines of payment batches")
        constraints = [
            models.UniqueConstraint(fields=["batch", "claim"], name="payment_line_once"),
            models.UniqueConstraint(
                fields=["claim"], condition=Q(state__in=["due", "paid", "received"]), name="claim_paid_once"
            ),
            models.CheckConstraint(condition=Q(amount_fen__gte=0, loan_fen__gte=0), name="payment_line_amounts"),
            models.CheckConstraint(
                condition=~Q(state__in=["paid", "received", "returned"]) | Q(paid_on__isnull=False),
                name="payment_line_paid_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(state="returned", returned_on__isnull=False) & ~Q(returned_reason="")
                | ~Q(state="returned") & Q(returned_on=None, returned_reason=""),
                name="payment_line_returned_with_reason",
            ),
            models.CheckConstraint(
                condition=Q(state="received", received_on__isnull=False) | ~Q(state="received") & Q(received_on=None),
                name="payment_line_received_has_a_day",
            ),
        ]
        triggers = [
            BUMP, KEPT, _adds_up("lines_add_up", "NEW.batch_id"),
            settled("payment_line_stays", "true", (
                "state", "paid_on", "returned_on", "returned_reason", "received_on", "received_by_id", "slip_digest",
            ), "What a batch pays never changes."),
        ]  # fmt: skip

    def __str__(self):
        return f"{self.payee} {yuan(self.amount_fen)}"

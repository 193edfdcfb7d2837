"""Writes of the money: declared to the finance department, batches by three hands, receipt and return (X2.3)."""

from django.db import transaction

from laborers.subsidies.actions.steps import held, move
from laborers.subsidies.actions.together import held_all, move_together, next_number
from laborers.subsidies.models import Claim, PaymentBatch, PaymentLine
from laborers.subsidies.queries import payments as reads
from laborers.subsidies.states import (
    BATCH_MOVES,
    PAYMENT_FAULTS,
    BatchState,
    ClaimState,
    LineState,
    StepKind,
)
from xundian.divisions.models import Division
from xundian.kit.changing import locked, written
from xundian.kit.checking import words
from xundian.kit.errors import Conflict, Forbidden, Invalid, Missing, MoveRefused
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

PAYABLE = (ClaimState.DECLARED, ClaimState.RETURNED)


def fault(field, code, **values):
    """An Invalid of PAYMENT_FAULTS about a field."""
    return Invalid(PAYMENT_FAULTS[code] % values if values else PAYMENT_FAULTS[code], field=field, code=code)


@transaction.atomic
def declare(*, claims, declaration, by, on):
    """Declare claims whose public notice has passed to the finance department, under the number of the letter; claims.

    Forbidden (own_step) for who put together or checked one of them, Invalid naming the claim that cannot be declared,
    and a number under which claims of the county were declared on another day.
    """
    declaration = words("declaration", declaration, 60)
    rows = held_all(claims)
    if not rows:
        raise fault("claims", "none_to_declare")
    ready = set(reads.claims_to_declare(Claim.objects.filter(pk__in=[row.pk for row in rows])).values_list("pk"))
    for row in rows:
        if (row.pk,) not in ready:
            raise fault("claims", "not_passed", number=row.number)
    county = _county(rows)
    earlier = Claim.objects.filter(policy__county=county, declaration=declaration).exclude(declared_on=on)
    if earlier.exists():
        raise Conflict(PAYMENT_FAULTS["number_used"], code="number_used", field="declaration")
    move_together(
        rows, ClaimState.DECLARED, StepKind.DECLARED, by=by, on=on, words=declaration, declaration=declaration,
        declared_on=on, declared_by=by,
    )  # fmt: skip
    return held_all(rows)


def _county(rows):
    """The one county of the claims; Invalid when there are two."""
    counties = {row.policy.county_id for row in rows}
    if len(counties) > 1:
        raise fault("claims", "other_county")
    return Division.objects.get(pk=counties.pop())


# --- batches ----------------------------------------------------------------------------------------------------------


@transaction.atomic
def prepare_batch(*, claims, by, on, id=None):
    """Put declared claims, and those whose payment came back, into a batch; the PaymentBatch, summed to the fen."""
    check_fresh(PaymentBatch, id)
    rows = held_all(claims)
    if not rows:
        raise fault("claims", "none_to_pay")
    busy = set(PaymentLine.objects.filter(claim__in=rows, state__in=reads.STANDING).values_list("claim", flat=True))
    for row in rows:
        if row.state not in PAYABLE or row.pk in busy:
            raise fault("claims", "not_declared", number=row.number)
    county = _county(rows)
    batch = PaymentBatch.objects.create(
        id=id or new_id(), county=county, number=next_number(PaymentBatch, county, "P", on.year), claims=len(rows),
        total_fen=sum(row.amount_fen for row in rows), loans_fen=sum(row.loan_fen for row in rows), prepared_on=on,
        prepared_by=by,
    )  # fmt: skip
    PaymentLine.objects.bulk_create(
        PaymentLine(batch=batch, claim=row, payee=row.claimant_name, amount_fen=row.amount_fen, loan_fen=row.loan_fen)
        for row in rows
    )
    return batch.reread()


@transaction.atomic
def approve_batch(*, batch, by, on, expected_version=None):
    """A second hand approves a prepared batch; Forbidden (same_hand) for who prepared it."""
    row = locked(PaymentBatch, batch, expected_version, children_wait=True)
    BATCH_MOVES.check(row.state, BatchState.APPROVED)
    if row.prepared_by_id == by.pk:
        raise Forbidden(PAYMENT_FAULTS["same_hand"], code="same_hand")
    return written(row, {"state": BatchState.APPROVED, "approved_on": on, "approved_by": by})


@transaction.atomic
def pay_batch(*, batch, paid_on, by, on, expected_version=None):
    """A third hand notes that the batch was paid, whole; every recipient's slip can be printed from then on.

    Forbidden (same_hand) for who prepared or approved it, (own_step) for who put together or declared one of its
    claims; Invalid for a day before the approval or to come.
    """
    row = locked(PaymentBatch, batch, expected_version, children_wait=True)
    BATCH_MOVES.check(row.state, BatchState.PAID)
    if by.pk in (row.prepared_by_id, row.approved_by_id):
        raise Forbidden(PAYMENT_FAULTS["same_hand"], code="same_hand")
    _check_day("paid_on", paid_on, row.approved_on, on)
    claims = held_all(Claim.objects.filter(payments__batch=row))
    move_together(claims, ClaimState.PAID, StepKind.PAID, by=by, on=on, words=row.number, paid_on=paid_on, paid_by=by)
    lines = list(PaymentLine.objects.filter(batch=row).order_by("pk"))
    for line in lines:
        line.state, line.paid_on = LineState.PAID, paid_on
        line.slip_digest = reads.slip_digest(reads.slip_of(line))
    PaymentLine.objects.bulk_update(lines, ["state", "paid_on", "slip_digest"], batch_size=500)
    return written(row, {"state": BatchState.PAID, "paid_on": paid_on, "paid_by": by})


@transaction.atomic
def withdraw_batch(*, batch, reason, by, on, expected_version=None):
    """Take back a batch that was not paid; its claims can go into another one, its rows stay."""
    row = locked(PaymentBatch, batch, expected_version, children_wait=True)
    BATCH_MOVES.check(row.state, BatchState.WITHDRAWN)
    reason = words("reason", reason, 200)
    PaymentLine.objects.filter(batch=row).update(state=LineState.WITHDRAWN)
    changes = {"withdrawn_on": on, "withdrawn_by": by, "withdrawn_reason": reason}
    return written(row, {"state": BatchState.WITHDRAWN} | changes)


# --- what became of the money -----------------------------------------------------------------------------------------


@transaction.atomic
def take_back(*, line, reason, returned_on, by, on):
    """Note that the money of one line came back, and why; the claim can be paid once more. MoveRefused unless paid."""
    row = _paid_line(line)
    _check_day("returned_on", returned_on, row.paid_on, on)
    reason = words("reason", reason, 200)
    claim = held(row.claim)
    move(claim, ClaimState.RETURNED, StepKind.RETURNED, by=by, on=on, words=reason)
    return written(row, {"state": LineState.RETURNED, "returned_on": returned_on, "returned_reason": reason})


@transaction.atomic
def confirm_receipt(*, line, received_on, by, on):
    """The recipient told an officer that the money has come; the line. MoveRefused unless it is paid and no more."""
    row = _paid_line(line)
    _check_day("received_on", received_on, row.paid_on, on)
    claim = held(row.claim)
    move(claim, ClaimState.RECEIVED, StepKind.RECEIVED, by=by, on=on, received_on=received_on, received_by=by)
    return written(row, {"state": LineState.RECEIVED, "received_on": received_on, "received_by": by})


def confirm_by_slip(*, code, on):
    """The recipient confirms by the code of the slip, without sign-in; the line. Twice is once; Missing for no slip."""
    line = reads.by_slip(code)
    if line is None:
        raise Missing(PAYMENT_FAULTS["slip"])
    if line.state == LineState.RECEIVED:
        return line
    return confirm_receipt(line=line, received_on=on, by=None, on=on)


def _paid_line(line):
    row = locked(PaymentLine, line)
    if row.state != LineState.PAID:
        raise MoveRefused(PAYMENT_FAULTS["not_paid"], code="not_paid")
    return row


def _check_day(field, day, first, on):
    if day is None or day > on:
        raise fault(field, "future")
    if day < first:
        raise fault(field, "too_early", day=first.isoformat())

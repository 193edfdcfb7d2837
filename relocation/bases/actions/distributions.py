"""Writes of distributions: prepared by one, approved by another, paid, returned, corrected by a new one (W2.2.2)."""

from django.db import transaction

from relocation.bases import queries
from relocation.bases.actions.steps import fault
from relocation.bases.models import Base, CountedSale, Distribution, DistributionLine, DistributionPayment
from relocation.bases.states import FAULTS, MOVES, STANDING, DistributionState, Party, PaymentKind
from xundian.kit.changing import locked, written
from xundian.kit.checking import words
from xundian.kit.errors import Conflict, Forbidden, Invalid, MoveRefused
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

FIELD = {"no_scheme": "to_on", "no_sales": "to_on", "no_households": None}


@transaction.atomic
def prepare(*, base, from_on, to_on, by, on, id=None):
    """Divide what the base sold in a period by the scheme of its last day; the Distribution, with all its lines.

    Invalid for days in the wrong order or to come, without a scheme, a sale or a household with a share; Conflict
    (overlap) where another distribution stands in one of these days.
    """
    check_fresh(Distribution, id)
    base = locked(Base, base)
    if to_on < from_on:
        raise fault("to_on", "days")
    if to_on > on:
        raise fault("to_on", "future")
    standing = base.distributions.filter(state__in=STANDING, from_on__lte=to_on, to_on__gte=from_on)
    if standing.exists():
        raise Conflict(FAULTS["overlap"], code="overlap", field="from_on")
    return _written(queries.proposal(base, from_on, to_on), by, on, id)


@transaction.atomic
def correct(*, distribution, reason, by, on, id=None):
    """Divide the same period anew in the place of an approved distribution; what was paid counts against it.

    MoveRefused (not_approved, superseded) unless the distribution is the approved one that stands.
    """
    check_fresh(Distribution, id)
    base = locked(Base, distribution.base)
    row = locked(Distribution, distribution, children_wait=True)
    _standing(row)
    found = queries.proposal(base, row.from_on, row.to_on, corrects=row)
    return _written(found, by, on, id, corrects=row, reason=words("reason", reason, 200))


@transaction.atomic
def approve(*, distribution, by, on, expected_version=None):
    """Freeze a prepared distribution, so that it can be paid; it is then never changed again.

    Forbidden (same_hand) for whoever prepared it, MoveRefused (changed) when sales or shares are others meanwhile.
    """
    base = locked(Base, distribution.base)
    row = locked(Distribution, distribution, expected_version)
    MOVES.check(row.state, DistributionState.APPROVED)
    if row.prepared_by_id == by.pk:
        raise Forbidden(FAULTS["same_hand"], code="same_hand")
    now = queries.proposal(base, row.from_on, row.to_on, corrects=row.corrects)
    if now.faults or now.facts() != _facts(row):
        raise MoveRefused(FAULTS["changed"], code="changed")
    return written(row, {"state": DistributionState.APPROVED, "approved_on": on, "approved_by": by})


@transaction.atomic
def withdraw(*, distribution, reason, by, on, expected_version=None):
    """Take back a prepared distribution, which then counts nowhere; its rows stay."""
    locked(Base, distribution.base)
    row = locked(Distribution, distribution, expected_version)
    MOVES.check(row.state, DistributionState.WITHDRAWN)
    changes = {"withdrawn_on": on, "withdrawn_by": by, "withdrawn_reason": words("reason", reason, 200)}
    return written(row, {"state": DistributionState.WITHDRAWN} | changes)


@transaction.atomic
def pay(*, distribution, lines, paid_on, by, on, note=""):
    """Note that lines of an approved distribution were paid whole; the payments.

    Conflict (nothing_due) when nothing of a line is to be paid, Invalid for a day before the approval or to come.
    """
    return _move_money(distribution, lines, PaymentKind.PAID, paid_on, by, on, note)


@transaction.atomic
def take_back(*, distribution, lines, returned_on, by, on, note=""):
    """Note that money of lines came back: a payment that did not arrive, or what a correction reclaims.

    Conflict (nothing_paid) when there is nothing that could come back.
    """
    return _move_money(distribution, lines, PaymentKind.RETURNED, returned_on, by, on, note)


def _move_money(distribution, lines, kind, day, by, on, note):
    row = locked(Distribution, distribution, children_wait=True)
    _standing(row)
    if day is None or day < row.approved_on or day > on:
        raise Invalid(FAULTS["future" if day and day > on else "days"], field="on", code="day")
    note = words("note", note, 200, required=False)
    asked = DistributionLine.objects.filter(distribution=row, pk__in=[line.pk for line in lines])
    payments = []
    for line in queries.in_order(queries.with_money(asked)):
        amount = _amount(line, kind)
        if amount <= 0:
            code = "nothing_due" if kind == PaymentKind.PAID else "nothing_paid"
            raise Conflict(FAULTS[code], code=code)
        payments.append(DistributionPayment(line=line, kind=kind, on=day, amount_fen=amount, note=note, by=by))
    if not payments:
        raise fault("lines", "nothing_due")
    return DistributionPayment.objects.bulk_create(payments)


def _amount(line, kind):
    """What moves: all that is due, or all that was paid here, or all that is to be given back."""
    if kind == PaymentKind.PAID:
        return line.due_fen
    return max(line.paid_fen - line.returned_fen, -line.due_fen)


def _standing(row):
    if row.state != DistributionState.APPROVED:
        raise MoveRefused(FAULTS["not_approved"], code="not_approved")
    if queries.standing_correction(row) is not None:
        raise MoveRefused(FAULTS["superseded"], code="superseded")


def _facts(row):
    lines = DistributionLine.objects.filter(distribution=row)
    shares = sorted(
        (line.party, str(line.household_id or ""), line.amount_fen, line.weight, line.already_fen) for line in lines
    )  # fmt: skip
    sales = CountedSale.objects.filter(distribution=row).values_list("sale_id", "amount_fen")
    return row.scheme_id, sorted(sales), shares


def _written(found, by, on, id, **more):
    if found.faults:
        code = found.faults[0]
        raise Invalid(FAULTS[code], field=FIELD[code], code=code)
    row = Distribution.objects.create(
        id=id or new_id(), base=found.base, scheme=found.scheme, from_on=found.from_on, to_on=found.to_on,
        sales_fen=found.sales_fen, prepared_on=on, prepared_by=by, **vars(found.split), **more,
    )  # fmt: skip
    CountedSale.objects.bulk_create(
        CountedSale(distribution=row, sale=sale, amount_fen=sale.amount_fen) for sale in found.sales
    )
    DistributionLine.objects.bulk_create(_line(row, share) for share in found.shares)
    return row


def _line(row, share):
    home = share.household
    return DistributionLine(
        distribution=row, party=Party(share.party), household=home, weight=share.weight,
        division_id=home.division_id if home else row.base.division_id, amount_fen=share.amount_fen,
        already_fen=share.already_fen,
    )  # fmt: skip

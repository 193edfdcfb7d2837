"""What every step of a claim does: the table of moves, another hand than before, a line of the timeline (X2.3)."""

from laborers.subsidies.actions.together import is_earlier_hand
from laborers.subsidies.models import Claim, ClaimLine, ClaimStep
from laborers.subsidies.queries.payments import batch_of
from laborers.subsidies.states import CLAIM_MOVES, ENDED, FAULTS, PAYMENT_FAULTS
from xundian.kit.changing import locked, written
from xundian.kit.errors import Conflict, Forbidden, Invalid


def fault(field, code, **values):
    """An Invalid of states.FAULTS about a field."""
    return Invalid(FAULTS[code] % values if values else FAULTS[code], field=field, code=code)


def held(claim, expected_version=None):
    """The claim as it stands, held until the transaction ends; Stale when it was changed since `expected_version`."""
    return locked(Claim, claim, expected_version)


def check_hand(row, there, by):
    """Forbidden (same_hand) when the user took an earlier step that this one must not share a hand with."""
    if is_earlier_hand(row, there, by):
        raise Forbidden(FAULTS["same_hand"], code="same_hand")


def move(row, there, kind, *, by, on, words="", **changes):
    """Take a held claim to a state: MoveRefused outside the table, Forbidden by the same hand; its timeline tells it.

    `changes` are the columns of the step. A claim that ends gives free what it claimed; one that waits in a payment
    batch does not end (Conflict, in_batch): the batch may be with the bank already, and is withdrawn by hand first.
    """
    CLAIM_MOVES.check(row.state, there)
    check_hand(row, there, by)
    if there in ENDED and (batch := batch_of(row)):
        raise Conflict(PAYMENT_FAULTS["in_batch"] % {"number": batch.number}, code="in_batch")
    row = written(row, {"state": there} | changes)
    if there in ENDED:
        ClaimLine.objects.filter(claim=row).update(standing=False)
    note(row, kind, by=by, on=on, words=words)
    return row


def note(row, kind, *, by, on, words=""):
    """A line of the timeline of a claim."""
    return ClaimStep.objects.create(claim=row, kind=kind, by=by, on=on, words=words)

"""Steps that many claims take at once: held in one order, checked one by one, moved and told in a statement each.

A claim never ends here: refused or taken back is each for itself (steps.move), with its own words.
"""

from django.db.models.functions import Length

from laborers.subsidies import rules
from laborers.subsidies.models import Claim, ClaimStep
from laborers.subsidies.states import CLAIM_MOVES, HANDS, PAYMENT_FAULTS
from xundian.divisions.models import Division
from xundian.kit.changing import locked
from xundian.kit.errors import Forbidden

# The running part of a number has so many digits at least.
DIGITS = 4


def held_all(claims):
    """The claims as they stand, by number, held until the transaction ends."""
    keys = [claim.pk for claim in claims]
    rows = Claim._base_manager.select_for_update(of=("self",), no_key=True).filter(pk__in=keys)
    return sorted(rows.select_related("policy", "laborer", "undertaking__owner").order_by("pk"), key=_number)


def _number(claim):
    return claim.number


def move_together(rows, there, kind, *, by, on, words="", **changes):
    """Take held claims a step on; MoveRefused outside the table, Forbidden (own_step) by an earlier hand of one.

    `changes` are the columns of the step, the same for all; each timeline tells it.
    """
    for row in rows:
        CLAIM_MOVES.check(row.state, there)
        check_no_hand(row, there, by)
    keys = [row.pk for row in rows]
    Claim.objects.filter(pk__in=keys).update(state=there, **changes)
    ClaimStep.objects.bulk_create(ClaimStep(claim=row, kind=kind, by=by, on=on, words=words) for row in rows)


def is_earlier_hand(row, there, by):
    """Whether the user took an earlier step of the claim that keeps from the step `there` (states.HANDS)."""
    columns = HANDS.get(there, ())
    return bool(rules.hand_faults(columns, {name: getattr(row, f"{name}_id") for name in columns}, by and by.pk))


def check_no_hand(row, there, by):
    """Forbidden (own_step), naming the claim, when the user took an earlier step that keeps from this one."""
    if is_earlier_hand(row, there, by):
        raise Forbidden(PAYMENT_FAULTS["own_step"] % {"number": row.number}, code="own_step")


def next_number(model, county, letter, year):
    """The next number of a county's papers of a kind: county, letter and year, then the place in the year.

    Held until the transaction ends, so that no number is given twice.
    """
    locked(Division, county)
    begins = f"{county.pk}{letter}{year}"
    # The ten-thousandth is longer than those before it.
    given = model.objects.filter(number__startswith=begins).order_by(Length("number").desc(), "-number")
    last = given.values_list("number", flat=True).first()
    return f"{begins}{int(last[len(begins) :]) + 1 if last else 1:0{DIGITS}d}"

"""Writes of training orders: entered, corrected, closed, opened again; never deleted (X2.2-4, X4)."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.enterprises.states import EnterpriseState
from trainings.demand.models import TrainingOrder
from trainings.demand.rules import order_faults
from trainings.demand.states import FAULTS, ORDER_MOVES, OrderState
from xundian.codes.queries import table
from xundian.kit.changing import locked, only, written
from xundian.kit.checking import check_choice, words
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

FIELDS = (
    "division", "occupation", "headcount", "wanted_from", "wanted_to", "promised_hires", "promised_wage_fen", "vacancy",
    "note",
)  # fmt: skip
DEFAULTS = {"promised_hires": 0, "promised_wage_fen": None, "vacancy": None, "note": ""}


@transaction.atomic
def place_order(*, enterprise, division, occupation, headcount, wanted_from, wanted_to, by, on, id=None, **facts):
    """An order of an enterprise, open at once; `facts` are fields of FIELDS, the wage in fen a month.

    Invalid names every field that is wrong (states.FAULTS), days that are over too; Conflict while work with the
    enterprise is paused.
    """
    values = DEFAULTS | _checked(facts) | {
        "division": division, "occupation": occupation, "headcount": headcount, "wanted_from": wanted_from,
        "wanted_to": wanted_to,
    }  # fmt: skip
    if enterprise.state == EnterpriseState.SUSPENDED:
        raise Conflict(FAULTS["enterprise_paused"], code="enterprise_paused", field="enterprise")
    check_fresh(TrainingOrder, id)
    row = TrainingOrder(id=id or new_id(), enterprise=enterprise, ordered_on=on, by=by, **values)
    _check(row, values, on)
    row.save(force_insert=True)
    return row


@transaction.atomic
def edit_order(*, order, changes, expected_version, by, on):
    """Correct fields of FIELDS while the order is open; Stale when someone else was faster, Invalid as on placing."""
    row = locked(TrainingOrder, order, expected_version)
    if row.state != OrderState.OPEN:
        raise Conflict(FAULTS["not_open"], code="not_open")
    changes = _checked(changes)
    for name, value in changes.items():
        setattr(row, name, value)
    _check(row, changes, on)
    row.save(update_fields=list(changes))
    return row.reread()


@transaction.atomic
def close_order(*, order, state, by, on, reason=""):
    """The order is served, or withdrawn with a reason; classes opened from it go on. MoveRefused when it is closed."""
    row = locked(TrainingOrder, order)
    check_choice("state", state, OrderState)
    if state == OrderState.OPEN:
        raise Invalid(_("Choose served or withdrawn."), field="state", code="unknown_choice")
    ORDER_MOVES.check(row.state, state)
    reason = words("reason", reason, 200, required=state == OrderState.WITHDRAWN)
    return written(row, {"state": state, "closed_on": on, "reason": reason})


@transaction.atomic
def reopen_order(*, order, by, on):
    """A closed order asks for people again; Invalid once its days are over: then it needs a new one."""
    row = locked(TrainingOrder, order)
    ORDER_MOVES.check(row.state, OrderState.OPEN)
    if row.wanted_to < on:
        raise Invalid(FAULTS["past"], field="wanted_to", code="past")
    return written(row, {"state": OrderState.OPEN, "closed_on": None, "reason": ""})


def _checked(values):
    only(values, FIELDS)
    return dict(values) | ({"note": words("note", values["note"], required=False)} if "note" in values else {})


def _check(row, changed, on):
    facts = {name: getattr(row, name) for name in FIELDS} | {"division": row.division_id}
    if row.vacancy:
        facts["vacancy"] = (row.vacancy.enterprise_id == row.enterprise_id, row.vacancy.occupation)
    faults = order_faults(facts, county=row.enterprise.county_id)
    if "occupation" in changed and row.occupation not in table("occupation", on):
        faults.append(("occupation", "unknown_code"))
    if "wanted_to" in changed and row.wanted_to < on:
        faults.append(("wanted_to", "past"))
    if faults:
        raise Invalid(fields={name: (code, FAULTS[code]) for name, code in reversed(faults)})

"""Writes of yearly indicators: entered with a source, corrected by a new row, taken back; never deleted (W2.3)."""

from django.db import transaction

from relocation.indicators import rules
from relocation.indicators.models import YearFigure
from relocation.indicators.states import FAULTS, FIGURE_MOVES, FigureState, Indicator
from xundian.divisions.states import Level
from xundian.kit.changing import locked, written
from xundian.kit.checking import Faults, check_choice, words
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

LONGEST = 200


@transaction.atomic
def record(*, county, year, indicator, amount, source, by, on, id=None):
    """A figure of a county and year with its source; `amount` in fen, or in hundredths of a per cent (W2.3).

    Invalid names every field that is wrong (states.FAULTS); Conflict (on_record) when one is in force already.
    """
    faults = Faults()
    faults.check(check_choice, "indicator", indicator, Indicator)
    source = faults.check(words, "source", source, LONGEST)
    if county.level != Level.COUNTY:
        faults.add("county", "level", FAULTS["level"])
    _judge(faults, year, indicator, amount, on)
    faults.tell()
    check_fresh(YearFigure, id)
    locked(type(county), county)
    known = YearFigure.objects.filter(county=county, year=year, indicator=indicator, state=FigureState.CURRENT)
    if known.exists():
        raise Conflict(FAULTS["on_record"], code="on_record", field="year")
    return YearFigure.objects.create(
        id=id or new_id(), county=county, year=year, indicator=indicator, amount=amount, source=source, by=by,
        entered_on=on,
    )  # fmt: skip


@transaction.atomic
def correct(*, figure, amount, source, reason, expected_version, by, on):
    """Replace the figure in force by another with its reason; what it was stays readable. Returns the new one.

    Conflict (closed) for a figure that no longer holds, Invalid (same) when nothing is new, Stale when too late.
    """
    row = locked(YearFigure, figure, expected_version)
    if row.state != FigureState.CURRENT:
        raise Conflict(FAULTS["closed"], code="closed")
    faults = Faults()
    source = faults.check(words, "source", source, LONGEST)
    reason = faults.check(words, "reason", reason, LONGEST)
    _judge(faults, row.year, row.indicator, amount, on)
    faults.tell()
    if (row.amount, row.source) == (amount, source):
        raise Invalid(FAULTS["same"], code="same", field="value")
    _move(row, FigureState.REPLACED)
    return YearFigure.objects.create(
        county=row.county, year=row.year, indicator=row.indicator, amount=amount, source=source, reason=reason,
        corrects=row, by=by, entered_on=on,
    )  # fmt: skip


@transaction.atomic
def withdraw(*, figure, reason, by):
    """Take a figure in force back, with the reason; what it had replaced holds again. Conflict (closed) otherwise."""
    row = locked(YearFigure, figure)
    reason = words("reason", reason, LONGEST)
    if row.state != FigureState.CURRENT:
        raise Conflict(FAULTS["closed"], code="closed")
    _move(row, FigureState.WITHDRAWN, withdrawn_for=reason)
    if row.corrects_id:
        _move(locked(YearFigure, row.corrects), FigureState.CURRENT)
    return row


def _judge(faults, year, indicator, amount, on):
    """Keep what makes the figure impossible; None stands for what could not be read and was told already."""
    if amount is None:
        faults.required({"value": None}, ["value"])
    if year is None:
        faults.required({"year": None}, ["year"])
    if indicator not in Indicator.values:
        amount = None
    for field, code in rules.faults(year=year, indicator=indicator, amount=amount, on=on):
        faults.add(field, code, FAULTS[code])


def _move(row, state, **told):
    FIGURE_MOVES.check(row.state, state)
    written(row, {"state": state, **told})

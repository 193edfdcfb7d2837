"""Writes of published results: recorded with a source, corrected by a new row, taken back; never deleted (X3.1)."""

from django.db import transaction

from xundian.aggregates import rules
from xundian.aggregates.models import AggregateRecord
from xundian.aggregates.states import FAULTS, RECORD_MOVES, Measure, Printed, RecordState
from xundian.divisions.states import Level
from xundian.kit.changing import locked, written
from xundian.kit.checking import Faults, check_choice, words
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

LONGEST, LONGEST_PART = 200, 60
NUMBERS = ("done", "registered", "target", "printed", "percent", "decimals")
NONE = {"done": None, "registered": None, "target": None, "printed": "", "percent": None, "decimals": 0}


@transaction.atomic
def record(*, county, since, until, measure, source, by, on, part="", id=None, **numbers):
    """A line of a published table: `numbers` are of NUMBERS, people or fen, `percent` in hundredths (X3.1).

    Invalid names every field that is wrong (states.FAULTS); Conflict (on_record) when one is in force already.
    """
    values, faults = NONE | numbers, Faults()
    faults.check(check_choice, "measure", measure, Measure)
    faults.check(check_choice, "printed", values["printed"], Printed)
    source = faults.check(words, "source", source, LONGEST)
    part = faults.check(words, "part", part, LONGEST_PART, required=False)
    if county.level != Level.COUNTY:
        faults.add("county", "level", FAULTS["level"])
    _judge(faults, on, since=since, until=until, **values)
    faults.tell()
    check_fresh(AggregateRecord, id)
    locked(type(county), county)
    line = {"county": county, "since": since, "until": until, "measure": measure, "part": part}
    if AggregateRecord.objects.filter(**line, state=RecordState.CURRENT).exists():
        raise Conflict(FAULTS["on_record"], code="on_record", field="measure")
    return AggregateRecord.objects.create(
        id=id or new_id(), **line, **values, source=source, by=by, entered_on=on
    )  # fmt: skip


@transaction.atomic
def correct(*, record, source, reason, expected_version, by, on, **numbers):
    """Replace the line in force by another with its reason; what it was stays readable. Returns the new one.

    Conflict (closed) for a line that no longer holds, Invalid (same) when nothing is new, Stale when too late.
    """
    row = locked(AggregateRecord, record, expected_version)
    if row.state != RecordState.CURRENT:
        raise Conflict(FAULTS["closed"], code="closed")
    values, faults = {name: getattr(row, name) for name in NUMBERS} | numbers, Faults()
    faults.check(check_choice, "printed", values["printed"], Printed)
    source = faults.check(words, "source", source, LONGEST)
    reason = faults.check(words, "reason", reason, LONGEST)
    _judge(faults, on, since=row.since, until=row.until, **values)
    faults.tell()
    if source == row.source and all(getattr(row, name) == value for name, value in values.items()):
        raise Invalid(FAULTS["same"], code="same", field="done")
    _move(row, RecordState.REPLACED)
    return AggregateRecord.objects.create(
        county=row.county, since=row.since, until=row.until, measure=row.measure, part=row.part, **values,
        source=source, reason=reason, corrects=row, by=by, entered_on=on,
    )  # fmt: skip


@transaction.atomic
def withdraw(*, record, reason, by):
    """Take a line in force back, with the reason; what it had replaced holds again. Conflict (closed) otherwise."""
    row = locked(AggregateRecord, record)
    reason = words("reason", reason, LONGEST)
    if row.state != RecordState.CURRENT:
        raise Conflict(FAULTS["closed"], code="closed")
    _move(row, RecordState.WITHDRAWN, withdrawn_for=reason)
    if row.corrects_id:
        _move(locked(AggregateRecord, row.corrects), RecordState.CURRENT)
    return row


def _judge(faults, on, **values):
    told = {"first": rules.FIRST_YEAR, "today": on.isoformat()}
    for field, code in rules.faults(**values, on=on):
        faults.add(field, code, FAULTS[code] % told if code in ("future", "period_early") else FAULTS[code])


def _move(row, state, **told):
    RECORD_MOVES.check(row.state, state)
    written(row, {"state": state, **told})

"""Complaints in every state, made through the room's actions."""

from datetime import UTC, datetime
from itertools import count

from laborers.complaints import actions

AT = datetime(2026, 6, 20, 2, tzinfo=UTC)
_serial = count(1)


def make_complaint(county, at=AT, **values):
    """(A complaint about an officer's conduct unless told otherwise, its code)."""
    told = {"subject": "conduct", "text": "村信息员要我交介绍费", "key": f"key of the form {next(_serial):08}"} | values
    row, code, _created = actions.receive(county=county, at=at, **told)
    return row, code


def make_answered(county, by, at=AT, **values):
    """(A complaint that was taken up and answered, its code)."""
    row, code = make_complaint(county, at, **values)
    actions.take_up(complaint=row, by=by, at=at)
    return actions.answer(complaint=row, text="已责成退还", by=by, at=at), code

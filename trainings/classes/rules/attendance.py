"""Pure arithmetic of attendance (X4)."""

from decimal import ROUND_HALF_UP, Decimal


def rate(present, days):
    """Attendance in percent with one decimal, half up; None before the first sheet."""
    if not days:
        return None
    return (Decimal(100) * present / days).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def split(existing, present, absent, at):
    """What a sheet written at a moment changes: ({enrolment: whether present} to write, those with a later word).

    `existing` is {enrolment: (whether present, when that was written)}. The later word counts; the same word again
    changes nothing, and an earlier one that differs is kept apart for a person to decide.
    """
    wanted = dict.fromkeys(absent, False) | dict.fromkeys(present, True)
    changed, late = {}, []
    for key, there in wanted.items():
        was, written = existing.get(key, (None, None))
        if was is None or (was != there and written <= at):
            changed[key] = there
        elif was != there:
            late.append(key)
    return changed, late

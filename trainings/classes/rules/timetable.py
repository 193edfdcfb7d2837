"""Pure arithmetic of timetables: days from weekdays, hours, and what overlaps (X4)."""

from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal

TENTH = Decimal("0.1")
# Nobody is taught longer in a day.
MOST_HOURS_A_DAY = 12
# Three years of schooling have fewer; more are a slip of the pen, and no page would show them.
MOST_SESSIONS = 1500


def hours_between(begins, ends):
    """The clock hours between two times of a day, with one decimal; the usual hours of a session."""
    day = date(2000, 1, 1)
    seconds = (datetime.combine(day, ends) - datetime.combine(day, begins)).total_seconds()
    return (Decimal(seconds) / 3600).quantize(TENTH, rounding=ROUND_HALF_UP)


def days_on(first, last, weekdays):
    """The days between two, both included, that are one of the weekdays (1 Monday … 7 Sunday)."""
    days = (first + timedelta(days=each) for each in range((last - first).days + 1))
    return [day for day in days if day.isoweekday() in weekdays]


def planned(days, hours, total):
    """[(day, hours)] of sessions of so many hours until the total is reached; the last one may be shorter."""
    sessions, left = [], Decimal(total)
    for day in days:
        if left <= 0:
            break
        sessions.append((day, min(hours, left)))
        left -= hours
    return sessions


def session_problem(*, day, begins, ends, hours, first, last):
    """What is wrong with a session of a class: None, or (field, code of states.REFUSALS)."""
    if not first <= day <= last:
        return "day", "outside_class"
    if ends <= begins:
        return "ends", "ends_first"
    if not 0 < hours <= MOST_HOURS_A_DAY:
        return "hours", "session_hours"
    return None


def overlap(begins, ends, other_begins, other_ends):
    """Whether two times of the same day overlap; one that begins when the other ends does not."""
    return begins < other_ends and other_begins < ends

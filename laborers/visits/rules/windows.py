"""Pure arithmetic of visits: when each is due, when it is overdue, how late it may be written down (X2.2-7).

Windows, both days included:
- household, monthly: the calendar month; in the month of the first departure from that day on, so that a start on the
  31st leaves that one day. Owed when anyone of the household was away on any day of the window.
- field, half-yearly: visit k of a placement from the day after start + 6(k-1) months to start + 6k months, always
  counted from the start (31 Aug + 6 months = 28/29 Feb, + 12 = 31 Aug again: no drift). Owed to whom it finds still
  there at its end.
- care, yearly: the calendar year, in the first year from the departure on. Owed when anyone is still away at its end.
- support, 1, 3 and 6 months after a household moved in: the week before and the week after that day (W2.2-4). Owed as
  long as the household lives there; not of a move so old that the window closed over a month before.
"""

import calendar
from datetime import MAXYEAR, date, timedelta

HALF_YEAR = 6
SUPPORT_MONTHS, SUPPORT_MARGIN, SUPPORT_LATEST = (1, 3, 6), 7, 30
# The one state of a plan that can be due or overdue.
WAITING = "planned"
TOWNSHIP_SEES_AFTER, COUNTY_SEES_AFTER = 7, 30
REMIND_BEFORE = (30, 7)
# Ways of hearing from a household that are no visit.
NOT_A_VISIT = ("neighbour",)


def plus_months(day, months):
    """The day so many months later; the last of a shorter month for a day it does not have.

    The last day there is, for one beyond it: it was typed, and is refused as one in the future.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_end(day):
    """The last day of the day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def field_window(started_on, k):
    """(from, to) of the k-th field visit of a placement, k from 1."""
    before = plus_months(started_on, HALF_YEAR * (k - 1))
    return before + timedelta(days=1), plus_months(started_on, HALF_YEAR * k)


def month_window(started_on, month):
    """(from, to) of the household visit in the month of the day `month`, for a departure on `started_on`."""
    return max(started_on, month.replace(day=1)), month_end(month)


def year_window(started_on, year):
    """(from, to) of the care visit of a calendar year, for a departure on `started_on`."""
    return max(started_on, date(year, 1, 1)), date(year, 12, 31)


def support_windows(moved_on):
    """[(period, from, to)] of the support visits of a household that moved in on a day, by the month of the mark."""
    margin, marks = timedelta(days=SUPPORT_MARGIN), [plus_months(moved_on, months) for months in SUPPORT_MONTHS]
    return [(f"{mark:%Y-%m}", mark - margin, mark + margin) for mark in marks]


def support_owed(moved_on, on):
    """Those of the windows that a sweep on a day plans: begun, and not closed for longer than a month."""
    latest = on - timedelta(days=SUPPORT_LATEST)
    return [window for window in support_windows(moved_on) if window[1] <= on and window[2] >= latest]


def last_day_overdue(on, days=0):
    """The latest window end that is overdue at the day `on`, for more than so many days."""
    return on - timedelta(days=days + 1)


def is_overdue(window_to, state, on):
    """Whether a plan is overdue: its window has passed and it is still waiting. The only definition there is."""
    return state == WAITING and window_to <= last_day_overdue(on)


def closes_on(visited_on):
    """The last day on which a village may enter a visit of that day: the end of the following month."""
    return month_end(plus_months(visited_on.replace(day=1), 1))


def entry_problem(*, visited_on, entered_on, window_to, late_reason, may_unlock, unlocked_until=None):
    """(field, code) of what forbids writing the visit down, or None.

    The day of the visit stands apart from the day of entry. An entry after the window (if a plan gives one), or after
    the month has closed, needs a reason; after the month has closed only a township or the county enters it
    (`may_unlock`), or a village until the day (`unlocked_until`) to which they opened the month again.
    """
    if visited_on > entered_on:
        return "visited_on", "in_future"
    closed = entered_on > closes_on(visited_on)
    if closed and not may_unlock and not (unlocked_until and entered_on <= unlocked_until):
        return "visited_on", "month_closed"
    if (closed or (window_to and entered_on > window_to)) and not late_reason.strip():
        return "late_reason", "required"
    return None


def counts(outcome, mode):
    """Whether a row counts as a visit: carried out, and not just word that a neighbour passed on.

    What a neighbour says is kept like an attempt (nobody at home): it may be right, but nobody of the household was
    spoken to, and the promise is a visit to the family (X2.2-7).
    """
    return outcome == "done" and mode not in NOT_A_VISIT


def excused_by(window_from, window_to, periods):
    """Which of the periods [(from, to)], none overlapping, excuses a window, or None: the one that holds its last day.

    The window is excused when no day of it is left outside the periods taken together; with a day left the visit can
    still be made, and stays owed. The planning statement says the same, and a test compares them.
    """
    left = window_from
    for first, last in sorted(periods):
        if first <= left <= last:
            if last >= window_to:
                return first, last
            left = last + timedelta(days=1)
    return None

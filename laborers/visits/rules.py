"""Pure arithmetic of visits: when each is due, when it is overdue, how late it may be written down (X2.2-7).

Windows, both days included:
- household, monthly: the calendar month; in the month of the first departure from that day on, so that a start on the
  31st leaves that one day. Owed when anyone of the household was away on any day of the window.
- field, half-yearly: visit k of a placement from the day after start + 6(k-1) months to start + 6k months, always
  counted from the start (31 Aug + 6 months = 28/29 Feb, + 12 = 31 Aug again: no drift). Owed to whom it finds still
  there at its end.
- care, yearly: the calendar year, in the first year from the departure on. Owed when anyone is still away at its end.
"""

import calendar
from datetime import date, timedelta

HALF_YEAR = 6
# The one state of a plan that can be due or overdue.
WAITING = "planned"
TOWNSHIP_SEES_AFTER, COUNTY_SEES_AFTER = 7, 30
REMIND_BEFORE = (30, 7)


def plus_months(day, months):
    """The day so many months later; the last of a shorter month for a day it does not have."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
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


def last_day_overdue(on, days=0):
    """The latest window end that is overdue at the day `on`, for more than so many days."""
    return on - timedelta(days=days + 1)


def is_overdue(window_to, state, on):
    """Whether a plan is overdue: its window has passed and it is still waiting. The only definition there is."""
    return state == WAITING and window_to <= last_day_overdue(on)


def reminder_due(window_to, on):
    """Which reminder (30 or 7 days before the end) stands at that day, or None; a late run sends the nearest only."""
    left = (window_to - on).days
    return min((days for days in REMIND_BEFORE if 0 <= left <= days), default=None)


def closes_on(visited_on):
    """The last day on which a village may enter a visit of that day: the end of the following month."""
    return month_end(plus_months(visited_on.replace(day=1), 1))


def entry_problem(*, visited_on, entered_on, window_to, late_reason, may_unlock):
    """(field, code) of what forbids writing the visit down, or None.

    The day of the visit stands apart from the day of entry. After the window (if a plan gives one) an entry needs a
    reason; after the month has closed only a township or the county enters it (`may_unlock`).
    """
    if visited_on > entered_on:
        return "visited_on", "in_future"
    if entered_on > closes_on(visited_on) and not may_unlock:
        return "visited_on", "month_closed"
    if window_to and entered_on > window_to and not late_reason.strip():
        return "late_reason", "required"
    return None


# --- findings: question code -> allowed answers; PEOPLE questions hold an answer for each person by id --------------

YES_NO = ("yes", "no", "not_said")
_CHANGE = ("no_change", "changed")
FINDINGS = {
    "household_monthly": {
        "members": _CHANGE,
        "dependants": _CHANGE,
        "schooling": ("enrolled", "not_enrolled", "too_young", "finished", "unknown"),
        "elders": ("well", "needs_care", "alone", "none"),
        "land": ("farmed", "idle", "leased", "transferred", "none"),
        "difficulties": ("none", "reported"),
        "news_to_migrant": YES_NO,
    },
    "field_half_year": {
        "work": ("good", "fair", "poor"),
        "living": ("good", "fair", "poor"),
        "hours": ("up_to_8", "up_to_10", "over_10"),
        "paid_in_full": YES_NO,
        "paid_on_time": YES_NO,
        "contract": YES_NO,
        "insurance": YES_NO,
        "accommodation": ("employer", "rented", "relatives", "none"),
        "papers_held": YES_NO,
        "free_to_leave": YES_NO,
        "hukou": ("home", "wishes_to_move", "moved"),
        "housing": ("shared", "rented", "bought", "none"),
        "schooling_there": ("no_children", "at_home", "at_place_of_work", "not_enrolled"),
        "wish_to_stay": YES_NO,
        "difficulties": ("none", "reported"),
    },
    "care_yearly": {
        "activity": ("home_visit", "gathering", "festival_greeting", "help_given"),
        "difficulties": ("none", "reported"),
    },
}  # fmt: skip
PEOPLE_QUESTIONS = ("members", "dependants", "schooling")


def finding_problems(kind, findings):
    """What is wrong with the findings, as (question or question.person, code); people's ids are not looked up."""
    return [problem for question, answer in findings.items() for problem in _problems(FINDINGS[kind], question, answer)]


def people_in(findings):
    """The ids of all persons the findings speak of, as {question group: ids}; call it for findings without problems."""
    return {question: set(findings[question]) for question in PEOPLE_QUESTIONS if question in findings}


def _problems(questions, question, answer):
    if question not in questions:
        return [(question, "unknown_question")]
    if question not in PEOPLE_QUESTIONS:
        return [] if answer in questions[question] else [(question, "unknown_answer")]
    if not isinstance(answer, dict):
        return [(question, "per_person")]
    wrong = [person for person, each in answer.items() if each not in questions[question]]
    return [(f"{question}.{person}", "unknown_answer") for person in wrong]

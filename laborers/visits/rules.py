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
from decimal import Decimal, InvalidOperation

HALF_YEAR = 6
# The one state of a plan that can be due or overdue.
WAITING = "planned"
TOWNSHIP_SEES_AFTER, COUNTY_SEES_AFTER = 7, 30
REMIND_BEFORE = (30, 7)
# Ways of hearing from a household that are no visit.
NOT_A_VISIT = ("neighbour",)


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
        "land_idle_mu": "mu",
        "land_leased_mu": "mu",
        "difficulties": ("none", "reported"),
        "news_to_migrant": YES_NO,
    },
    "field_half_year": {
        "work": ("good", "fair", "poor"),
        "living": ("good", "fair", "poor"),
        "hours": ("up_to_8", "up_to_10", "over_10"),
        "paid_in_full": YES_NO,
        "paid_on_time": YES_NO,
        "wage_yuan": "yuan",
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
        "news_wanted": YES_NO,
    },
    "care_yearly": {
        "activity": ("home_visit", "gathering", "festival_greeting", "help_given"),
        "difficulties": ("none", "reported"),
    },
}  # fmt: skip
PEOPLE_QUESTIONS = ("members", "dependants", "schooling")
# The largest amount of each kind of number, with two decimals; yuan a month, and mu of land.
NUMBERS = {"yuan": Decimal(1_000_000), "mu": Decimal(10_000)}
# What may harm whoever answers when it becomes known: asked only after the consent text was read and agreed to.
SENSITIVE = frozenset({"wage_yuan", "papers_held", "free_to_leave"})
# Answers nobody should pass over, and the kind of difficulty (codes §12) each becomes when it is handed on.
WARNINGS = {
    ("papers_held", "yes"): "papers_held",
    ("free_to_leave", "no"): "papers_held",
    ("paid_in_full", "no"): "wage_arrears",
    ("paid_on_time", "no"): "wage_arrears",
}
# Who was met; anybody else as "other:" and who it was.
MET = ("head", "spouse", "parent", "self", "other")
OTHER = "other:"


def finding_problems(kind, findings):
    """What is wrong with the findings, as (question or question.person, code); people's ids are not looked up."""
    return [problem for question, answer in findings.items() for problem in _problems(FINDINGS[kind], question, answer)]


def people_in(findings):
    """The ids of all persons the findings speak of, as {question group: ids}; call it for findings without problems."""
    return {question: set(findings[question]) for question in PEOPLE_QUESTIONS if question in findings}


def tidy(kind, findings):
    """The same findings with every number as text with two decimals; call it for findings without problems."""
    return {
        question: f"{number_of(answer):.2f}" if isinstance(FINDINGS[kind][question], str) else answer
        for question, answer in findings.items()
    }


def number_of(told):
    """The number of a JSON answer as a Decimal, or None when it is none."""
    if isinstance(told, bool) or not isinstance(told, str | int | float | Decimal):
        return None
    try:
        number = Decimal(str(told).strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def asks_consent(findings):
    """The sensitive questions that the findings answer, in the order of the form; not said is no answer."""
    return [question for question, answer in findings.items() if question in SENSITIVE and answer != "not_said"]


def warnings(findings):
    """[(question, kind of difficulty)] of the answers that nobody should pass over."""
    found = ((question, WARNINGS.get((question, answer))) for question, answer in findings.items() if _one(answer))
    return [(question, difficulty) for question, difficulty in found if difficulty]


def met_code(told):
    """Who was met as it is kept: a code of MET, or "other:" and who it was; words of one's own count as another."""
    told = told.strip()
    if not told or told in MET or told.startswith(OTHER):
        return told
    return OTHER + told


def _one(answer):
    return isinstance(answer, str)


def _problems(questions, question, answer):
    if question not in questions:
        return [(question, "unknown_question")]
    if isinstance(questions[question], str):
        return _number_problems(question, questions[question], number_of(answer))
    if question not in PEOPLE_QUESTIONS:
        return [] if answer in questions[question] else [(question, "unknown_answer")]
    if not isinstance(answer, dict):
        return [(question, "per_person")]
    wrong = [person for person, each in answer.items() if each not in questions[question]]
    return [(f"{question}.{person}", "unknown_answer") for person in wrong]


def _number_problems(question, kind, number):
    if number is None:
        return [(question, "not_a_number")]
    if not 0 <= number <= NUMBERS[kind]:
        return [(question, "out_of_range")]
    return [(question, "too_many_decimals")] if number != round(number, 2) else []


# --- school: which children a visit asks about (W2.4-4) --------------------------------------------------------------

SCHOOL_FROM, SCHOOL_YEARS = 6, 9
SCHOOL_YEAR_STARTS = 9


def of_school_age(birth, on):
    """Whether a child is of the nine years of compulsory school on a day; one without a birth date is asked about.

    A child who is 6 by 31 August goes to school from 1 September; nine school years later it is over.
    """
    if birth is None:
        return True
    turned_six_before = birth.year + SCHOOL_FROM + (birth.month >= SCHOOL_YEAR_STARTS)
    first = date(turned_six_before, SCHOOL_YEAR_STARTS, 1)
    return first <= on < first.replace(year=first.year + SCHOOL_YEARS)

"""The questions of each kind of visit, what their answers may be, and which of them need consent or a second look.

Question code -> allowed answers, or the kind of number. PEOPLE questions hold an answer for each person by id.
"""

from datetime import date
from decimal import Decimal, InvalidOperation

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
    # Whether a household that moved in has found its feet: the home, work, and the school of each child (W2.4-4).
    "settling_in": {
        "activity": ("home_visit", "gathering", "festival_greeting", "help_given"),
        "home": ("good", "fair", "poor"),
        "earner": YES_NO,
        "schooling": ("enrolled", "not_enrolled", "too_young", "finished", "unknown"),
        "way_about": YES_NO,
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
        return number_problems(question, questions[question], number_of(answer))
    if question not in PEOPLE_QUESTIONS:
        return [] if answer in questions[question] else [(question, "unknown_answer")]
    if not isinstance(answer, dict):
        return [(question, "per_person")]
    wrong = [person for person, each in answer.items() if each not in questions[question]]
    return [(f"{question}.{person}", "unknown_answer") for person in wrong]


def number_problems(question, kind, number):
    """What is wrong with a number of a kind of NUMBERS, as (question, code); None is no number."""
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

"""Pure decisions about classes: plans, timetables, who may join, who moves up, attendance and results (X2.2-4, X4)."""

from trainings.classes.rules.attendance import rate, split
from trainings.classes.rules.classes import is_for, plan_problem
from trainings.classes.rules.enrolments import consent_problem, enrolment_barrier, result_problem, teaches_a_skill
from trainings.classes.rules.results import (
    LEAST_ANSWERS,
    LETTERS,
    SLIP_LENGTH,
    certificate_number,
    certificate_number_problem,
    may_show,
    mean,
    read_slip,
    shown_name,
    shown_slip,
)
from trainings.classes.rules.timetable import MOST_SESSIONS, days_on, hours_between, overlap, planned, session_problem
from trainings.classes.rules.waiting import WAITING_ORDER, places_free

__all__ = [
    "LEAST_ANSWERS",
    "LETTERS",
    "MOST_SESSIONS",
    "SLIP_LENGTH",
    "WAITING_ORDER",
    "certificate_number",
    "certificate_number_problem",
    "consent_problem",
    "days_on",
    "enrolment_barrier",
    "hours_between",
    "is_for",
    "may_show",
    "mean",
    "overlap",
    "places_free",
    "plan_problem",
    "planned",
    "rate",
    "read_slip",
    "result_problem",
    "session_problem",
    "shown_name",
    "shown_slip",
    "split",
    "teaches_a_skill",
]

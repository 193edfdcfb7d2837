"""Reads of training classes: what a person may join, timetables, rosters with attendance, inspections, results."""

from trainings.classes.queries.attendance import counts, sheet, sheets_of
from trainings.classes.queries.classes import (
    HOLDING_STATES,
    choices_for,
    clashes,
    hours_planned,
    sessions_of,
    timetable,
    with_hours,
    with_marked,
    with_taken,
)
from trainings.classes.queries.enrolments import (
    enrolled,
    expected_people,
    roster,
    taken,
    trainees_on,
    waiting_list,
    with_absorbed,
    with_certificate,
    with_marks,
)
from trainings.classes.queries.figures import trained
from trainings.classes.queries.inspections import inspections, not_inspected, open_findings, without_inspection
from trainings.classes.queries.results import (
    Satisfaction,
    assessments,
    certificate_by_token,
    last_serial,
    satisfaction,
    slips_missing,
)

__all__ = [
    "HOLDING_STATES",
    "Satisfaction",
    "assessments",
    "certificate_by_token",
    "choices_for",
    "clashes",
    "counts",
    "enrolled",
    "expected_people",
    "hours_planned",
    "inspections",
    "last_serial",
    "not_inspected",
    "open_findings",
    "roster",
    "satisfaction",
    "sessions_of",
    "sheet",
    "sheets_of",
    "slips_missing",
    "taken",
    "timetable",
    "trained",
    "trainees_on",
    "waiting_list",
    "with_absorbed",
    "with_certificate",
    "with_hours",
    "with_marked",
    "with_marks",
    "with_taken",
    "without_inspection",
]

"""Reads of enterprises: who was inspected, agreements and selections, the search."""

from laborers.enterprises.queries.agreements import cooperations_ending, judged, scores_of, still_missing
from laborers.enterprises.queries.codes import check_codes
from laborers.enterprises.queries.enterprises import by_uscc, contacts_of, found, with_standing
from laborers.enterprises.queries.inspections import (
    bar,
    check_inspected,
    conditions_open,
    holding,
    holds_inspection,
    inspected,
    inspections_ending,
    newest,
    planned,
    standing,
)

__all__ = [
    "bar",
    "by_uscc",
    "check_codes",
    "check_inspected",
    "conditions_open",
    "contacts_of",
    "cooperations_ending",
    "found",
    "holding",
    "holds_inspection",
    "inspected",
    "inspections_ending",
    "judged",
    "newest",
    "planned",
    "scores_of",
    "standing",
    "still_missing",
    "with_standing",
]

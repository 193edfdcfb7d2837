"""Pure parts of the complaint line: readable numbers and codes, and who answers."""

from datetime import timedelta

from xundian.kit.readable import as_written, readable

NUMBER_SIGNS, CODE_SIGNS = 8, 10
LONGEST_TEXT, LONGEST_CONTACT = 1000, 100

__all__ = ["as_written", "due_on", "handler_of", "readable"]

# A complainant may add so many lines.
MOST_LINES = 50


def handler_of(concerns, has_auditor):
    """Who answers: the auditor what is about the county's bureau, as far as the county has one; else the county."""
    return "auditor" if concerns == "county" and has_auditor else "county"


def due_on(day, days):
    """The last day for an answer."""
    return day + timedelta(days=days)

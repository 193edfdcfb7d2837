"""Visits, logged through the journey."""

import uuid
from datetime import UTC, datetime, time

from laborers import journeys


def noon(day):
    """Noon of that day in the county, as the moment of an entry."""
    return datetime.combine(day, time(4), UTC)


def make_visit(household, visited_on, by, **content):
    """A household visit in person on that day, entered that day; (visit, created)."""
    content = {
        "id": uuid.uuid4(), "kind": "household_monthly", "outcome": "done", "mode": "in_person", "at": noon(visited_on),
    } | content  # fmt: skip
    return journeys.log_visit(household=household, visited_on=visited_on, by=by, **content)

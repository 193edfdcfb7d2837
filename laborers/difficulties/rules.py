"""Pure decisions about difficulties: who may know, who comes next on the ladder, the deadlines a county starts with."""

from datetime import date, timedelta

# Kinds that can harm the person when the village hears of them: not in village or site lists beyond the reporter
# and a named owner, and handled from the township up (codes §12).
CONFIDENTIAL = frozenset({"child_labour", "domestic_violence", "work_injury", "papers_held"})

# The owner's superior; the county has none, there a difficulty stays and stays overdue.
SUPERIOR = {"village": "township", "township": "county", "station": "county"}

# The role that sits in the office of a level.
OFFICE = {"village": "village", "township": "township", "county": "county", "station": "station"}

# The deadline of every kind without its own row.
ANY_KIND = "*"

DEFAULT_FROM = date(2000, 1, 1)
DEFAULT_DOCUMENT = "初始值，本县另行规定前适用"

# Days to solve by kind, to begin with; the county puts its own rows, with their document, in their place.
DEFAULT_DEADLINES = {
    ANY_KIND: 30,
    "child_labour": 1,
    "domestic_violence": 1,
    "papers_held": 3,
    "work_injury": 7,
    "health": 7,
    "lost_contact": 7,
    "wage_arrears": 15,
    "no_contract": 15,
    "overtime": 15,
    "housing": 15,
    "returned_jobless": 15,
    "subsidy_missing": 15,
}  # fmt: skip


def is_confidential(kind):
    """Whether a difficulty of this kind is hidden from village lists."""
    return kind in CONFIDENTIAL


def first_owner(role, kind):
    """(level, whether the reporter owns it) of a new difficulty: the reporter's own office, but the township for
    confidential kinds that a village or site officer reports."""
    if role in ("village", "site"):
        return ("township", False) if is_confidential(kind) else ("village", True)
    return (role, True) if role in OFFICE else ("county", False)


def due_on(day, days):
    """The last day to solve a difficulty taken up on `day` with `days` days of time."""
    return day + timedelta(days=days)

"""Pure decisions about difficulties: who may know, who comes next on the ladder, the deadlines a county starts with."""

from datetime import date, timedelta

# Kinds that can harm the person when the village hears of them: not in village or site lists beyond the reporter
# and a named owner, never asked about at a visit, and handled from the township up (codes §12).
CONFIDENTIAL = frozenset({"child_labour", "domestic_violence", "work_injury", "papers_held"})

# The owner's superior; the county has none, there a difficulty stays and stays overdue.
SUPERIOR = {"village": "township", "township": "county", "station": "county"}

# The role that sits in the office of a level.
OFFICE = {"village": "village", "township": "township", "county": "county", "station": "station"}

# The deadline of every kind without its own row, and of every severity without its own.
ANY_KIND, ANY_SEVERITY = "*", ""

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

# The same for what is more than normal, of every kind.
DEFAULT_URGENCY = {"serious": 10, "urgent": 3}


def is_confidential(kind):
    """Whether a difficulty of this kind is hidden from village lists."""
    return kind in CONFIDENTIAL


def first_owner(role, kind):
    """(level, whether the reporter owns it) of a new difficulty: the reporter's own office, but the township for
    confidential kinds that a village or site officer reports."""
    if role in ("village", "site"):
        return ("township", False) if is_confidential(kind) else ("village", True)
    return (role, True) if role in OFFICE else ("county", False)


def card_owner(kind, has_station):
    """The level that gets what was told through the contract card: the station there, but the county for confidential
    kinds and where no station is."""
    return "station" if has_station and not is_confidential(kind) else "county"


def side_of(role, visit_kind=""):
    """The side on which it was told, "home" or "field": by the visit it came up at, or by who wrote it down."""
    if visit_kind:
        return "field" if visit_kind == "field_half_year" else "home"
    return "field" if role == "station" else "home"


def days_of(days, kind, severity):
    """The days that a difficulty may take, of `days` by (kind, severity); None when no row says it.

    The row of both counts as it stands. Otherwise the kind's own, or that of all kinds, and a severity only ever
    shortens it.
    """
    if (kind, severity) in days:
        return days[kind, severity]
    usual = days.get((kind, ANY_SEVERITY), days.get((ANY_KIND, ANY_SEVERITY)))
    known = [found for found in (usual, days.get((ANY_KIND, severity))) if found is not None]
    return min(known, default=None)


def due_on(day, days):
    """The last day to solve a difficulty taken up on `day` with `days` days of time."""
    return day + timedelta(days=days)

"""What the matching sees of a person and of a post, and nothing else (X2.2-6).

What is not here is no input: neither ethnic group, nor name, nor village. Money is fen a month, ages whole years.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

IN_COUNTY, IN_PROVINCE, OUT_PROVINCE = range(3)


@dataclass(frozen=True, slots=True)
class Seeker:
    """A person as the matching sees them; empty text and None mean "not told". `home` is the code of the village."""

    id: object
    age: int
    sex: str
    home: str
    education: str = ""
    health: str = ""
    labour_skill: str = ""
    skills: frozenset = frozenset()
    # Those of the skills that a training of the county gave.
    trained: frozenset = frozenset()
    direction: str = ""
    intention: str = ""
    expected_wage_fen: int | None = None
    care_duty: bool = False
    training_wish: str = ""
    # Months (1 to 12) in which the person is free to work; none told: all year.
    free_from: int | None = None
    free_to: int | None = None
    # Where the one works, or is to be looked for, with whom the person wants to work: a place code.
    beside: str = ""
    # These two only break ties.
    supported: bool = False
    registered: date | None = None


@dataclass(frozen=True, slots=True)
class Post:
    """A vacancy as the matching sees it: alike posts with the number of them still to give."""

    id: object
    headcount_left: int
    wage_min_fen: int
    wage_max_fen: int
    occupation: str
    destination: str
    channel: str
    min_age: int = 16
    max_age: int = 60
    min_education: str = ""
    sex: str = ""
    health_required: str = ""
    needs_skill: bool = False
    board_and_lodging: bool = False
    insurance: bool = False
    # Months of seasonal work; none for work all year.
    season_from: int | None = None
    season_to: int | None = None


@dataclass(frozen=True)
class Reason:
    """One ground: a code of states.FITS, OBSTACLES or EMPTY_HANDED and the values that its sentence names."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)

    def as_row(self):
        """As it is stored with a proposal or an offer."""
        return {"code": self.code, "values": dict(self.values)}


def area(home, destination):
    """How far a place of work lies from a home: IN_COUNTY, IN_PROVINCE or OUT_PROVINCE."""
    if home[:6] == destination:
        return IN_COUNTY
    return IN_PROVINCE if home[:2] == destination[:2] else OUT_PROVINCE


def months(first, last):
    """The months from one to another, over the turn of the year too; all of them when none is told."""
    if first is None or last is None:
        return frozenset(range(1, 13))
    return frozenset((first - 1 + step) % 12 + 1 for step in range((last - first) % 12 + 1))

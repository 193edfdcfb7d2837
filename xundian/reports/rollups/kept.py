"""How a figure is kept: the rows it counts in any period, and by which days a period picks among them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import DateField, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from xundian.reports.rules import Period

TOWNSHIP, VILLAGE = 9, 12
# The levels that are kept, and the digits of the level above each.
ABOVE = {TOWNSHIP: 6, VILLAGE: TOWNSHIP}


class Base(StrEnum):
    """Records that figures are read from; a change of one leaves a mark for all figures that read it."""

    CASES = "cases"
    PLACEMENTS = "placements"
    TRAININGS = "trainings"
    CLASSES = "classes"
    CATEGORIES = "categories"
    HOMES = "homes"
    VISITS = "visits"
    DIFFICULTIES = "difficulties"


def in_period(period):
    """All days of the period, also those after the day of the report."""
    return period.first, period.last


def up_to_cutoff(period):
    """The days of the period up to the day of the report."""
    return period.first, period.end


def by_cutoff(period):
    """All days up to that of the report."""
    return date.min, period.on


@dataclass(frozen=True)
class Kept:
    """The rows of a figure without a period (`all`), their `day`, and the first and last day that a period picks.

    A second day may not lie after that of the report (`until`), or must lie after it or be open (`after`). `all` may
    read only the columns of its `bases` that leave a mark (marking.SOURCES); a row whose day is unknown counts in no
    period. A figure is kept when its rows are those of a Kept (`Figure(rows=Kept(…).rows)`).
    """

    bases: tuple[Base, ...]
    all: Callable[[], QuerySet]
    day: str
    days: Callable[[Period], tuple[date, date]]
    until: str = ""
    after: str = ""

    def rows(self, period):
        """The rows of a period: what counting counts, and what a list of names shows."""
        rows = self.all().filter(**{f"{self.day}__range": self.days(period)})
        if self.until:
            rows = rows.filter(**{f"{self.until}__lte": period.on})
        if self.after:
            rows = rows.filter(Q(**{f"{self.after}__isnull": True}) | Q(**{f"{self.after}__gt": period.on}))
        return rows

    def seconds(self, period):
        """The first and last second day that a period picks."""
        return (period.on + timedelta(days=1) if self.after else date.min), (period.on if self.until else date.max)

    def counted(self):
        """(the rows that count in some period, with their second day as `second`: None where there is none)."""
        known = [name for name in (self.day, self.until) if name]
        second = F(self.until or self.after) if self.until or self.after else Value(None, DateField())
        if self.after:
            second = Coalesce(second, Value(date.max, DateField()))
        return self.all().filter(**{f"{name}__isnull": False for name in known}).annotate(second=second)


def kept_of(figure):
    """How a figure is kept; None for one whose rows are chosen in another way."""
    owner = getattr(figure.rows, "__self__", None)
    return owner if isinstance(owner, Kept) and not figure.amount else None


def units(figure):
    """What a figure is counted by: each row by itself (""), or people once a month and once a year."""
    return ("month", "year") if figure.person else ("",)


# The unit under which the sums of whole months stand, for the unit of the days; and back.
MONTHS = {"": "all=", "month": "mon=", "year": "yea="}
DAYS = {months: days for days, months in MONTHS.items()}


def month_after(day):
    """The first day of the month after that of the day."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def spans(unit, low, high):
    """[(unit, first, last)] that make up the days from `low` to `high`: whole months by their sums, others by day."""
    first = low if low.day == 1 else month_after(low)
    after = month_after(high) if (high + timedelta(days=1)).day == 1 else high.replace(day=1)
    if first >= after:
        return [(unit, low, high)]
    found = [(MONTHS[unit], first, after - timedelta(days=1))]
    if low < first:
        found.append((unit, low, first - timedelta(days=1)))
    if after <= high:
        found.append((unit, after, high))
    return found


def unit_of(figure, period):
    """The unit that answers for a period."""
    return ("month" if period.month else "year") if figure.person else ""

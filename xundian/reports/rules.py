"""Pure arithmetic of reports: periods, rates, gaps. Rounding is stated once, here."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

COUNTY_DIGITS, TOWNSHIP_DIGITS, VILLAGE_DIGITS = 6, 9, 12


@dataclass(frozen=True)
class Period:
    """A year, or a month of it, seen on the day `on` (the cut-off: later rows are not counted as late or done)."""

    year: int
    month: int | None
    on: date

    @property
    def first(self):
        """The first day."""
        return date(self.year, self.month or 1, 1)

    @property
    def last(self):
        """The last day."""
        month = self.month or 12
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def end(self):
        """The last day that counts: of the period, or of the report if that is earlier."""
        return min(self.last, self.on)


def rate(done, target):
    """Percent of the target with one decimal, half up; None without a target.

    The study cuts off instead (X3.1: 17,706 of 24,000 is 73.775 %, printed there as 73.7; here 73.8).
    """
    if not target:
        return None
    return (Decimal(100) * done / target).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)


def gap(done, target):
    """How many are missing to the target, never below zero; None without a target."""
    return None if target is None else max(target - done, 0)


def digits_below(code):
    """How many digits of a division code name the rows of a table about `code`; a village is its own row."""
    if not code:
        return COUNTY_DIGITS
    return {COUNTY_DIGITS: TOWNSHIP_DIGITS}.get(len(code), VILLAGE_DIGITS)


def born_by(day, years):
    """The latest birth date of who is so many years old, or older, on that day (registry.rules.age_on)."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February, in a year that has none
        return date(day.year - years, 2, 28)


def first_of_year(day):
    """The first day of the day's year."""
    return date(day.year, 1, 1)


def year_before(day):
    """The same day a year earlier; 28 February for the leap day."""
    return born_by(day, 1)


def change(now, before):
    """By how many percent a number differs from the earlier one, one decimal, half away from zero; None from nothing.

    change(102, 100) is 2.0.
    """
    if not before or now is None:
        return None
    return (Decimal(100) * (now - before) / before).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)

"""Months worked and transfer income of a year, from spells of work and wage reports: the one rule (X2.2-7, X3.1).

A month counts once, however many spells have a day in it, and no day after `on` counts. What a month of a spell brought
is what was reported as paid; without a report it is estimated: the wage agreed, by the days of the spell in the month.
A spell whose wage nobody knows brings nothing to the sum and its months are told apart as unknown.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Spell:
    """A spell of work: its key, first and last day (None while it goes on), fen a month (None: unknown)."""

    id: object
    first: date
    last: date | None
    wage_fen: int | None


@dataclass(frozen=True)
class WorkYear:
    """A person's year at work. `months` = reported + months with an estimate or an unknown part; income in fen."""

    months: int = 0
    income_fen: int = 0
    reported: int = 0
    estimated: int = 0
    unknown: int = 0


def month_of(day):
    """The first day of the day's month, which stands for the month."""
    return day.replace(day=1)


def last_of(month):
    """The last day of a month given by its first."""
    return month.replace(day=monthrange(month.year, month.month)[1])


def share(wage_fen, days, month):
    """A month's wage for so many days of it, to the fen, half up."""
    length = last_of(month).day
    return (2 * wage_fen * days + length) // (2 * length)


def months_of(spell, year, on):
    """[(month, days)] of the calendar year in which the spell has days, up to and including `on`."""
    ends = min(spell.last or on, on, date(year, 12, 31))
    starts = max(spell.first, date(year, 1, 1))
    found, month = [], month_of(starts)
    while month <= ends:
        first, last = max(starts, month), min(ends, last_of(month))
        if first <= last:
            found.append((month, (last - first).days + 1))
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return found


def work_year(spells, paid, year, on):
    """The WorkYear of one person. `paid` is {(spell id, month): fen} of the reports that hold."""
    months, estimated, unknown, income = set(), set(), set(), 0
    for spell in spells:
        for month, days in months_of(spell, year, on):
            months.add(month)
            told = paid.get((spell.id, month))
            if told is not None:
                income += told
            elif spell.wage_fen is None:
                unknown.add(month)
            else:
                estimated.add(month)
                income += share(spell.wage_fen, days, month)
    guessed = len(estimated | unknown)
    return WorkYear(len(months), income, len(months) - guessed, len(estimated), len(unknown))

"""How long a contract or a business lasts, in whole months, both of its days counted (X2.3).

From 1 March to the last of February is exactly one year; a day more is longer than one. Whoever begins on a day that
the last month does not have (29 February, 31 August) is full with the last day of that month.
"""

from datetime import MAXYEAR, date, timedelta

SCHOOL_YEAR_BEGINS = 9


def after(first, months):
    """The first day after so many months from `first` on."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    if year >= MAXYEAR:
        return date.max
    try:
        return date(year, month + 1, first.day)
    except ValueError:
        year, month = divmod(year * 12 + month + 1, 12)
        return date(year, month + 1, 1)


def lasts(first, last, months, longer=False):
    """Whether the days from `first` to `last` are so many months or longer; with `longer`, a day longer at least.

    None for `last` goes on without an end, and lasts.
    """
    if last is None:
        return True
    full = after(first, months)
    return last >= full if longer else last >= full - timedelta(days=1)


def day_of_hire(contract_from, started_on):
    """The day of a hire, on which age, year and policy are looked at: the contract's first, else the first of work."""
    return contract_from or started_on


def school_years(enrolled_on, ended_on, on):
    """[(name, day)] of the school years begun of an enrolment up to the day `on`: from September, named by that year.

    The day is the year's first day of the student. Who ended before the year's first day is not in it.
    """
    found, last = [], min(ended_on or on, on)
    year = enrolled_on.year if enrolled_on.month >= SCHOOL_YEAR_BEGINS else enrolled_on.year - 1
    while date(year, SCHOOL_YEAR_BEGINS, 1) <= last:
        found.append((str(year), max(enrolled_on, date(year, SCHOOL_YEAR_BEGINS, 1))))
        year += 1
    return found

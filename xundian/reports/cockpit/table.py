"""The table of the places below, and how the year grew from month to month."""

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from xundian.reports import queries
from xundian.reports.cockpit.asked import LATE, VISITS
from xundian.reports.figures import FIGURES, counts_of, part_code
from xundian.reports.figures.dimensions import AREA
from xundian.reports.rules import Period

AREAS = tuple(AREA.values)


def table(asked):
    """The queries.Lines of the places below, total first, then by what is missing; each value is a cell with names.

    Placed and where of the year; visits of the month; difficulties overdue on the day.
    """
    columns = (asked.placed, *(part_code(asked.placed, AREA.code, area) for area in AREAS))
    report = queries.Report("cockpit", "", columns, target=asked.placed)
    total, *lines = queries.table(report, user=asked.user, period=asked.period, division=asked.division)
    more = {code: asked.counts(code, asked.month) for code in VISITS} | {LATE: asked.counts(LATE, asked.period)}
    for line in lines:
        line.values |= {code: found.get(line.division, 0) for code, found in more.items()}
    total.values |= {code: sum(found.values()) for code, found in more.items()}
    return [total, *lines]


class Trend(NamedTuple):
    """Placed from month to month: (newly in the month, since January) for each month of this year and the year before.

    Of the present year only months that have begun.
    """

    now: list
    before: list

    def months(self):
        """[(month, of this year or None, of the year before)]."""
        return [(month, self.now[month - 1] if month <= len(self.now) else None, self.before[month - 1])
                for month in range(1, 13)]  # fmt: skip


def trend(asked):
    """The Trend of who was placed; what a month says since January is the figure as of its last day.

    New is what it grew by. From what is kept ready one statement, whatever the months.
    """
    last = date(asked.year - 1, 12, 31)
    asks = [_since_january(period) for period in (asked.period, Period(last.year, None, last))]
    figure, flat = FIGURES[asked.placed], [period for months in asks for period in months]
    counted = counts_of([(figure, period) for period in flat], user=asked.user, division=asked.division)
    since = [sum(each.values()) for each in counted]
    return Trend(_grown(since[: len(asks[0])]), _grown(since[len(asks[0]) :]))


def _since_january(period):
    """The Periods from January to the end of each month of a year, up to its cut-off."""
    months = range(1, period.end.month + 1)
    return [Period(period.year, None, Period(period.year, month, period.on).end) for month in months]


def _grown(since):
    """[(newly in the month, since January)]."""
    return [(now - before, now) for before, now in pairwise([0, *since])]

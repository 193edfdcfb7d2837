"""Who asks for which year and place; every figure of the cockpit is asked through it."""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import DateField, Value

from xundian.accounts.models import User
from xundian.accounts.scope import under
from xundian.reports.figures import FIGURES, counts, parts, rows_of
from xundian.reports.figures.dimensions import support
from xundian.reports.rules import Period, year_before

PLACED, HELPED, AWAY = "placements", "placements_supported", "away_placements"
JOBLESS, CLEARED, TROUBLES, LATE = "jobless", "zero_cleared", "difficulties_open", "difficulties_overdue"
VISITS = ("visits_due", "visits_done")


@dataclass(frozen=True)
class Asked:
    """Who asks, for which year and place, seen on which day; `poor`: of registered poor households only."""

    user: User
    year: int
    division: str
    on: date
    poor: bool = False

    @property
    def period(self):
        """The year, up to the day."""
        return Period(self.year, None, min(self.on, date(self.year, 12, 31)))

    @property
    def before(self):
        """The year before, up to the same day of it."""
        return Period(self.year - 1, None, year_before(self.period.on))

    @property
    def month(self):
        """The month of the day; of a year that is over, the whole year."""
        return Period(self.year, self.on.month, self.on) if self.year == self.on.year else self.period

    def last_of(self, month):
        """The last day of a month of the year."""
        return Period(self.year, month, self.on).last

    @property
    def placed(self):
        """The code of who was placed, and the beginning of its parts."""
        return HELPED if self.poor else PLACED

    def figure(self, code):
        """A figure of the catalogue, of registered poor households only where that is asked."""
        return narrowed(FIGURES[code], self.poor)

    def number(self, code, period):
        """A figure of the whole place in a period."""
        return sum(self.counts(code, period).values())

    def counts(self, code, period):
        """{place one level down: number} of a figure in a period."""
        return counts(self.figure(code), user=self.user, period=period, division=self.division)

    def rows(self, figure, period):
        """The rows behind a figure, of this place."""
        return rows_of(figure, user=self.user, period=period, division=self.division)


def narrowed(figure, poor):
    """A figure, or with `poor` those of it whose household came first on the day of the row (registry.supported_then).

    What the catalogue itself has of registered poor households is taken from there.
    """
    if not poor:
        return figure
    known = FIGURES.get(figure.code.replace(PLACED, HELPED, 1)) if figure.code.startswith(PLACED) else None
    if known is not None:
        return known
    home = figure.household.removesuffix("number").removesuffix("__") or "pk"

    def rows(period):
        return figure.rows(period).annotate(seen_on=Value(period.on, output_field=DateField()))

    whole = replace(figure, rows=rows, base="", dimension=None, value="", divided=None)
    return parts(whole, support(home, figure.day or "seen_on"))[0]


def in_place(figure, place):
    """Of a figure of work what lies in a city or district."""
    return replace(figure, rows=lambda period: figure.rows(period).filter(under("destination", place)))

"""A plan of targets beside what was done: each number is a figure of the catalogue, none is counted here (X2.1, X3.1).

Rows stand in the order of places and of names; nobody is ranked.
"""

from dataclasses import dataclass, field

from xundian.divisions.models import Division
from xundian.divisions.queries import children
from xundian.reports.figures import FIGURES, counts
from xundian.reports.rules import Period, gap, rate, year_before
from xundian.targets import queries
from xundian.targets.models import Target, TargetPlan
from xundian.targets.states import Indicator

# Of whom a target is a share: people who told the last survey that they want it. The parts do not overlap.
ELIGIBLE = {
    Indicator.PLACEMENTS: ("willing_away", "willing_nearby"),
    Indicator.PLACEMENTS_SUPPORTED: ("willing_away_supported", "willing_nearby_supported"),
    Indicator.AWAY_PLACEMENTS: ("willing_away",),
    Indicator.URBAN_PLACEMENTS: ("willing_away",), Indicator.TRAINED: ("want_training",),
}  # fmt: skip


@dataclass
class Row:
    """A place, or a person, with the target and what was done; what nobody can say is None.

    `before` is what was done by the same day of the year before; `share` what per cent of the eligible the target is;
    `parts` what the parts of the target sum to, `difference` how many that is more than the target.
    """

    code: str
    name: str
    target: Target | None
    done: int | None
    before: int | None = None
    eligible: int | None = None
    person: object = None
    places: list = field(default_factory=list)
    parts: int | None = None
    division: Division | None = None

    @property
    def value(self):
        """How many are to be reached; None without a target."""
        return self.target.value if self.target else None

    @property
    def rate(self):
        """Percent of the target with one decimal, half up."""
        return None if self.done is None else rate(self.done, self.value)

    @property
    def gap(self):
        """How many are missing to the target."""
        return None if self.done is None else gap(self.done, self.value)

    @property
    def share(self):
        """Percent of the eligible that the target is; None without a target or anybody eligible."""
        return rate(self.value, self.eligible) if self.value is not None and self.eligible else None

    @property
    def too_many(self):
        """Whether the target is more than there are people who want it."""
        return self.value is not None and self.eligible is not None and self.value > self.eligible

    @property
    def difference(self):
        """How many the parts are more (positive) or fewer than the target; None where it is not divided."""
        return None if self.parts is None else self.parts - (self.value or 0)


@dataclass
class Progress:
    """The target of a division and its parts: the whole first, places by code, persons by name."""

    plan: TargetPlan | None
    period: Period
    whole: Row
    places: list
    persons: list

    @property
    def rows(self):
        """The whole and all its parts."""
        return [self.whole, *self.places, *self.persons]


def progress(*, user, division, indicator, year, on):
    """Progress of a division (a row) towards its target of a year, as of the day `on`.

    A fixed number of statements, however many parts there are: each figure is counted once for all places.
    """
    code, period = division.code, Period(year=year, month=None, on=on)
    asked = {"user": user, "division": code}
    done = counts(FIGURES[indicator], period=period, **asked)
    before = counts(FIGURES[indicator], period=Period(year - 1, None, year_before(on)), **asked)
    eligible = _summed(counts(FIGURES[each], period=period, **asked) for each in ELIGIBLE[indicator])
    below, persons = queries.parts_of(code, indicator, year)
    own = Target.objects.filter(division=code, indicator=indicator, year=year, person=None).first()
    places = _places(division, below, done, before, eligible)
    parts = sum(row.value or 0 for row in places) + sum(each.value for each in persons)
    whole = Row(
        code, division.label, own, sum(done.values()), sum(before.values()), sum(eligible.values()),
        parts=parts if below or persons else None,
    )  # fmt: skip
    names = {row.code: row.name for row in places}
    return Progress(
        queries.plan_of(code, indicator, year), period, whole, places,
        [_person(each, names, done, before, eligible) for each in persons],
    )  # fmt: skip


def _places(division, below, done, before, eligible):
    """A Row of each place one level below, also of one that has figures or a target and is no more."""
    targets = {each.division_id: each for each in below}
    rows = {each.code: each for each in children(division.code)} if division.level in ("county", "township") else {}
    missing = {*targets, *done, *before, *eligible} - {*rows, division.code}
    rows |= {each.code: each for each in Division.objects.filter(code__in=missing)} if missing else {}
    return [
        Row(
            code,
            row.label,
            targets.get(code),
            done.get(code, 0),
            before.get(code, 0),
            eligible.get(code, 0),
            division=row,
        )
        for code, row in sorted(rows.items())
    ]


def _person(target, names, done, before, eligible):
    """A Row of a person: what was done in the places that the person answers for, and nothing without places."""
    held = target.places
    told = [sum(counted.get(code, 0) for code in held) if held else None for counted in (done, before, eligible)]
    places = [names.get(code, code) for code in held]
    return Row(target.division_id, target.person.name, target, *told, person=target.person, places=places)


def _summed(columns):
    found = {}
    for column in columns:
        for code, number in column.items():
            found[code] = found.get(code, 0) + number
    return found

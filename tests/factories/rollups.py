"""What tests of kept figures share: the same figure counted live, and every way of asking."""

from dataclasses import replace
from datetime import date

from tests.factories.histories import TODAY
from xundian.kit import clock
from xundian.reports.actions import fold_rollups, kept_figures
from xundian.reports.figures.counting import counts_of
from xundian.reports.rules import Period

PERIODS = [
    Period(2026, None, TODAY), Period(2026, 6, TODAY), Period(2026, 5, TODAY), Period(2025, None, TODAY),
    Period(2025, 12, date(2025, 12, 14)), Period(2026, None, date(2026, 4, 3)), Period(2026, 3, date(2026, 3, 9)),
]  # fmt: skip


def fold():
    """Bring everything up to date; what was done."""
    return fold_rollups(at=clock.now())


def unkept(figure):
    """The same figure, of which nothing is kept: its rows are chosen by a function that nobody knows."""
    rows = figure.rows
    return replace(figure, rows=lambda period: rows(period))


def asked(period):
    """Every kept figure with a period."""
    return [(figure, period) for figure in kept_figures()]


def differences(user, division, period):
    """{code: (kept, counted)} of the figures whose kept answer is not the counted one."""
    questions = asked(period)
    kept = counts_of(questions, user=user, division=division)
    live = counts_of([(unkept(figure), period) for figure, period in questions], user=user, division=division)
    return {
        figure.code: (one, other)
        for (figure, _period), one, other in zip(questions, kept, live, strict=True)
        if one != other
    }


def ways(tree, cast):
    """[(user, division)] of all who may ask, and what about."""
    county, township, village = tree.county.code, tree.township.code, tree.village.code
    return [
        (cast.county, county), (cast.county, township), (cast.county, village), (cast.county, ""),
        (cast.leader, county), (cast.township, township), (cast.township, ""), (cast.township, county),
        (cast.township, village), (cast.officer, village), (cast.officer, ""), (cast.officer, county),
        (cast.officer, tree.next_village.code), (cast.stranger, county), (cast.stranger, tree.other_county.code),
        (cast.station, ""), (cast.site, ""), (cast.county, tree.far_village.code),
    ]  # fmt: skip

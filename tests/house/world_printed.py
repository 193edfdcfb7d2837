"""The world's printed figures: one snapshot of a county, with a canary for its reason."""

from tests.factories.visits import noon
from xundian.reports.rules import Period
from xundian.reports.snapshots import actions


def print_figures(county, on, canary):
    """The year of a county up to a day."""
    actions.take(county=county, period=Period(on.year, None, on), at=noon(on), by=None, reason=canary)

"""Plans of targets: the county's whole, its townships, and persons, made through the room's actions."""

from datetime import date

from xundian.targets import actions, queries

FROZEN_ON = date(2026, 2, 1)


def make_target(division, value=40, indicator="placements", year=2026, by=None, **more):
    """A target of a division, or of a person of it."""
    return actions.set_target(indicator=indicator, division=division, year=year, value=value, by=by, **more)


def make_plan(tree, *, county=100, township=60, other=40, indicator="placements", year=2026, by=None):
    """The plan of a county with its two townships."""
    for division, value in ((tree.county, county), (tree.township, township), (tree.other_township, other)):
        make_target(division, value, indicator, year, by)
    return queries.plan_of(tree.county.code, indicator, year)


def frozen(plan, *, by=None, difference="", document="寻办通〔2026〕8号"):
    """The plan, frozen."""
    return actions.freeze(plan=plan, document=document, difference=difference, by=by, on=FROZEN_ON)

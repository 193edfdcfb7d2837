"""Targets, a frozen plan and a published result, for the small world of the access matrix."""

from tests.factories.aggregates import make_record
from tests.factories.targets import frozen, make_target
from xundian.targets import queries


def aim(township, county, officer, canary, letter):
    """A township's target; of a county its frozen plan and a published result besides: each with the canary."""
    if letter in "ACD":
        make_target(township, 5, document=canary)
    if letter in "AD":
        make_target(county, 9, indicator="trained", document=canary)
        frozen(queries.plan_of(county.code, "trained", 2026), document=canary)
        make_record(county, by=officer, source=canary)

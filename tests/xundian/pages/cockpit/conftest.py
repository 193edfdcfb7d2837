"""A county in which something happened: people placed in two years, visits, difficulties, targets, phones."""

from datetime import date
from types import SimpleNamespace

import pytest
import time_machine

from laborers.difficulties import actions as difficulties
from laborers.visits import actions as visits
from tests.factories.difficulties import make_difficulty
from tests.factories.placements import KUNMING_XISHAN, SHENZHEN, XUNDIAN, make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer
from tests.factories.visits import make_visit
from xundian.targets.actions import set_target

ON = date(2026, 6, 20)


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def county(cast, tree, lists):
    """Four people placed this year, one of them registered poor, one the year before; a target for a township."""
    difficulties.load_default_deadlines(by=None)
    poor = make_household(tree.village, category="registered_poor")
    work = [
        (make_assessed_laborer(tree.village, name="王小红"), KUNMING_XISHAN, "government", date(2026, 3, 10)),
        (make_laborer(poor, name="马成龙"), KUNMING_XISHAN, "self", date(2026, 5, 2)),
        (make_assessed_laborer(tree.next_village), XUNDIAN, "self", date(2026, 4, 1)),
        (make_assessed_laborer(tree.far_village), SHENZHEN, "enterprise", date(2026, 4, 8)),
        (make_assessed_laborer(tree.far_village), SHENZHEN, "self", date(2025, 2, 1)),
    ]
    placed = [
        make_placement(who, by=cast.county, destination=place, organised_by=how, started_on=day)
        for who, place, how, day in work
    ]
    visits.plan(on=ON)
    make_visit(placed[0].household, date(2026, 6, 10), by=cast.officer)
    make_difficulty(placed[0].household, cast.officer, date(2026, 1, 5), laborer=placed[0].laborer)
    make_difficulty(placed[1].household, cast.officer, ON, laborer=placed[1].laborer)
    set_target(indicator="placements", division=tree.township, year=2026, value=4, by=cast.county)
    set_target(indicator="placements", division=tree.other_township, year=2026, value=10, by=cast.county)
    return SimpleNamespace(placed=placed, cast=cast, tree=tree)

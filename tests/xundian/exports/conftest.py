"""The code lists, and a few people in three villages; the June of the tests."""

from datetime import date
from types import SimpleNamespace

import pytest
import time_machine

from laborers.visits import actions as visits
from tests.factories.codes import load_shipped
from tests.factories.difficulties import make_difficulty
from tests.factories.exports import DAY
from tests.factories.placements import SHENZHEN, XUNDIAN, make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer, make_round


@pytest.fixture(autouse=True)
def june():
    """Noon of DAY, for the doors."""
    with time_machine.travel("2026-06-20T12:00:00+08:00", tick=False):
        yield


@pytest.fixture
def people(cast, tree):
    """In A two at work (Shenzhen, Xundian), in A2 one, far away one; only the first was surveyed in 2026."""
    load_shipped()
    first = make_assessed_laborer(
        tree.village, name="=王小红", identity="new", phone="13900001111", relation="02", wage_fen=380000
    )
    second = make_laborer(make_household(tree.village, group_name="3-1"), name="李强", phone="087166668888")
    near = make_laborer(make_household(tree.next_village), name="马成龙", identity="new")
    far = make_laborer(make_household(tree.far_village), name="白勇", identity="new")
    away = make_placement(first, by=cast.county, destination=SHENZHEN, employer_name="+深圳某厂", wage_fen=450000)
    home = make_placement(second, by=cast.county, destination=XUNDIAN)
    visits.plan(on=DAY)
    difficulty = make_difficulty(first.household, cast.officer, date(2026, 6, 1), laborer=first, description="-欠薪")
    return SimpleNamespace(
        first=first, second=second, near=near, far=far, away=away, home=home, difficulty=difficulty,
        round=make_round(tree.county),
    )  # fmt: skip

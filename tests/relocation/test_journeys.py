"""Steps that cross rooms of relocation: nobody gets around the lots of a frozen draw."""

import pytest

from relocation import journeys
from relocation.draws import actions, queries
from tests.factories.draws import DRAWN, FROZEN, make_frozen
from tests.factories.registry import make_household, make_laborer
from tests.factories.relocation import make_site
from xundian.kit.errors import Conflict

pytestmark = pytest.mark.django_db


@pytest.fixture
def frozen(cast, tree):
    return make_frozen(make_site(tree.township, by=cast.county), tree.village, cast.county)


@pytest.fixture
def home(frozen):
    return queries.homes_of(frozen).first().home


def test_nobody_moves_into_a_home_of_a_frozen_draw(frozen, home, cast, tree):
    household = make_household(tree.village)
    make_laborer(household)
    move = {"household": household, "site": frozen.site, "home": home, "moved_on": DRAWN, "on": DRAWN}
    with pytest.raises(Conflict) as refused:
        journeys.move_in(**move, by=cast.county)
    assert refused.value.code == "home_kept"
    assert not household.move_ins.exists()
    actions.abandon(draw=frozen, reason="漏了一户", by=cast.county, on=DRAWN)
    assert journeys.move_in(**move, by=cast.county).home == home


@pytest.mark.parametrize("changes", [{"persons": 1}, {"room": "9999"}])
def test_a_home_of_a_frozen_draw_keeps_the_door_and_size_of_the_roster(frozen, home, cast, changes):
    change = {"home": home, "expected_version": home.version, "by": cast.county}
    with pytest.raises(Conflict) as refused:
        journeys.edit_home(changes=changes, **change)
    assert refused.value.code == "in_frozen_draw"
    home.refresh_from_db()
    # The form of the desk sends everything of the home again.
    same = {"persons": home.persons, "room": home.room, "area_m2": home.area_m2 + 1}
    assert journeys.edit_home(changes=same, **change).area_m2 == home.area_m2 + 1


def test_a_home_that_is_in_no_frozen_draw_is_changed(frozen, home, cast):
    actions.abandon(draw=frozen, reason="漏了一户", by=cast.county, on=FROZEN)
    change = {"home": home, "expected_version": home.version, "by": cast.county}
    assert journeys.edit_home(changes={"persons": 1}, **change).persons == 1

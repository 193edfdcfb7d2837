import pytest

from relocation.households import actions, queries
from relocation.households.models import MoveIn
from relocation.sites.queries import free_homes
from tests.factories.relocation import MOVED, make_relocated, make_site
from tests.factories.sites import make_building, make_family, make_home, make_homes
from xundian.kit.errors import Conflict, Invalid, Missing


@pytest.fixture
def site(tree):
    return make_site(tree.township)


def move(household, site, **door):
    return actions.move_in(household=household, site=site, moved_on=MOVED, by=None, on=MOVED, **door)


def test_the_words_of_a_door_find_the_recorded_home(site, tree):
    home = make_home(make_building(site, name="1栋"), unit="2单元", room="301")
    row = move(make_family(tree.village), site, building="1栋", unit="2单元", room="301")
    assert row.home == home
    with pytest.raises(Conflict) as taken:
        move(make_family(tree.village), site, home=home)
    assert taken.value.code == "home_taken"


def test_a_home_given_itself_tells_its_door(site, tree):
    home = make_home(make_building(site, name="1栋"), unit="", room="301")
    row = move(make_family(tree.village), site, home=home)
    assert (row.building, row.unit, row.room, row.home) == ("1栋", "", "301", home)
    with pytest.raises(Missing):
        move(make_family(tree.village), make_site(tree.township), home=home)


def test_in_a_recorded_building_only_recorded_doors_are_given(site, tree):
    make_home(make_building(site, name="1栋"), unit="1单元", room="301")
    with pytest.raises(Invalid) as refusal:
        move(make_family(tree.village), site, building="1栋", unit="1单元", room="302")
    assert (refusal.value.code, refusal.value.field) == ("unknown_home", "room")
    assert move(make_family(tree.village), site, building="2栋", room="302").home is None


def test_a_home_for_fewer_people_is_refused_unless_the_household_takes_it(site, tree):
    home, household = make_home(make_building(site), persons=3), make_family(tree.village, people=4)
    assert (queries.size_of(household), queries.fit_of(household, home)) == (4, "small")
    with pytest.raises(Conflict) as refusal:
        move(household, site, home=home)
    assert refusal.value.code == "home_too_small"
    assert "4" in refusal.value.message
    assert "3" in refusal.value.message
    assert not MoveIn.objects.exists()
    assert move(household, site, home=home, small_accepted=True).home == home


def test_who_left_counts_for_the_size_no_more(site, tree):
    household = make_family(tree.village, people=4)
    household.laborers.filter(pk=household.laborers.first().pk).update(left_on=MOVED, left_reason="died")
    home = make_home(make_building(site), persons=3)
    assert queries.fit_of(household, home) == "fits"
    assert move(household, site, home=home).home == home


def test_moves_by_words_name_their_homes_once_these_are_recorded(site, tree):
    building = make_building(site, name="3")
    settled = make_relocated(site, tree.village).move_ins.get()
    elsewhere = make_relocated(make_site(tree.township), tree.village).move_ins.get()
    make_home(building, unit=settled.unit, room=settled.room)
    make_home(building, unit=elsewhere.unit, room=elsewhere.room)
    assert actions.name_homes(building=building, by=None) == 1
    settled.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (settled.home.room, elsewhere.home) == (settled.room, None)
    assert actions.name_homes(building=building, by=None) == 0


def test_every_free_home_is_offered_by_door(site, tree):
    homes = make_homes(make_building(site, storeys=1), per_storey=3)
    move(make_family(tree.village), site, home=homes[1])
    assert list(free_homes(site)) == [homes[0], homes[2]]

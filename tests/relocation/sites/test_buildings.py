from decimal import Decimal

import pytest
from django.db import IntegrityError

from relocation.households.actions import leave, move_in
from relocation.sites import actions, queries
from relocation.sites.models import Building, Home
from tests.conftest import SITE_ID
from tests.factories.registry import make_dependant
from tests.factories.relocation import MOVED, make_site
from tests.factories.sites import make_building, make_family, make_home, make_homes
from xundian.accounts.actions import deactivate_user
from xundian.kit.errors import Conflict, Invalid, Stale


@pytest.fixture
def site(tree):
    return make_site(tree.township, id=SITE_ID)


def settle(home, household, **values):
    return move_in(
        household=household, site=home.building.site, home=home, moved_on=MOVED, by=None, on=MOVED, **values
    )  # fmt: skip


def test_a_building_has_its_name_once_at_a_site_and_an_officer_of_that_site(site, tree, cast):
    row = make_building(site, name="1栋", grid_officer=cast.site)
    assert (row.storeys, row.grid_officer) == (6, cast.site)
    make_building(make_site(tree.township), name="1栋")
    with pytest.raises(Invalid) as refusal:
        make_building(site, name=" 1栋 ", storeys=0, grid_officer=cast.county)
    assert set(refusal.value.fields) == {"name", "storeys", "grid_officer"}
    assert Building.objects.filter(site=site).count() == 1


def test_homes_are_laid_out_behind_every_door(site):
    building = make_building(site, storeys=3)
    homes = make_homes(building, per_storey=2, units=["1单元", "2单元"], area_m2=Decimal("79.50"), persons=3)
    assert len(homes) == 12
    assert {(home.area_m2, home.persons) for home in homes} == {(Decimal("79.50"), 3)}
    with pytest.raises(Conflict) as taken:
        make_homes(building, units=["3单元", "2单元"])
    assert (taken.value.code, Home.objects.count()) == ("door_taken", 12)


@pytest.mark.parametrize(
    ("wrong", "fields"),
    [
        ({"per_storey": 0, "area_m2": 9, "persons": 21}, {"per_storey", "area_m2", "persons"}),
        ({"per_storey": 200}, {"per_storey"}),
        ({"units": ["1", "1"]}, {"units"}),
        ({"units": [" "]}, {"units"}),
    ],
)
def test_what_cannot_be_laid_out_is_told_at_once_and_nothing_is_kept(site, wrong, fields):
    with pytest.raises(Invalid) as refusal:
        make_homes(make_building(site), **wrong)
    assert set(refusal.value.fields) == fields
    assert not Home.objects.exists()


def test_how_a_home_stands_follows_from_who_lives_there(site, tree):
    home, other = make_homes(make_building(site, storeys=1))
    assert [each.state for each in queries.with_state(Home.objects.order_by("room"))] == ["free", "free"]
    household = make_family(tree.village, people=2)
    moved = settle(home, household)
    found = queries.with_people(Home.objects.select_related("building")).get(pk=home.pk)
    assert (found.state, found.dweller, found.members, found.fits) == ("lived_in", household.pk, 2, "large")
    assert [each.pk for each in queries.free_homes(site)] == [other.pk]
    leave(move_in=moved, left_on=MOVED, by=None, on=MOVED)
    assert queries.free_homes(site).count() == 2


def test_the_words_of_a_door_stay_once_it_was_given(site, tree):
    building = make_building(site, name="1栋")
    home, other = make_home(building, room="101"), make_home(building, room="102")
    settle(home, make_family(tree.village, people=1))
    for step, given in (
        (lambda: actions.edit_home(home=home, changes={"room": "103"}, expected_version=None, by=None), "door_given"),
        (lambda: actions.edit_building(building=building, changes={"name": "2栋"}, expected_version=None, by=None),
         "door_given"),
        (lambda: actions.edit_home(home=other, changes={"room": "101"}, expected_version=None, by=None), "door_taken"),
    ):  # fmt: skip
        with pytest.raises(Conflict) as refusal:
            step()
        assert refusal.value.code == given
    changed = actions.edit_home(home=home, changes={"persons": 5, "room": "101"}, expected_version=1, by=None)
    assert (changed.persons, changed.room, changed.version) == (5, "101", 2)
    with pytest.raises(Stale):
        actions.edit_home(home=home, changes={"persons": 6}, expected_version=1, by=None)
    assert actions.edit_home(home=other, changes={"room": "105"}, expected_version=None, by=None).room == "105"


def test_a_building_counts_homes_households_and_people_who_are_there(site, tree, cast):
    building = make_building(site, storeys=2, grid_officer=cast.site)
    homes = make_homes(building)
    for home, people in zip(homes, (1, 4), strict=False):
        settle(home, make_family(tree.village, people=people))
    make_dependant(homes[1].move_ins.get().household)
    gone = make_family(tree.village)
    leave(move_in=settle(homes[2], gone), left_on=MOVED, by=None, on=MOVED)
    make_building(site, name="空楼")
    counted = {row.name: row for row in queries.buildings_of(site)}
    row = counted[building.name]
    assert (row.homes_here, row.lived_in, row.residents, row.looked_after) == (4, 2, 6, True)
    empty = counted["空楼"]
    assert (empty.homes_here, empty.lived_in, empty.residents, empty.looked_after) == (0, 0, 0, False)
    deactivate_user(user=cast.site, by=None, on=MOVED)
    assert not queries.buildings_of(site).get(pk=building.pk).looked_after


def test_a_site_counts_its_people_homes_and_grid_staff(site, tree, cast):
    building = make_building(site, storeys=1, grid_officer=cast.site)
    make_building(site, grid_officer=cast.site)
    for home in make_homes(building):
        settle(home, make_family(tree.village, people=3))
    make_site(tree.township)
    found = queries.sites_with_people(type(site).objects.filter(pk=site.pk)).get()
    assert (found.households, found.residents, found.homes_here, found.grid_staff) == (2, 6, 2, 1)


def test_the_database_refuses_a_home_of_no_size(site):
    with pytest.raises(IntegrityError, match="home_persons"):
        Home.objects.create(building=make_building(site), room="1", area_m2=50, persons=0)

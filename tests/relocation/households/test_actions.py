from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from laborers.registry.models import Household
from relocation.households import actions
from relocation.households.models import MoveIn
from tests.factories.cast import make_tree
from tests.factories.registry import make_household
from tests.factories.relocation import make_relocated, make_site
from xundian.kit.errors import Conflict, Invalid

MOVED, TODAY = date(2026, 2, 1), date(2026, 3, 1)
HOME = {"building": "3", "unit": "1", "room": "502"}


def move(household, site, moved_on=MOVED, **home):
    return actions.move_in(household=household, site=site, moved_on=moved_on, by=None, on=TODAY, **HOME | home)


def site_of(household):
    return Household.objects.get(pk=household.pk).site_id


def test_a_household_moves_in_and_belongs_to_the_site(tree):
    site, household = make_site(tree.township), make_household(tree.village)
    row = move(household, site)
    assert (row.building, row.unit, row.room, row.moved_on, row.left_on) == ("3", "1", "502", MOVED, None)
    assert site_of(household) == site.pk


def test_a_home_holds_one_household_and_a_household_one_home(tree):
    site, household = make_site(tree.township), make_household(tree.village)
    move(household, site)
    with pytest.raises(Conflict) as taken:
        move(make_household(tree.village), site)
    with pytest.raises(Conflict) as settled:
        move(household, site, room="503")
    assert (taken.value.code, settled.value.code) == ("home_taken", "has_home")
    assert move(make_household(tree.village), make_site(tree.township)).room == "502"


def test_it_leaves_and_may_move_again_into_another_home(tree):
    site = make_site(tree.township)
    household = make_relocated(site, tree.village)
    left = actions.leave(move_in=household.move_ins.get(), left_on=MOVED + timedelta(days=5), by=None, on=TODAY)
    assert left.left_on == MOVED + timedelta(days=5)
    assert site_of(household) is None
    with pytest.raises(Invalid) as refusal:
        move(household, site, moved_on=MOVED + timedelta(days=4))
    assert refusal.value.code == "too_early"
    move(household, site, moved_on=MOVED + timedelta(days=5))
    assert site_of(household) == site.pk
    with pytest.raises(Conflict):
        actions.leave(move_in=left, left_on=TODAY, by=None, on=TODAY)


@pytest.mark.parametrize("left_on", [MOVED - timedelta(days=1), TODAY + timedelta(days=1)])
def test_the_last_day_lies_between_moving_in_and_today(tree, left_on):
    household = make_relocated(make_site(tree.township), tree.village)
    with pytest.raises(Invalid):
        actions.leave(move_in=household.move_ins.get(), left_on=left_on, by=None, on=TODAY)
    assert site_of(household) is not None


def test_nobody_moves_in_before_the_day_has_come(tree):
    household = make_household(tree.village)
    with pytest.raises(Invalid) as refusal:
        move(household, make_site(tree.township), moved_on=TODAY + timedelta(days=1))
    assert refusal.value.field == "moved_on"
    assert site_of(household) is None
    assert not MoveIn.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_one_of_two_gets_the_home():
    tree = make_tree()
    site = make_site(tree.township)
    households = [make_household(tree.village) for _number in range(4)]
    barrier, answers = Barrier(len(households)), []

    def run(household):
        try:
            barrier.wait()
            answers.append(move(household, site).pk)
        except Conflict as refusal:
            answers.append(refusal.code)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[household]) for household in households]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers.count("home_taken") == 3
    assert MoveIn.objects.count() == 1

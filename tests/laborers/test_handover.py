"""An officer leaves a post: nothing goes without somebody who takes it over, or nothing happens at all."""

from datetime import date

import pytest

from laborers import journeys
from laborers.difficulties import actions as difficulties
from laborers.journeys import load
from laborers.journeys.posts import OFFICE, takers
from laborers.visits import actions as visits
from tests.factories.cast import make_user
from tests.factories.difficulties import make_difficulty
from tests.factories.placements import make_placement
from tests.factories.surveys import make_assessed_laborer
from tests.factories.visits import noon
from xundian.accounts import actions as accounts
from xundian.accounts.models import User
from xundian.accounts.queries import responsible_on
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.models import OutboxMessage

ON = date(2026, 6, 20)


@pytest.fixture
def placed(cast, tree):
    laborer = make_assessed_laborer(tree.village, name="王小红", relation="02")
    placement = make_placement(laborer, by=cast.county, started_on=date(2026, 5, 11), employer_name="某厂")
    difficulties.load_default_deadlines(by=None)
    visits.plan(on=ON)
    return placement


@pytest.fixture
def own(cast, placed):
    return make_difficulty(placed.household, cast.officer, ON, laborer=placed.laborer)


def hand_over(cast, user=None, to=None, **assignments):
    return journeys.hand_over_post(
        leaver=user or cast.officer, assignments=assignments, by=cast.county, on=ON, at=noon(ON), to=to
    )


def active(user):
    return User.objects.get(pk=user.pk).is_active


def fields(refused):
    return {field for field, _code, _text in refused.value.errors}


def test_it_names_all_that_nobody_takes_over_and_nothing_happens(cast, own):
    with pytest.raises(Invalid) as refused:
        hand_over(cast)
    assert fields(refused) == {"place", "rest", f"difficulties.{own.pk}"}
    assert active(cast.officer)
    assert own.reread().owner == cast.officer


def test_a_colleague_takes_the_place_and_the_difficulties_by_name(cast, tree, own):
    second = make_user("second", "village", division=tree.village)
    hand_over(cast, place=second, difficulties={own.pk: second})
    assert not active(cast.officer)
    row = own.reread()
    assert (row.owner, row.level) == (second, "village")
    assert [each.user for each in responsible_on(date(2026, 6, 21), division=tree.village)] == [second]


def test_the_township_covers_a_place_that_has_nobody_else(cast, tree, own):
    hand_over(cast, place=cast.township, rest=OFFICE, until=date(2026, 7, 31))
    assert own.reread().owner is None
    later = responsible_on(date(2026, 7, 1), division=tree.village)
    assert [(each.user, each.kind) for each in later] == [(cast.township, "cover")]
    assert list(responsible_on(date(2026, 8, 1), division=tree.village)) == []
    told = OutboxMessage.objects.get(payload__kind="post_handed")
    assert told.payload["values"] == {"day": "2026-06-20", "difficulties": 0}


def test_who_takes_a_difficulty_from_above_owns_it_on_that_level(cast, own):
    hand_over(cast, place=cast.township, difficulties={own.pk: cast.township})
    assert (own.reread().owner, own.reread().level) == (cast.township, "township")


def test_a_confidential_one_of_a_village_goes_up_when_nobody_is_named(cast, placed):
    hidden = make_difficulty(placed.household, cast.township, ON, laborer=placed.laborer, kind="papers_held")
    difficulties.hand_over(difficulty=hidden, level="village", owner=cast.officer, by=cast.township, on=ON)
    hand_over(cast, place=cast.township, rest=OFFICE)
    assert (hidden.reread().level, hidden.reread().owner) == ("township", None)


@pytest.mark.parametrize("who", ["colleague", "station", "stranger", "leader"])
def test_who_does_not_see_the_place_takes_nothing(cast, own, who):
    other = getattr(cast, who)
    with pytest.raises(Invalid) as refused:
        hand_over(cast, place=other, rest=OFFICE)
    assert fields(refused) == {"place"}
    with pytest.raises(Invalid) as refused:
        hand_over(cast, place=cast.township, difficulties={own.pk: other})
    assert fields(refused) == {f"difficulties.{own.pk}"}
    assert active(cast.officer)


def test_a_difficulty_solved_in_the_meantime_needs_nobody(cast, own):
    difficulties.resolve(difficulty=own, result="发了", by=cast.officer, on=ON)
    hand_over(cast, place=cast.township)
    assert not active(cast.officer)


def test_a_move_hands_over_as_well(cast, tree, own):
    with pytest.raises(Invalid):
        hand_over(cast, to={"division": tree.far_village})
    moved = hand_over(cast, to={"division": tree.far_village}, place=cast.township, rest=OFFICE)
    assert (moved.is_active, moved.division) == (True, tree.far_village)
    assert [each.user for each in responsible_on(ON, division=tree.village)] == [cast.township]
    assert own.reread().owner is None


def test_a_move_that_is_refused_gives_nothing_away(cast, tree, own):
    with pytest.raises(Conflict):
        hand_over(cast, to={"division": tree.village}, place=cast.township, rest=OFFICE)
    assert own.reread().owner == cast.officer
    assert not responsible_on(ON, division=tree.village).filter(kind="cover").exists()


def test_leaders_and_auditors_leave_nothing_behind(cast):
    assert not hand_over(cast, user=cast.leader).is_active


def test_the_own_account_and_a_closed_one_are_refused(cast):
    with pytest.raises(Conflict):
        hand_over(cast, user=cast.county, place=cast.county)
    hand_over(cast, user=cast.leader)
    with pytest.raises(Conflict):
        hand_over(cast, user=cast.leader)


def test_stations_and_sites_are_covered_by_the_county(cast):
    for user in (cast.station, cast.site):
        assert takers(user) == [cast.county]
        hand_over(cast, user=user, place=cast.county)
        there = {name: value for name, value in user.place.items() if value}
        assert cast.county in [each.user for each in responsible_on(date(2026, 6, 21), **there)]


def test_the_load_counts_what_rests_on_each(cast, own, django_assert_num_queries):
    with django_assert_num_queries(3):
        known = load.loads([cast.officer, cast.township, cast.station], ON)
    assert known[cast.officer.pk] == {"due": 3, "overdue": 1, "difficulties": 1, "covers": 0}
    assert known[cast.township.pk]["difficulties"] == 0
    assert known[cast.station.pk]["due"] == 1
    assert load.households_of(cast.officer) == 1


# --- what rests on nobody ---------------------------------------------------------------------------------------------


def vacant(on=ON):
    return [(each.kind, each.name) for each in load.orphans(on).places]


def notices():
    return OutboxMessage.objects.filter(payload__kind="orphans").count()


def test_a_village_with_work_and_without_an_officer_is_an_orphan_until_somebody_covers_it(cast, tree, placed):
    assert vacant() == []
    accounts.deactivate_user(user=cast.officer, by=cast.county, on=ON)
    assert vacant() == [("village", tree.village.name)]
    place = load.orphans(ON).places[0]
    assert (place.since, place.visits, place.code) == (ON, 4, tree.village.code)
    accounts.cover(
        user=cast.township, place={"division": tree.village}, role="village", home_id=tree.village.code,
        from_on=ON, to_on=date(2026, 6, 25), by=cast.county,
    )  # fmt: skip
    assert vacant() == []
    assert vacant(date(2026, 6, 26)) == [("village", tree.village.name)]


def test_a_station_without_an_officer_is_one_too(cast, placed):
    accounts.deactivate_user(user=cast.station, by=cast.county, on=ON)
    assert vacant() == [("station", "昆明工作站")]


def test_a_difficulty_of_a_closed_account_is_one(cast, own):
    accounts.deactivate_user(user=cast.officer, by=cast.county, on=ON)
    assert [row.pk for row in load.orphans(ON).difficulties] == [own.pk]


def test_each_office_hears_once_and_again_when_something_changes(cast, tree, own):
    assert journeys.tell_of_orphans(on=ON, at=noon(ON)) == {"places": 0, "difficulties": 0, "offices": 0}
    accounts.deactivate_user(user=cast.officer, by=cast.county, on=ON)
    for day in (ON, date(2026, 6, 21)):
        assert journeys.tell_of_orphans(on=day, at=noon(day)) == {"places": 1, "difficulties": 1, "offices": 2}
    assert notices() == 2  # the township and the county, once each
    make_user("newcomer", "village", division=tree.village, on=ON)
    journeys.tell_of_orphans(on=date(2026, 6, 22), at=noon(ON))
    assert notices() == 4
    accounts.deactivate_user(user=User.objects.get(username="newcomer"), by=None, on=date(2026, 6, 23))
    journeys.tell_of_orphans(on=date(2026, 6, 24), at=noon(ON))
    assert notices() == 6

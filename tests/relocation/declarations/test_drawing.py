from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from relocation import journeys
from relocation.declarations import actions, queries
from relocation.declarations.models import Declaration
from relocation.households import actions as households
from relocation.households.models import Homestead, MoveIn
from tests.factories.declarations import (
    DECIDED,
    make_allotted,
    make_confirmed,
    make_declared,
    make_home,
    make_in_draw,
    make_inspected,
)
from tests.factories.registry import make_household, make_laborer
from tests.factories.relocation import make_site
from xundian.kit.errors import Conflict, Invalid, MoveRefused

MOVED = DECIDED + timedelta(days=30)


@pytest.fixture
def site(tree):
    return make_site(tree.township)


def now(row):
    return Declaration.objects.get(pk=row.pk)


def states(rows):
    return [now(row).state for row in rows]


# --- who may be drawn for ---------------------------------------------------------------------------------------------


def test_entitled_is_who_is_confirmed_by_that_day_and_in_no_draw(cast, tree, site):
    row = make_confirmed(tree.village, site, cast.county)
    make_inspected(tree.village, cast.county)
    make_in_draw(tree.village, site, cast.county)
    other = make_confirmed(tree.village, make_site(tree.township), cast.county)
    assert list(queries.entitled(on=DECIDED, county="530129")) == [row, other]
    assert list(queries.entitled(on=DECIDED, site=site)) == [row]
    assert [each.confirmed_on for each in queries.entitled(on=DECIDED, site=site)] == [DECIDED]
    assert not queries.entitled(on=DECIDED - timedelta(days=1)).exists()
    assert not queries.entitled(on=DECIDED, county="520526").exists()


def test_a_draw_moves_many_with_a_line_for_each(cast, tree, site):
    rows = [make_confirmed(tree.village, site, cast.county) for _each in range(2)]
    assert actions.enter_draw(declarations=rows, by=cast.county, on=DECIDED) == 2
    actions.leave_draw(declarations=rows[:1], by=cast.county, on=DECIDED)
    actions.wait(declarations=rows[1:], by=cast.county, on=DECIDED)
    assert states(rows) == ["confirmed", "waiting"]
    assert [each.kind for each in queries.steps_of(rows[1])][:2] == ["waiting", "in_draw"]


def test_the_number_of_queries_of_a_draw_does_not_grow_with_it(cast, tree, site):
    counts = []
    for size in (2, 6):
        rows = [make_confirmed(tree.village, site, cast.county) for _each in range(size)]
        with CaptureQueriesContext(connection) as seen:
            actions.enter_draw(declarations=rows, by=cast.county, on=DECIDED)
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_one_that_is_not_confirmed_stops_the_whole_draw(cast, tree, site):
    rows = [make_confirmed(tree.village, site, cast.county), make_declared(tree.village)]
    with pytest.raises(MoveRefused):
        actions.enter_draw(declarations=rows, by=cast.county, on=DECIDED)
    assert states(rows) == ["confirmed", "declared"]


# --- homes ------------------------------------------------------------------------------------------------------------


def test_a_home_goes_to_a_household_that_it_holds(cast, tree, site):
    row, home = make_in_draw(tree.village, site, cast.county, persons=4), make_home(site, persons=4)
    assert actions.allot(homes=[(row, home)], by=cast.county, on=DECIDED) == 1
    assert (now(row).state, now(row).home) == ("allotted", home)


def test_a_home_that_is_too_small_or_elsewhere_is_not_allotted(cast, tree, site):
    row = make_in_draw(tree.village, site, cast.county, persons=5)
    for home, code in (
        (make_home(site, persons=4), "too_small"),
        (make_home(make_site(tree.township), 6), "foreign_home"),
    ):
        with pytest.raises(Invalid) as refusal:
            actions.allot(homes=[(row, home)], by=cast.county, on=DECIDED)
        assert refusal.value.code == code
    assert states([row]) == ["in_draw"]


def test_a_home_is_given_once(cast, tree, site):
    home = make_home(site)
    first, second, third = (make_in_draw(tree.village, site, cast.county) for _each in range(3))
    with pytest.raises(Conflict) as refusal:
        actions.allot(homes=[(first, home), (second, home)], by=cast.county, on=DECIDED)
    assert refusal.value.code == "home_taken"
    actions.allot(homes=[(first, home)], by=cast.county, on=DECIDED)
    with pytest.raises(Conflict):
        actions.allot(homes=[(second, home)], by=cast.county, on=DECIDED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Declaration.objects.filter(pk=second.pk).update(state="allotted", home=home)
    lived_in = make_home(site)
    households.move_in(
        household=make_household(tree.village), site=site, home=lived_in, moved_on=DECIDED, by=None, on=DECIDED
    )
    with pytest.raises(Conflict):
        actions.allot(homes=[(third, lived_in)], by=cast.county, on=DECIDED)


def test_who_has_a_home_does_not_get_another_one(cast, tree, site):
    row = make_allotted(tree.village, site, cast.county)
    with pytest.raises(MoveRefused):
        actions.allot(homes=[(row, make_home(site))], by=cast.county, on=DECIDED)


def test_a_home_given_back_is_free_and_its_household_stays_confirmed(cast, tree, site):
    row = make_allotted(tree.village, site, cast.county)
    home = row.home
    row = actions.give_back(declaration=row, words="想等同村邻居", by=cast.county, on=DECIDED)
    assert (row.state, row.home) == ("confirmed", None)
    other = make_allotted(tree.village, site, cast.county, home=home)
    assert other.home == home
    with pytest.raises(MoveRefused):
        actions.give_back(declaration=row, words="再退", by=cast.county, on=DECIDED)


# --- the keys ---------------------------------------------------------------------------------------------------------


def keys(row, by, **values):
    return journeys.move_into_allotted(declaration=row, by=by, on=MOVED, **{"moved_on": MOVED} | values)


def test_the_keys_close_the_declaration_and_promise_the_clearing(cast, tree, site):
    row = make_allotted(tree.village, site, cast.county)
    moved = keys(row, cast.county, area_mu=1, clear_by=MOVED + timedelta(days=90))
    assert (moved.home, moved.household, moved.site) == (row.home, row.household, site)
    row = now(row)
    assert (row.state, row.home) == ("moved_in", moved.home)
    row.household.refresh_from_db()
    assert row.household.site_id == site.pk
    assert Homestead.objects.get().move_in == moved
    with pytest.raises(MoveRefused):
        keys(row, cast.county)
    with pytest.raises(MoveRefused):
        actions.withdraw(declaration=row, by=cast.county, on=MOVED)


def test_a_household_grown_since_is_asked_before_it_moves_into_a_small_home(cast, tree, site):
    row = make_allotted(tree.village, site, cast.county, home=make_home(site, persons=3))
    for _each in range(3):
        make_laborer(row.household)
    with pytest.raises(Conflict) as refusal:
        keys(row, cast.county)
    assert refusal.value.code == "home_too_small"
    assert (now(row).state, MoveIn.objects.count()) == ("allotted", 0)
    keys(row, cast.county, reason="添了双胞胎，先住下")
    assert queries.steps_of(row).first().words == "添了双胞胎，先住下"


def test_nobody_takes_keys_without_a_home_and_nothing_is_half_written(cast, tree, site):
    with pytest.raises(MoveRefused) as refusal:
        keys(make_confirmed(tree.village, site, cast.county), cast.county)
    assert refusal.value.code == "not_allotted"
    row = make_allotted(tree.village, site, cast.county)
    for promise in ({"area_mu": 0, "clear_by": MOVED}, {"area_mu": 1}, {"clear_by": MOVED}):
        with pytest.raises(Invalid):
            keys(row, cast.county, **promise)
    assert (now(row).state, MoveIn.objects.count()) == ("allotted", 0)


def test_nobody_moves_in_past_a_declaration_that_is_under_way(cast, tree, site):
    row = make_confirmed(tree.village, site, cast.county)
    given = {"household": row.household, "site": site, "home": make_home(site), "moved_on": MOVED}
    with pytest.raises(Conflict) as refusal:
        journeys.move_in(**given, by=cast.county, on=MOVED)
    assert refusal.value.code == "under_way"
    actions.withdraw(declaration=row, by=cast.county, on=MOVED)
    assert journeys.move_in(**given, by=cast.county, on=MOVED).household == row.household

"""Wishes beside orders: who counts, in which place, in which year, and in how many statements."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.registry import actions as registry
from laborers.registry.models import Laborer
from tests.factories.enterprises import make_enterprise
from tests.factories.programmes import load_lists, make_order
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer, make_response
from tests.factories.trainings import make_class, make_training_consent
from trainings.classes import actions as classes
from trainings.demand import actions, queries
from trainings.demand.rules import Line

ON = date(2026, 3, 10)


@pytest.fixture(autouse=True)
def _words(db):
    load_lists()


def make_wisher(place, wish="welding", supported=False, **values):
    """An assessed person of a village who told a wish; `supported` of a household that comes first."""
    household = make_household(place, category="registered_poor" if supported else "ordinary")
    return make_assessed_laborer(household, training_wish=wish, **values)


def wished(user, **asked):
    return {(line.place, line.occupation): line.wishes for line in queries.demand(user, ON, **asked) if line.wishes}


def test_wishes_and_orders_stand_side_by_side_by_township_and_occupation(tree, cast):
    for place, wish, supported in (
        (tree.village, "welding", True), (tree.next_village, "welding", False), (tree.far_village, "welding", True),
        (tree.village, "sewing", False),
    ):  # fmt: skip
        make_wisher(place, wish, supported)
    make_wisher(tree.other_village)
    firm = make_enterprise(tree.county)
    make_order(firm, tree.township, headcount=5, promised_hires=4)
    make_order(firm, tree.village, headcount=2, promised_hires=2)
    make_order(firm, tree.county, occupation="sewing", headcount=10, promised_hires=0)
    closed = make_order(firm, tree.township, headcount=50)
    actions.close_order(order=closed, state="served", by=None, on=ON)
    assert queries.demand(cast.county, ON) == [
        Line("530129", "sewing", orders=1, ordered=10),
        Line("530129103", "welding", wishes=2, supported=1, ready=2, orders=2, ordered=7, promised=6),
        Line("530129103", "sewing", wishes=1, ready=1),
        Line("530129107", "welding", wishes=1, supported=1, ready=1),
    ]
    assert [line.gap for line in queries.demand(cast.county, ON)] == [-10, -5, 1, 1]


def test_everyone_sees_their_own_place_and_the_orders_that_concern_it(tree, cast):
    for place in (tree.village, tree.far_village, tree.other_village):
        make_wisher(place)
    firm = make_enterprise(tree.county)
    make_order(firm, tree.county, headcount=10, promised_hires=0)
    make_order(firm, tree.other_township, headcount=20)
    assert {line.place for line in queries.demand(cast.township, ON)} == {"530129", "530129103"}
    assert {line.place for line in queries.demand(cast.stranger, ON)} <= {"520526002"}
    assert wished(cast.county) == {("530129103", "welding"): 1, ("530129107", "welding"): 1}


def test_it_is_narrowed_by_place_and_occupation(tree, cast):
    make_wisher(tree.village)
    make_wisher(tree.far_village, "sewing")
    assert wished(cast.county, place="530129107") == {("530129107", "sewing"): 1}
    assert wished(cast.county, occupation="welding") == {("530129103", "welding"): 1}
    assert wished(cast.township, place="530129107") == {}


def test_whoever_learned_it_is_in_a_class_has_left_or_is_a_child_wishes_no_more(tree, cast):
    learned, in_class, gone, _here = (make_wisher(tree.village) for _each in range(4))
    assert wished(cast.county) == {("530129103", "welding"): 4}
    registry.add_skill(laborer=learned, occupation="welding", source="training", by=None, on=ON)
    row = make_class(tree.township, by=cast.township)
    classes.enrol(
        training_class=row, laborer=in_class, consent=make_training_consent(in_class), by=cast.township, on=ON
    )
    Laborer.objects.filter(pk=gone.pk).update(left_on=ON)
    assert wished(cast.county) == {("530129103", "welding"): 1}
    Laborer.objects.update(birth=date(2010, 3, 11))
    assert wished(cast.county) == {}
    Laborer.objects.update(birth=date(2010, 3, 10))
    assert wished(cast.county) == {("530129103", "welding"): 1}


def test_another_trade_than_the_one_wished_leaves_the_wish(tree, cast):
    person = make_wisher(tree.village)
    registry.add_skill(laborer=person, occupation="sewing", source="survey", by=None, on=ON)
    assert wished(cast.county) == {("530129103", "welding"): 1}


def test_who_is_at_work_wishes_but_cannot_be_enrolled_now(tree, cast):
    person = make_wisher(tree.village)
    registry.advance(case=registry.open_case_of(person), to="placed", by=None, on=ON)
    (line,) = queries.demand(cast.county, ON)
    assert (line.wishes, line.ready) == (1, 0)


def test_a_year_counts_its_own_survey_and_the_orders_wanted_in_it(tree, cast):
    person = make_wisher(tree.village)
    make_response(person, on=date(2025, 4, 1), training_wish="sewing")
    make_response(person, on=date(2025, 6, 1), training_wish="cooking")
    firm = make_enterprise(tree.county)
    row = make_order(firm, tree.county, wanted_from=date(2026, 12, 1), wanted_to=date(2027, 2, 1))
    gone = make_order(firm, tree.county)
    actions.close_order(order=row, state="served", by=None, on=ON)
    actions.close_order(order=gone, state="withdrawn", reason="停产", by=None, on=ON)
    assert wished(cast.county) == {("530129103", "welding"): 1}
    assert wished(cast.county, year=2025) == {("530129103", "cooking"): 1}
    assert [queries.orders(cast.county, ON, year).count() for year in (2025, 2026, 2027, None)] == [0, 1, 1, 0]
    assert queries.years(cast.county) == [2027, 2026, 2025]


def test_registered_poor_are_named_first_then_whoever_can_be_enrolled(tree, cast):
    make_wisher(tree.village, name="阿一")
    busy = make_wisher(tree.village, supported=True, name="白二")
    make_wisher(tree.next_village, supported=True, name="陈三")
    registry.advance(case=registry.open_case_of(busy), to="placed", by=None, on=ON)
    rows = queries.wishers(Laborer.objects.all(), ON)
    assert [(each.laborer.name, each.first, each.ready) for each in rows] == [
        ("陈三", True, True), ("白二", True, False), ("阿一", False, True),
    ]  # fmt: skip
    assert [each.laborer.name for each in queries.wishers(Laborer.objects.all(), ON, occupation="sewing")] == []


def test_it_takes_two_statements_for_3_people_and_for_30(tree, cast):
    firm = make_enterprise(tree.county)
    for size in (3, 27):
        for _each in range(size):
            make_wisher(tree.village)
            make_order(firm, tree.township)
        with CaptureQueriesContext(connection) as captured:
            lines = queries.demand(cast.county, ON)
        assert (len(captured), lines[0].wishes) == (2, 3 if size == 3 else 30)

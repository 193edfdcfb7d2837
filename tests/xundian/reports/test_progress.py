"""Progress towards targets is what the figures of the catalogue say, for places and for persons (X2.1, X4)."""

from datetime import date

import pytest

from tests.factories.placements import KUNMING_XISHAN, SHENZHEN, XUNDIAN, make_placement
from tests.factories.registry import make_household
from tests.factories.surveys import SURVEYED, make_assessed_laborer
from tests.factories.targets import make_plan, make_target
from xundian.reports.figures import FIGURES, counts, names
from xundian.reports.figures.placements import URBAN_DISTRICTS
from xundian.reports.progress import ELIGIBLE, progress
from xundian.reports.rules import Period
from xundian.targets.states import Indicator

ON = date(2026, 6, 20)


@pytest.fixture
def placed(cast, tree):
    """Two people of the officer's village in Xishan, one of the next village nearby, one from far in Shenzhen."""
    return [
        make_placement(make_assessed_laborer(village), by=cast.county, destination=place)
        for village, place in [
            (tree.village, KUNMING_XISHAN), (tree.village, KUNMING_XISHAN),
            (tree.next_village, XUNDIAN), (tree.far_village, SHENZHEN),
        ]
    ]  # fmt: skip


def asked(user, division, indicator="placements", year=2026, on=ON):
    return progress(user=user, division=division, indicator=indicator, year=year, on=on)


def test_every_indicator_is_a_figure_and_so_are_those_who_want_it():
    assert set(ELIGIBLE) == set(Indicator)
    assert {*Indicator.values, *(code for codes in ELIGIBLE.values() for code in codes)} <= set(FIGURES)


def test_a_county_sees_its_townships_in_the_order_of_codes_with_rate_and_gap(cast, tree, placed):
    make_plan(tree, county=100, township=60, other=40)
    found = asked(cast.county, tree.county)
    assert [(row.code, row.value, row.done, str(row.rate), row.gap) for row in found.rows] == [
        ("530129", 100, 4, "4.0", 96), ("530129103", 60, 3, "5.0", 57), ("530129107", 40, 1, "2.5", 39),
    ]  # fmt: skip
    assert (found.whole.parts, found.whole.difference) == (100, 0)
    assert found.places[0].difference is None


@pytest.mark.parametrize("indicator", Indicator.values)
def test_what_is_done_is_the_figure_and_its_names(cast, tree, placed, indicator):
    found = asked(cast.county, tree.county, indicator)
    figure, period = FIGURES[indicator], Period(2026, None, ON)
    assert {row.code: row.done for row in found.places if row.done} == counts(
        figure, user=cast.county, period=period, division="530129"
    )
    assert found.whole.done == len(names(figure, user=cast.county, period=period, division="530129"))


def test_the_main_urban_area_is_its_districts_and_the_resort(cast, tree, placed):
    assert {"530112", "530191"} <= set(URBAN_DISTRICTS)
    assert [row.done for row in asked(cast.county, tree.county, "urban_placements").rows] == [2, 2, 0]


def test_parts_that_differ_are_told(cast, tree):
    make_plan(tree, county=100, township=60, other=43)
    make_target(tree.county, 7, person=cast.leader)
    assert (asked(cast.county, tree.county).whole.parts, asked(cast.county, tree.county).whole.difference) == (110, 10)


def test_a_person_is_measured_by_the_places_that_the_person_answers_for(cast, tree, placed):
    make_plan(tree)
    make_target(tree.township, 30, person=cast.officer, places=["530129103207"])
    make_target(tree.township, 10, person=cast.colleague, places=["530129103212"])
    make_target(tree.township, 20, person=cast.township)
    found = asked(cast.county, tree.township)
    assert [(row.name, row.value, row.done, row.places, row.gap) for row in found.persons] == [
        ("Colleague", 10, 1, ["清水沟村委会"], 9), ("Officer", 30, 2, ["三营庄村委会"], 28),
        ("Township", 20, None, [], None),
    ]  # fmt: skip
    assert found.whole.difference == 0


def test_the_eligible_are_who_said_that_they_want_it(cast, tree, placed):
    make_plan(tree, county=3, township=2, other=1)
    for indicator in Indicator.values:
        make_plan(tree, indicator=indicator, year=2027)
    found = asked(cast.county, tree.county)
    want = [
        sum(counts(FIGURES[code], user=cast.county, period=found.period, division="530129").values())
        for code in ELIGIBLE["placements"]
    ]
    assert found.whole.eligible == sum(want) == 4
    assert (str(found.whole.share), found.whole.too_many, found.places[0].eligible) == ("75.0", False, 3)
    ahead = asked(cast.county, tree.county, year=2027)
    assert (ahead.whole.too_many, str(ahead.whole.share)) == (True, "2500.0")


def test_registered_poor_who_want_to_work_are_whom_their_target_is_a_share_of(cast, tree):
    poor = make_household(tree.village, category="registered_poor", on=SURVEYED)
    away = make_assessed_laborer(poor)
    make_assessed_laborer(poor, direction="nearby")
    make_assessed_laborer(tree.village)
    make_placement(away, by=cast.county, destination=KUNMING_XISHAN)
    make_plan(tree, county=1, township=1, other=0, indicator="placements_supported")
    found = asked(cast.county, tree.county, "placements_supported").whole
    assert (found.value, found.done, found.eligible, str(found.share)) == (1, 1, 2, "50.0")


def test_the_year_before_is_counted_to_the_same_day(cast, tree, placed):
    later = asked(cast.county, tree.county, year=2027, on=date(2027, 6, 20))
    assert (later.whole.done, later.whole.before) == (0, 4)
    assert asked(cast.county, tree.county, year=2027, on=date(2027, 1, 5)).whole.before == 0
    assert asked(cast.county, tree.county, year=2028, on=date(2028, 2, 29)).whole.before == 0


def test_without_a_target_there_is_neither_rate_nor_gap(cast, tree, placed):
    row = asked(cast.county, tree.county).whole
    assert (row.value, row.rate, row.gap, row.share, row.difference, row.too_many) == (
        None, None, None, None, None, False,
    )  # fmt: skip


@pytest.mark.parametrize("persons", [1, 3])
def test_it_asks_the_same_number_of_questions_at_any_size(cast, tree, persons, django_assert_num_queries):
    make_plan(tree)
    for person in (cast.leader, cast.township, cast.officer)[:persons]:
        make_target(tree.county, 5, person=person)
    with django_assert_num_queries(11):
        asked(cast.county, tree.county)

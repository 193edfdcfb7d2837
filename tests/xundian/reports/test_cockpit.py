"""The cockpit's reads: each number is a figure of the catalogue, and the same people stand behind it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers import journeys
from laborers.placements.models import Placement
from laborers.visits import actions as visits
from tests.factories.difficulties import load_deadlines, make_difficulty
from tests.factories.jobs import make_vacancy
from tests.factories.placements import KUNMING_XISHAN, SHENZHEN, XUNDIAN, make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.rollups import fold
from tests.factories.surveys import make_assessed_laborer
from xundian.reports import cockpit
from xundian.reports.cockpit import Asked
from xundian.reports.figures import FIGURES, names
from xundian.reports.rules import Period, change, year_before
from xundian.targets.actions import set_target

ON = date(2026, 6, 20)


def asked(user, division=None, year=2026, on=ON, poor=False):
    return Asked(user, year, user.division_id if division is None else division, on, poor)


@pytest.fixture
def placed(cast, tree):
    """Two in Xishan, one of them of a poor household, one nearby, one in Shenzhen; one more the year before."""
    poor = make_laborer(make_household(tree.village, category="registered_poor"), name="马成龙", relation="02")
    work = [
        (make_assessed_laborer(tree.village), KUNMING_XISHAN, "government", date(2026, 3, 10)),
        (poor, KUNMING_XISHAN, "self", date(2026, 5, 2)),
        (make_assessed_laborer(tree.next_village), XUNDIAN, "self", date(2026, 4, 1)),
        (make_assessed_laborer(tree.far_village), SHENZHEN, "self", date(2026, 4, 8)),
        (make_assessed_laborer(tree.far_village), SHENZHEN, "self", date(2025, 2, 1)),
    ]
    return [
        make_placement(who, by=cast.county, destination=place, organised_by=how, started_on=day)
        for who, place, how, day in work
    ]


def tile(user, name, **more):
    return next(each for each in cockpit.tiles(asked(user, **more)) if each.name == name)


def test_the_first_tile_stands_beside_its_target_and_the_same_day_of_last_year(cast, tree, placed):
    set_target(indicator="placements", division=tree.county, year=2026, value=10, by=cast.county)
    found = tile(cast.county, "placed")
    assert (found.value, found.target, str(found.rate), found.gap) == (4, 10, "40.0", 6)
    assert (found.before, str(found.change)) == (1, "300.0")
    assert tile(cast.county, "placed", on=date(2026, 1, 31)).before == 0


def test_the_second_tile_counts_whose_household_was_registered_poor_when_the_work_began(cast, placed):
    assert tile(cast.county, "poor").value == 1
    assert tile(cast.county, "poor", division="530129107").value == 0


def test_the_registered_poor_are_measured_against_their_own_target(cast, tree, placed):
    assert tile(cast.county, "poor").target is None
    for indicator, value in (("placements", 10), ("placements_supported", 4)):
        set_target(indicator=indicator, division=tree.county, year=2026, value=value, by=cast.county)
    found = tile(cast.county, "poor")
    assert (found.value, found.target, str(found.rate), found.gap) == (1, 4, "25.0", 3)


def test_the_share_of_the_organised_is_of_those_who_went_out(cast, placed):
    found = tile(cast.county, "organised")
    # One of four outside the county; who went out the year before and stayed is one of them.
    assert (str(found.value), found.of) == ("25.0", 4)
    assert [number for _figure, number in found.parts] == [1, 4]


def test_difficulties_stand_beside_those_overdue_and_those_of_a_year_ago(cast, placed):
    load_deadlines()
    make_difficulty(placed[0].household, cast.officer, date(2025, 5, 1), laborer=placed[0].laborer)
    make_difficulty(placed[1].household, cast.officer, ON, laborer=placed[1].laborer)
    found = tile(cast.county, "difficulties")
    assert (found.value, found.before) == (2, 1)
    assert [number for _figure, number in found.parts] == [1]


def test_a_township_sees_its_own_and_the_neighbour_county_nothing(cast, placed):
    assert tile(cast.township, "placed").value == 3
    assert tile(cast.stranger, "placed").value == 0


def test_the_table_puts_the_largest_gap_first_under_a_total_that_is_the_sum(cast, tree, placed):
    visits.plan(on=ON)
    set_target(indicator="placements", division=tree.township, year=2026, value=4, by=cast.county)
    set_target(indicator="placements", division=tree.other_township, year=2026, value=10, by=cast.county)
    total, *lines = cockpit.table(asked(cast.county))
    assert [(line.division, line.gap) for line in lines] == [("530129107", 9), ("530129103", 1)]
    assert total.values == {code: sum(line.values[code] for line in lines) for code in total.values}
    # June: one visit for each of the four households with somebody away.
    assert (total.values["placements"], total.values["visits_due"], total.target) == (4, 4, 14)
    assert [lines[1].values[f"placements_area_{area}"] for area in ("in_county", "in_province", "out_province")] == [
        1, 2, 0,
    ]  # fmt: skip


def test_registered_poor_alone_narrow_every_number_of_the_table(cast, placed):
    visits.plan(on=ON)
    total, *_lines = cockpit.table(asked(cast.county, poor=True))
    assert total.values["placements_supported"] == 1
    assert total.values["placements_supported_area_in_province"] == 1
    assert (total.values["visits_due"], total.values["difficulties_overdue"]) == (1, 0)


@pytest.mark.parametrize("code", ["placements", "visits_due", "difficulties_open", "jobless", "away_placements"])
@pytest.mark.parametrize("division", ["530129", "530129103", "530129103207"])
def test_a_narrowed_figure_opens_as_many_names_as_it_says(code, division, cast, placed):
    load_deadlines()
    visits.plan(on=ON)
    for work in placed:
        make_difficulty(work.household, cast.officer, date(2026, 1, 5), laborer=work.laborer)
    question = asked(cast.county, division=division, poor=True)
    figure = cockpit.narrowed(FIGURES[code], True)
    listed = names(figure, user=cast.county, period=question.period, division=division)
    assert len(listed) == question.number(code, question.period)
    assert {row["household_number"] for row in listed} <= {placed[1].household.number}
    assert bool(listed) == (code != "jobless")


def test_the_trend_says_since_january_what_the_figure_said_on_the_last_day_of_the_month(cast, placed):
    question = asked(cast.county)
    trend = cockpit.trend(question)
    assert [new for new, _since in trend.now] == [0, 0, 1, 2, 1, 0]
    for month, (_new, since) in enumerate(trend.now, 1):
        until = Period(2026, None, min(question.last_of(month), ON))
        assert since == question.number("placements", until)
    assert [since for _new, since in trend.before] == [0, *[1] * 11]
    assert [now is None for _month, now, _before in trend.months()] == [False] * 6 + [True] * 6


def test_somebody_placed_twice_grows_the_trend_once(cast, placed):
    first = placed[0]
    journeys.end_placement(placement=first, ended_on=date(2026, 4, 1), reason="changed_job", by=cast.county, on=ON)
    make_placement(first.laborer, by=cast.county, started_on=date(2026, 5, 2))
    assert cockpit.trend(asked(cast.county)).now[-1][1] == 4
    assert Placement.objects.filter(laborer=first.laborer).count() == 2


def test_cities_stand_by_people_with_their_station_and_open_posts(cast, tree, placed):
    make_vacancy(tree.county, by=cast.county, destination=KUNMING_XISHAN, headcount=5, closes=date(2026, 7, 1))
    first, second = cockpit.cities(asked(cast.county))
    assert (first.code, first.people, first.station.name, first.posts, first.places) == ("5301", 2, "昆明工作站", 1, 5)
    assert (second.code, second.people, second.station, second.posts) == ("4403", 1, None, 0)


def test_a_city_is_divided_into_its_districts(cast, placed):
    question = asked(cast.county)
    assert cockpit.districts(question, "5301") == [(KUNMING_XISHAN, 2)]
    assert (cockpit.people_in(question, "5301"), cockpit.people_in(question, "4403")) == (2, 1)
    assert cockpit.people_in(asked(cast.county, poor=True), "5301") == 1


def test_a_station_is_found_for_the_city_around_its_district_and_the_closest_comes_first():
    class Post:
        def __init__(self, *destinations):
            self.destinations = destinations

    city, district, far = Post("5301"), Post("530112"), Post("44")
    assert cockpit.keepers([city, district, far], "5301") == [district, city]
    assert cockpit.keepers([city, far], "530112") == [city]


def questions(read, *given):
    with CaptureQueriesContext(connection) as asked_then:
        read(*given)
    return len(asked_then)


def test_the_reads_ask_the_same_number_of_questions_at_any_size(cast, tree):
    told = []
    for more in (3, 9):
        for number in range(more):
            place = (SHENZHEN, XUNDIAN, KUNMING_XISHAN)[number % 3]
            make_placement(make_assessed_laborer(tree.village), by=cast.county, destination=place)
        reads = (cockpit.tiles, cockpit.table, cockpit.trend, cockpit.cities)
        told.append([questions(read, asked(cast.county)) for read in reads])
    assert told[0] == told[1]
    # Nothing is kept ready here: every month of the trend is counted by itself.
    assert sum(told[0]) <= 60


def test_what_is_kept_ready_answers_all_months_of_the_trend_at_once_and_says_the_same(cast, placed):
    live = cockpit.trend(asked(cast.county))
    fold()
    assert questions(cockpit.trend, asked(cast.county)) == 1
    assert cockpit.trend(asked(cast.county)) == live


@pytest.mark.parametrize(
    ("now", "before", "told"), [(102, 100, "2.0"), (1, 3, "-66.7"), (0, 4, "-100.0"), (5, 0, None), (None, 4, None)]
)
def test_a_change_is_in_percent_of_the_year_before(now, before, told):
    found = change(now, before)
    assert (None if found is None else str(found)) == told


@pytest.mark.parametrize(
    ("day", "earlier"), [(date(2026, 6, 20), date(2025, 6, 20)), (date(2028, 2, 29), date(2027, 2, 28))]
)
def test_a_year_before_is_the_same_day(day, earlier):
    assert year_before(day) == earlier

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.utils import translation

from laborers import journeys
from tests.factories.placements import KUNMING_XISHAN, SHENZHEN, XUNDIAN, make_placement
from tests.factories.surveys import make_assessed_laborer
from tests.factories.visits import make_visit
from xundian.kit import clock
from xundian.reports import queries
from xundian.reports.figures import FIGURES, counts, names
from xundian.reports.rules import Period
from xundian.reports.sheets.tables import Shown, report_workbook
from xundian.targets import actions

ON = date(2026, 6, 20)
YEAR, JUNE = Period(2026, None, ON), Period(2026, 6, ON)


def lines(name, user, period=YEAR, division=None):
    division = user.division_id if division is None else division
    return queries.table(queries.REPORTS[name], user=user, period=period, division=division)


def by_place(rows, column):
    return {line.division: line.values[column] for line in rows[1:]}


@pytest.fixture
def placed(cast, tree):
    """Two people of the officer's village away, one nearby in the next village, one away from far."""
    return [
        make_placement(make_assessed_laborer(village), by=cast.county, destination=place)
        for village, place in [
            (tree.village, KUNMING_XISHAN), (tree.village, KUNMING_XISHAN),
            (tree.next_village, XUNDIAN), (tree.far_village, SHENZHEN),
        ]
    ]  # fmt: skip


def test_it_counts_placements_by_township_and_sums_them_up(cast, placed):
    rows = lines("placements", cast.county)
    assert by_place(rows, "placements") == {"530129103": 3, "530129107": 1}
    assert rows[0].values == {"placements": 4, "away_placements": 3}


def test_a_village_officer_sees_the_own_village_only(cast, placed):
    rows = lines("placements", cast.officer)
    assert by_place(rows, "placements") == {"530129103207": 2}


def test_the_neighbour_county_sees_nothing_of_it(cast, placed):
    assert lines("placements", cast.stranger)[0].values["placements"] == 0


def test_the_station_sees_who_works_there_now(cast, placed):
    assert lines("placements", cast.station, division="")[0].values["placements"] == 3


def test_a_person_placed_twice_in_a_year_is_one_laborer_placed(cast, placed):
    first = placed[0]
    journeys.end_placement(placement=first, ended_on=date(2026, 4, 1), reason="changed_job", by=cast.county, on=ON)
    make_placement(first.laborer, by=cast.county, started_on=date(2026, 4, 2))
    assert lines("placements", cast.county)[0].values["placements"] == 4


def test_it_measures_against_the_target_and_puts_the_largest_gap_first(cast, tree, placed):
    actions.set_target(indicator="placements", division=tree.township, year=2026, value=4, by=cast.county)
    actions.set_target(indicator="placements", division=tree.other_township, year=2026, value=10, by=cast.county)
    total, *rows = lines("placements", cast.county)
    assert [(line.division, line.target, line.gap, str(line.rate)) for line in rows] == [
        ("530129107", 10, 9, "10.0"),
        ("530129103", 4, 1, "75.0"),
    ]
    assert (total.target, total.gap) == (14, 10)


def test_a_month_is_not_measured_against_the_target_of_the_year(client, cast, tree, placed):
    actions.set_target(indicator="placements", division=tree.county, year=2026, value=20, by=cast.county)
    actions.set_target(indicator="placements", division=tree.township, year=2026, value=4, by=cast.county)
    month = Period(2026, 3, ON)
    rows = lines("placements", cast.county, month)
    assert {(line.target, line.rate, line.gap) for line in rows} == {(None, None, None)}
    assert [line.division for line in rows[1:]] == sorted(line.division for line in rows[1:])
    client.force_login(cast.county)
    told = {}
    for query in ("", "&month=3"):
        page = client.get(f"/desk/reports/placements/?year=2026{query}", headers={"accept-language": "en"})
        told[query] = page.content.decode()
    assert "Rate (percent)" in told[""]
    assert "Rate (percent)" not in told["&month=3"]
    assert "a month is measured against none" in told["&month=3"]
    shown = Shown(queries.REPORTS["placements"], month, tree.county.code, rows, clock.now())
    with translation.override("en"):
        table, notes = openpyxl.load_workbook(BytesIO(report_workbook(shown))).worksheets
    assert "Target" not in [cell.value for row in table.iter_rows(max_row=4) for cell in row]
    assert any("a month is measured against none" in str(row[1]) for row in notes.iter_rows(values_only=True))


def test_the_countys_own_target_comes_before_the_sum(cast, tree, placed):
    actions.set_target(indicator="placements", division=tree.county, year=2026, value=20, by=cast.county)
    actions.set_target(indicator="placements", division=tree.township, year=2026, value=4, by=cast.county)
    assert lines("placements", cast.county)[0].target == 20


def test_it_tells_where_the_cases_stand(cast, tree, placed):
    make_assessed_laborer(tree.village)
    values = lines("stages", cast.county)[0].values
    assert values["stage_placed"] == 4
    assert values["stage_assessed"] == 1


def test_visits_due_done_and_overdue_are_counted_by_one_definition(cast, tree, placed):
    from laborers.visits import actions as visits

    visits.plan(on=ON)
    make_visit(placed[0].household, date(2026, 6, 10), by=cast.officer)
    june = lines("visits", cast.county, JUNE)[0].values
    assert june["visits_due"] == 3
    assert june["visits_done"] == 1
    assert (june["visits_in_time"], june["visits_entered_in_time"]) == (1, 1)
    # March, April and May of three households away, none visited.
    assert june["visits_overdue"] == 9


def test_every_figure_opens_as_many_names_as_it_says_to_everybody(cast, tree, placed):
    from laborers.visits import actions as visits

    visits.plan(on=ON)
    make_visit(placed[0].household, date(2026, 6, 10), by=cast.officer)
    for user in (cast.county, cast.township, cast.officer, cast.station, cast.stranger):
        division = user.division_id or ""
        for code, figure in FIGURES.items():
            told = sum(counts(figure, user=user, period=JUNE, division=division).values())
            opened = list(names(figure, user=user, period=JUNE, division=division))
            assert (sum(row["fen"] for row in opened) if figure.amount else len(opened)) == told, code


def test_names_carry_no_identity_number(cast, placed):
    row = names(FIGURES["placements"], user=cast.leader, period=YEAR)[0]
    assert not [key for key in row if "identity" in key]


@pytest.mark.parametrize("people", [3, 12])
def test_a_table_asks_the_same_number_of_questions_at_any_size(people, cast, tree, django_assert_num_queries):
    for _ in range(people):
        make_placement(make_assessed_laborer(tree.village), by=cast.county)
    # What is kept ready, both figures live, the places, the targets.
    with django_assert_num_queries(5):
        lines("placements", cast.county)

"""The two reports about households over REST: figures, scope, pages of rows, errors, workbooks."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
import time_machine

from laborers.economy import actions
from tests.factories.economy import make_economy, make_sample, make_study, make_threshold
from tests.factories.registry import make_household

INCOME, LAND = "/api/v1/reports/household-income/", "/api/v1/reports/land-use/"
KEYS = [
    "households", "members", "working_members", "total_income", "outside_income", "income_per_migrant",
    "income_per_member", "threshold", "reaching_threshold",
]  # fmt: skip
LAND_FIGURES = {"planted_area_after": Decimal(6), "planting_income_after_fen": 600_000}
BEFORE = {"planted_area_before": Decimal(9), "planting_income_before_fen": 900_000}


@pytest.fixture
def june():
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def homes(cast, tree):
    """A household in each of three villages of two townships, and one of another county, in 2025."""
    villages = (tree.village, tree.next_village, tree.far_village, tree.other_village)
    return [make_economy(make_household(village, number=f"H{n}"), year=2025) for n, village in enumerate(villages)]


def codes(body):
    return [row["household_code"] for row in body["rows"]]


@pytest.mark.parametrize(
    ("role", "seen", "places"),
    [
        ("officer", ["H0"], ["530129103207"]),
        ("township", ["H0", "H1"], ["530129103207", "530129103212"]),
        ("county", ["H0", "H1", "H2"], ["530129103", "530129107"]),
        ("leader", ["H0", "H1", "H2"], ["530129103", "530129107"]),
        ("auditor", ["H0", "H1", "H2"], ["530129103", "530129107"]),
        ("stranger", ["H3"], ["520526002"]),
        ("station", [], []),
        ("site", [], []),
    ],
)
def test_it_shows_the_own_place_by_places_below(role, seen, places, cast, api, homes):
    body = api(getattr(cast, role)).get(INCOME, {"year": 2025}).json()
    assert codes(body) == seen
    assert [line["division"] for line in body["places"]] == places
    assert body["households"] == len(seen) == sum(line["households"] for line in body["places"])
    assert set(KEYS) <= set(body)


def test_a_division_narrows_and_another_county_is_as_absent_as_none(cast, api, homes):
    assert codes(api(cast.county).get(INCOME, {"year": 2025, "division": "530129107"}).json()) == ["H2"]
    for address in (INCOME, LAND):
        answers = [
            api(cast.township).get(address, {"year": 2025, "division": code}) for code in ("530129107", "520526", "9")
        ]
        assert [answer.status_code for answer in answers] == [404, 404, 404]
        assert answers[0].json() == answers[1].json()


@pytest.mark.parametrize("address", [INCOME, LAND])
@pytest.mark.parametrize(
    ("query", "field"),
    [({}, "/year"), ({"year": "x"}, "/year"), ({"year": 1999}, "/year"), ({"year": 2025, "month": 1}, "/month")],
)
def test_a_question_that_cannot_be_answered_names_its_parameter(address, query, field, cast, api):
    answer = api(cast.county).get(address, query)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, field)


def test_a_year_without_records_is_zeros_without_ratios(cast, api, homes):
    body = api(cast.county).get(INCOME, {"year": 2024}).json()
    assert {name: body[name] for name in KEYS} == {
        "households": 0, "members": 0, "working_members": 0, "total_income": "0.00", "outside_income": "0.00",
        "income_per_migrant": None, "income_per_member": None, "threshold": None, "reaching_threshold": 0,
    }  # fmt: skip
    assert (body["rows"], body["places"]) == ([], [])
    land = api(cast.county).get(LAND, {"year": 2024}).json()
    assert (land["migrant"]["households"], land["stayed"]["now"]["area_mu"], land["rows"]) == (0, "0.000", [])
    assert land["migrant"]["before"]["yuan_per_ha"] is land["migrant"]["change"]["area_percent"] is None


def test_without_a_threshold_nothing_is_said_about_reaching_it(cast, api, homes):
    body = api(cast.county).get(INCOME, {"year": 2025}).json()
    assert (body["threshold"], body["reaching_threshold"], body["rows"][0]["reaching_threshold"]) == (None, None, None)


def test_the_threshold_of_another_county_is_not_held_against_this_one(cast, api, homes, tree):
    make_threshold(tree.other_county, year=2025)
    assert api(cast.county).get(INCOME, {"year": 2025}).json()["threshold"] is None
    assert api(cast.stranger).get(INCOME, {"year": 2025}).json()["reaching_threshold"] == 1


def test_who_works_with_nobody_has_no_figure_by_migrant(cast, api, tree):
    make_economy(tree.county, working_members=0, outside_income_fen=0)
    body = api(cast.county).get(INCOME, {"year": 2018}).json()
    assert (body["income_per_migrant"], body["rows"][0]["income_per_migrant"]) == (None, None)
    assert body["income_per_member"] == "0.00"


def test_land_alone_is_no_household_of_the_income_report(cast, api, tree):
    make_study(tree.county)
    assert api(cast.county).get(INCOME, {"year": 2018}).json()["households"] == 0


def test_rows_come_in_pages_and_the_figures_do_not(cast, api, tree):
    make_sample(tree.county)
    first = api(cast.county).get(INCOME, {"year": 2018, "limit": 10}).json()
    assert (len(first["rows"]), first["households"], first["previous"]) == (10, 25, None)
    seen, answer = codes(first), first
    while answer["next"]:
        answer = api(cast.county).get(answer["next"]).json()
        seen += codes(answer)
    assert seen == [f"{n:02}" for n in range(1, 26)]


def test_a_row_names_no_person_and_a_number_only_to_roles_that_see_it(cast, api, homes, tree):
    body = api(cast.leader).get(INCOME, {"year": 2025}).json()
    assert set(body["rows"][0]) == {
        "id", "household_code", "household", "division", "division_name", "members", "working_members",
        "total_income", "outside_income", "income_per_migrant", "income_per_member", "reaching_threshold",
    }  # fmt: skip
    assert codes(body) == ["H0", "H1", "H2"]


def test_the_reports_beside_them_still_answer(cast, api):
    assert api(cast.leader).get("/api/v1/reports/placements/").status_code == 200
    assert api(cast.leader).get("/api/v1/reports/placements/names/?figure=placements").status_code == 200


# --- land -----------------------------------------------------------------------------------------------------------


def test_the_studys_households_give_the_published_land(june, cast, api, tree):
    make_study(tree.county)
    body = api(cast.county).get(LAND, {"year": 2018}).json()
    # 332 mu / 15 = 22.1333 ha; 344,000 * 15 / 332 = 15,542.1687; 280 / 15 = 18.6667; 246,900 * 15 / 280 = 13,226.7857.
    assert body["migrant"] == {
        "households": 50, "members": 186,
        "before": {
            "area_mu": "332.000", "area_ha": "22.133", "income": "344000.00", "yuan_per_mu": "1036.14",
            "yuan_per_ha": "15542.17",
        },
        "after": {
            "area_mu": "280.000", "area_ha": "18.667", "income": "246900.00", "yuan_per_mu": "881.79",
            "yuan_per_ha": "13226.79",
        },
        "change": {
            "area_mu": "-52.000", "area_ha": "-3.467", "area_percent": "-15.66", "income": "-97100.00",
            "income_percent": "-28.23", "yuan_per_mu": "-154.36", "yuan_per_mu_percent": "-14.90",
            "yuan_per_ha": "-2315.38", "yuan_per_ha_percent": "-14.90",
        },
        "idle_mu": "0.000", "leased_mu": "0.000",
    }  # fmt: skip
    # 438 mu / 15 = 29.2 ha; 828,700 * 15 / 438 = 28,380.1370.
    assert body["stayed"] == {
        "households": 50, "members": 197,
        "now": {
            "area_mu": "438.000", "area_ha": "29.200", "income": "828700.00", "yuan_per_mu": "1892.01",
            "yuan_per_ha": "28380.14",
        },
    }  # fmt: skip
    assert (body["left_out"], len(body["rows"]), body["on"]) == (0, 100, "2026-06-20")


def test_what_was_published_stands_beside_what_the_records_say(cast, api, tree):
    actions.load_shipped(by=None)
    make_study(tree.county)
    body = api(cast.leader).get(LAND, {"year": 2018}).json()
    differing = {
        row["measure"]: (row["published"], row["computed"], row["difference"])
        for row in body["published"]
        if Decimal(row["difference"])
    }
    # The study took a mu as 0.066667 ha; exactly it is 1/15. Sums, people and areas agree to the last digit.
    assert differing == {
        "migrant.before.yuan_per_ha": ("15542.09", "15542.17", "0.08"),
        "migrant.after.yuan_per_ha": ("13226.72", "13226.79", "0.07"),
        "stayed.now.yuan_per_ha": ("28380", "28380.14", "0.14"),
    }
    assert len(body["published"]) == 13
    assert {row["document"] for row in body["published"]} != {""}


def test_published_figures_are_the_whole_countys_and_wait_for_records(cast, api, tree):
    actions.load_shipped(by=None)
    rows = api(cast.county).get(LAND, {"year": 2018}).json()["published"]
    assert {row["computed"] for row in rows} == {None}
    assert api(cast.township).get(LAND, {"year": 2018}).json()["published"] == []
    assert api(cast.county).get(LAND, {"year": 2019}).json()["published"] == []


def test_a_record_that_fits_neither_group_is_counted_as_left_out(cast, api, tree):
    make_economy(tree.county, sample_code="M", **LAND_FIGURES, **BEFORE)
    make_economy(tree.county, sample_code="N", outside_income_fen=0, working_members=0, **LAND_FIGURES)
    make_economy(tree.county, sample_code="X", **LAND_FIGURES)
    make_economy(tree.county, sample_code="Y")
    body = api(cast.county).get(LAND, {"year": 2018}).json()
    assert (body["migrant"]["households"], body["stayed"]["households"], body["left_out"]) == (1, 1, 1)
    assert {row["household_code"]: row["group"] for row in body["rows"]} == {"M": "migrant", "N": "stayed", "X": ""}
    assert body["rows"][0]["area_ha_before"] == "0.600"


@pytest.mark.parametrize("size", [3, 30])
@pytest.mark.parametrize(("address", "asked"), [(INCOME, 6), (LAND, 5)])
def test_a_report_asks_the_same_number_of_questions_at_any_size(
    size, address, asked, cast, api, tree, django_assert_num_queries
):
    for number in range(size):
        make_economy(make_household(tree.village if number % 2 else tree.far_village), year=2025, **LAND_FIGURES)
    client = api(cast.county)
    client.get(address, {"year": 2024})
    with django_assert_num_queries(asked):
        assert len(client.get(address, {"year": 2025}).json()["rows"]) == size


# --- workbooks --------------------------------------------------------------------------------------------------------


def opened(answer):
    assert (answer.status_code, answer["Content-Type"].split(".")[-1]) == (200, "sheet")
    return openpyxl.load_workbook(io.BytesIO(answer.content))


def test_the_income_workbook_has_the_bureaus_layout(june, cast, api, tree):
    make_sample(tree.county)
    make_economy(tree.county, sample_code="=1+1")
    make_threshold(tree.county)
    book = opened(
        api(cast.county).get(f"{INCOME}household-income.xlsx/", {"year": 2018}, headers={"Accept-Language": "en"})
    )
    sheet = book.worksheets[0]
    assert [str(span) for span in sheet.merged_cells.ranges] == ["A1:K1"]
    assert "2026-06-20" in sheet["A2"].value
    assert "yuan" in sheet["K2"].value
    heads, total, *rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=4 + 26)]
    assert heads[0] == "No."
    assert total[3:] == [96, 42, 459300, 360000, 8571.43, 3750, 3500, 16]
    assert [row[0] for row in rows] == list(range(1, 27))
    # A formula in a code is text, and the sums of the rows are the total.
    assert rows[-1][1] == "=1+1" or rows[0][1] == "=1+1"
    assert {cell.data_type for cell in sheet["B"][4:30]} == {"s"}
    assert [sum(row[place] for row in rows) for place in (3, 4, 5, 6)] == total[3:7]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$1:$3"
    assert "Checked by" in sheet.cell(sheet.max_row, 1).value
    assert [each.title for each in book] == ["Households", "Places", "Definitions"]
    assert "exactly counts" in " ".join(str(cell.value) for cell in book["Definitions"]["B"])


def test_the_land_workbook_compares_and_names_what_was_published(june, cast, api, tree):
    actions.load_shipped(by=None)
    make_study(tree.county)
    book = opened(api(cast.leader).get(f"{LAND}land-use.xlsx/", {"year": 2018}, headers={"Accept-Language": "en"}))
    compared = [[cell.value for cell in row] for row in book["Comparison"].iter_rows(min_row=4, max_row=10)]
    assert compared[0] == ["Households (households)", 50, 50, None, None, 50]
    assert compared[-1][1:] == [15542.17, 13226.79, -2315.38, -14.9, 28380.14]
    assert book["Households"].max_row == 3 + 2 + 100 + 2
    words = [cell.value for cell in book["Definitions"]["B"]]
    assert 15542.09 in words


def test_a_workbook_shows_the_own_place_only(cast, api, homes):
    book = opened(api(cast.officer).get(f"{INCOME}household-income.xlsx/", {"year": 2025}))
    assert [cell.value for cell in book.worksheets[0]["B"][4:5]] == ["H0"]
    refused = api(cast.officer).get(f"{INCOME}household-income.xlsx/", {"year": 2025, "division": "520526"})
    assert refused.status_code == 404
    assert api(cast.officer).get(f"{LAND}land-use.xlsx/").status_code == 422


def test_the_day_of_the_cut_off_is_the_countys(cast, api):
    with time_machine.travel("2026-06-20T17:00:00Z", tick=False):
        assert api(cast.county).get(INCOME, {"year": 2025}).json()["on"] == str(date(2026, 6, 21))

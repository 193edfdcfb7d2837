from datetime import date

import pytest
import time_machine

from tests.factories.placements import make_placement
from tests.factories.surveys import make_assessed_laborer
from xundian.reports.figures import FIGURES
from xundian.reports.queries import REPORTS
from xundian.targets.models import Target

pytestmark = pytest.mark.usefixtures("june")
TARGET = {"indicator": "placements", "division": "530129103", "year": 2026, "value": 40}


@pytest.fixture
def june():
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def placed(cast, tree):
    return make_placement(make_assessed_laborer(tree.village), by=cast.county, started_on=date(2026, 3, 10))


def test_it_lists_the_reports(cast, api):
    rows = {row["name"]: row for row in api(cast.leader).get("/api/v1/reports/").json()}
    assert set(rows) == set(REPORTS)
    assert [way["code"] for way in rows["transfer"]["ways"]] == [
        "area", "channel", "months", "education", "age", "sex", "industry", "support",
    ]  # fmt: skip


def test_a_report_is_divided_in_one_of_its_ways(cast, api, placed):
    body = api(cast.leader).get("/api/v1/reports/transfer/?by=area").json()
    counted = {column["heading"]: body["lines"][0]["values"][column["code"]] for column in body["columns"][1:]}
    assert (body["by"], sum(counted.values())) == ("area", body["lines"][0]["values"]["transferred"])
    assert body["lines"][0]["values"]["transferred_area_in_province"] == 1
    refused = api(cast.leader).get("/api/v1/reports/transfer/?by=weather")
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/by")


def test_a_report_tells_shares_of_its_figures(cast, api, placed):
    body = api(cast.leader).get("/api/v1/reports/organisation/").json()
    assert body["lines"][0]["values"] == {"transferred_out": 1, "organised_out": 1, "listed_out": 0}
    assert body["lines"][0]["shares"] == {"organised_share": "100.0", "listed_share": "0.0"}
    assert body["lines"][1]["shares"] == body["lines"][0]["shares"]


def test_sums_of_money_are_yuan_and_their_names_add_up(cast, api, tree):
    make_placement(make_assessed_laborer(tree.village), by=cast.county, started_on=date(2026, 5, 1), wage_fen=300_000)
    make_placement(make_assessed_laborer(tree.village), by=cast.county, started_on=date(2026, 6, 1), wage_fen=310_000)
    total = api(cast.leader).get("/api/v1/reports/income/").json()["lines"][0]
    # May in full and 20 of 30 days of June, twice.
    assert total["amounts"]["transfer_income"] == "7066.67"
    assert total["values"] == {"transferred": 2, "transferred_supported": 0}
    rows = api(cast.leader).get("/api/v1/reports/income/names/?figure=transfer_income").json()["results"]
    assert sorted(row["amount"] for row in rows) == ["2066.67", "5000.00"]


def test_a_report_is_a_form_of_one_place(cast, api, placed):
    body = api(cast.county).get("/api/v1/reports/transfer/form/?division=530129103").json()
    sections = {
        section["label"]: {line["code"]: line["value"] for line in section["lines"]} for section in body["sections"]
    }
    assert sections[""] == {"transferred": 1, "transferred_supported": 0, "transferred_out": 1}
    assert len(sections) == 9
    assert all(
        sum(number for code, number in lines.items() if code != "transferred") == 1
        for label, lines in sections.items() if label
    )  # fmt: skip


def test_the_catalogue_says_what_every_figure_counts_and_leaves_out(cast, api):
    rows = api(cast.leader).get("/api/v1/figures/").json()
    assert [row["code"] for row in rows] == [figure.code for figure in FIGURES.values() if not figure.base]
    for row in rows:
        assert all(row[name] for name in ("label", "definition", "topic", "source", "cutoff", "exclusions", "unit")), (
            row
        )
    assert {row["code"] for row in rows if row["counts"] == "money"} >= {"transfer_income"}
    parts = api(cast.leader).get("/api/v1/figures/?whole=transferred").json()
    assert "transferred_age_to_20" in {row["code"] for row in parts}
    one = api(cast.leader).get("/api/v1/figures/transferred_age_to_20/").json()
    assert (one["whole"], one["reports"]) == ("transferred", ["transfer"])
    assert api(cast.leader).get("/api/v1/figures/nothing/").status_code == 404
    assert api(cast.leader).get("/api/v1/figures/?whole=nothing").status_code == 404


def test_it_gives_a_table_with_its_cut_off_and_definitions(cast, api, placed):
    body = api(cast.leader).get("/api/v1/reports/placements/").json()
    assert (body["on"], body["year"]) == ("2026-06-20", 2026)
    assert body["columns"][0]["definition"]
    assert body["lines"][0]["values"]["placements"] == 1


def test_a_cell_opens_its_list_of_names(cast, api, placed):
    body = api(cast.leader).get("/api/v1/reports/placements/names/?figure=placements&division=530129103").json()
    assert [row["person"] for row in body["results"]] == [placed.laborer.name]


def test_another_countys_division_is_as_absent_as_none(cast, api):
    answers = [api(cast.township).get(f"/api/v1/reports/placements/?division={code}") for code in ("520526", "999999")]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].json() == answers[1].json()


@pytest.mark.parametrize(
    ("query", "status", "field"),
    [("month=13", 422, "/month"), ("year=x", 422, "/year"), ("place=1", 422, "/place"), ("on=yesterday", 422, "/on")],
)
def test_it_names_the_parameter_that_is_wrong(query, status, field, cast, api):
    answer = api(cast.county).get(f"/api/v1/reports/visits/?{query}")
    assert answer.status_code == status
    assert answer.json()["errors"][0]["pointer"] == field


def test_an_unknown_report_and_a_foreign_figure_are_refused(cast, api):
    assert api(cast.county).get("/api/v1/reports/nothing/").status_code == 404
    assert api(cast.county).get("/api/v1/reports/visits/names/?figure=placements").status_code == 422


def test_the_county_sets_a_target_once(cast, api, tree):
    first = api(cast.county).post("/api/v1/targets/", TARGET)
    assert first.status_code == 201
    again = api(cast.county).post("/api/v1/targets/", TARGET)
    assert (again.status_code, again.json()["errors"][0]["code"]) == (422, "taken")


def test_a_target_changes_only_for_who_saw_its_version(cast, api, tree):
    made = api(cast.county).post("/api/v1/targets/", TARGET).json()
    address = f"/api/v1/targets/{made['id']}/"
    assert api(cast.county).patch(address, {"value": 50}).status_code == 428
    assert api(cast.county).patch(address, {"value": 50}, headers={"If-Match": '"7"'}).status_code == 412
    changed = api(cast.county).patch(address, {"value": 50}, headers={"If-Match": '"1"'})
    assert (changed.status_code, changed["ETag"], changed.json()["value"]) == (200, '"2"', 50)
    assert [row.value for row in Target.objects.get().history.order_by("pgh_id")] == [40, 50]


@pytest.mark.parametrize("role", ["officer", "township", "leader", "station", "site", "auditor"])
def test_only_the_county_sets_targets(role, cast, api, tree):
    assert api(getattr(cast, role)).post("/api/v1/targets/", TARGET).status_code == 403


def test_a_foreign_division_cannot_be_given_a_target(cast, api, tree):
    assert api(cast.stranger).post("/api/v1/targets/", TARGET).status_code == 404

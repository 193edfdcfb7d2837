import io
from datetime import UTC, date, datetime

import openpyxl
import pytest
import time_machine
from django.test import Client

from tests.factories.placements import make_placement
from tests.factories.surveys import make_assessed_laborer
from xundian.kit import clock
from xundian.kit.sweeps import load, run_sweep
from xundian.reports.rules import Period
from xundian.reports.snapshots import actions
from xundian.reports.snapshots.models import Snapshot

pytestmark = pytest.mark.usefixtures("june")
ON = date(2026, 6, 20)
AT = datetime(2026, 6, 20, 4, tzinfo=UTC)


@pytest.fixture
def june():
    with time_machine.travel("2026-06-25T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def placed(cast, tree):
    return [make_placement(make_assessed_laborer(tree.village, name=name), by=cast.county) for name in ("李一", "李二")]


@pytest.fixture
def printed(placed, tree):
    return actions.take(county=tree.county, period=Period(2026, None, ON), at=AT, by=None)


@pytest.fixture
def late(printed, cast, tree):
    """Somebody whose work began before the cut-off and was told of afterwards."""
    return make_placement(make_assessed_laborer(tree.village, name="赵晚"), by=cast.county, started_on=date(2026, 6, 1))


@pytest.fixture
def web():
    def signed_in(user):
        client = Client()
        client.force_login(user)
        client.cookies["django_language"] = "en"
        return client

    return signed_in


def english(client):
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


def book(answer):
    assert answer.status_code == 200, answer.content[:300]
    return openpyxl.load_workbook(io.BytesIO(answer.content))


def texts(sheet):
    return [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]


# --- the clock ------------------------------------------------------------------------------------------------------


def test_the_sweep_prints_the_last_month_late_and_twice(tree, placed):
    load()
    first = run_sweep("print-figures", on=date(2026, 7, 4), at=clock.now())
    again = run_sweep("print-figures", on=date(2026, 7, 5), at=clock.now())
    assert (first, again) == ({"taken": 4}, {"taken": 0})


# --- REST -----------------------------------------------------------------------------------------------------------


def test_programs_read_what_was_printed_and_what_came_in_since(cast, api, late, printed):
    body = api(cast.county).get(f"/api/v1/snapshots/{printed.pk}/table/?report=placements").json()
    assert (body["snapshot"]["label"], body["lines"][0]["values"]["placements"]) == ("2026/1", 2)
    assert body["since"][0] == {"figure": "placements", "printed": 2, "late": 1, "gone": 0}
    assert api(cast.county).get("/api/v1/reports/placements/").json()["lines"][0]["values"]["placements"] == 3


def test_programs_find_what_held_on_a_day(cast, api, printed):
    found = [
        api(cast.leader).get(f"/api/v1/snapshots/?year=2026&printed_on={day}").json()["results"]
        for day in ("2026-06-19", "2026-06-20")
    ]
    assert [len(rows) for rows in found] == [0, 1]


def test_programs_open_the_names_and_the_late_ones(cast, api, late, printed, placed):
    address = f"/api/v1/snapshots/{printed.pk}/names/?figure=placements"
    assert {row["person"] for row in api(cast.leader).get(address).json()["results"]} == {"李一", "李二"}
    assert [row["person"] for row in api(cast.leader).get(f"{address}&late=true").json()["results"]] == ["赵晚"]
    assert api(cast.colleague).get(address).json()["results"] == []


def test_the_county_keeps_the_figures_of_today_with_a_reason(cast, api, tree):
    taken = api(cast.county).post("/api/v1/snapshots/", {"year": 2026, "month": 6, "reason": "meeting"})
    assert (taken.status_code, taken.json()["label"]) == (201, "2026-06/1")
    assert Snapshot.objects.get().cutoff_on == date(2026, 6, 25)
    assert api(cast.county).post("/api/v1/snapshots/", {"year": 2026, "reason": " "}).status_code == 422


@pytest.mark.parametrize("role", ["officer", "township", "leader", "station", "site", "auditor"])
def test_only_the_county_keeps_figures(role, cast, api):
    assert api(getattr(cast, role)).post("/api/v1/snapshots/", {"year": 2026, "reason": "x"}).status_code == 403


@pytest.mark.parametrize(
    ("role", "query", "status"),
    [
        ("station", "report=placements", 422), ("county", "report=nothing", 422), ("county", "", 422),
        ("county", "report=placements&by=nothing", 422), ("township", "report=placements&division=530129107", 404),
        ("stranger", "report=placements", 404), ("county", "report=placements&odd=1", 422),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_told(role, query, status, cast, api, printed):
    answer = api(getattr(cast, role)).get(f"/api/v1/snapshots/{printed.pk}/table/?{query}")
    assert answer.status_code == status, answer.content


def test_late_names_of_how_things_stand_are_refused(cast, api, printed):
    address = f"/api/v1/snapshots/{printed.pk}/names/?figure=jobless&late=true"
    assert api(cast.county).get(address).json()["errors"][0]["code"] == "not_comparable"


@pytest.mark.parametrize("snapshots", [3, 30])
def test_the_list_asks_the_same_number_of_questions_at_any_size(snapshots, cast, api, tree, django_assert_num_queries):
    for number in range(1, snapshots + 1):
        Snapshot.objects.create(
            division=tree.county, year=2026, cutoff_on=ON, taken_at=AT, by=cast.county, reason="x", number=number
        )
    client = api(cast.county)
    client.get("/api/v1/snapshots/")
    with django_assert_num_queries(2):
        assert len(client.get("/api/v1/snapshots/").json()["results"]) == snapshots


# --- workbooks ------------------------------------------------------------------------------------------------------


def test_a_printed_workbook_is_the_same_on_any_later_day(cast, api, late, printed):
    address = f"/api/v1/snapshots/{printed.pk}/printed.xlsx/?report=placements"
    sheet = book(english(api(cast.county)).get(address)).worksheets[0]
    rows = texts(sheet)
    assert "2026/1" in str(texts(book(api(cast.county).get(address)).worksheets[-1]))
    assert rows[3] == ["", "Total", 2, 2]
    assert sheet.page_setup.orientation == "landscape"


def test_the_total_stands_on_top_of_a_check_that_the_rows_make_it_up(cast, api, printed):
    address = f"/api/v1/snapshots/{printed.pk}/printed.xlsx/?report=placements"
    rows = texts(book(english(api(cast.county)).get(address)).worksheets[0])
    check = next(row for row in rows if any("Check" in str(cell) for cell in row))
    assert [cell for cell in check if isinstance(cell, int)] == [0, 0]


def test_late_entries_have_a_sheet_without_names(cast, web, late, printed):
    from django.utils import translation

    with translation.override("en"):
        found = book(web(cast.county).get(f"/desk/printed/{printed.pk}/printed.xlsx?report=placements"))
    assert found.sheetnames == ["Table", "Reported late", "Definitions"]
    text = str(texts(found["Reported late"]))
    assert late.household.number in text
    assert "赵晚" not in text


def test_a_report_of_today_says_that_it_is_not_kept_and_marks_what_came_late(cast, web, late, printed):
    found = book(web(cast.county).get("/desk/reports/placements/report.xlsx?year=2026"))
    assert "not kept" in str(texts(found["Definitions"]))
    assert "1 late" in str(texts(found["Table"]))
    as_printed = book(web(cast.county).get("/desk/reports/placements/report.xlsx?year=2026&printed_on=2026-06-20"))
    assert "snapshot 2026/1" in str(texts(as_printed["Definitions"]))


def test_every_report_has_its_workbook_in_every_way(cast, web, printed):
    from xundian.reports.queries import REPORTS

    client = web(cast.county)
    for report in REPORTS.values():
        for way in ("", *report.ways):
            found = book(client.get(f"/desk/reports/{report.name}/report.xlsx?by={way}"))
            assert found.sheetnames[-1] == "Definitions"
            assert len(texts(found["Table"])) > 4


# --- pages ----------------------------------------------------------------------------------------------------------


def test_the_page_shows_what_was_printed_and_links_what_came_late(cast, web, late, printed):
    html = web(cast.leader).get(f"/desk/printed/{printed.pk}/?report=placements").content.decode()
    assert "As printed at" in html
    assert "late=1" in html
    names = web(cast.leader).get(f"/desk/printed/{printed.pk}/names/?figure=placements&late=1").content.decode()
    assert "赵晚" in names
    assert "李一" not in names


def test_the_figures_of_trainings_lead_to_what_was_printed_and_have_one_workbook(cast, web, tree, printed):
    html = web(cast.county).get("/desk/reports/trainings/?year=2026").content.decode()
    assert f"/desk/printed/{printed.pk}/?report=trainings&amp;division={tree.county.code}" in html
    assert html.count("Download as Excel") == 1


def test_a_day_leads_to_the_snapshot_that_held_then(cast, web, printed):
    client = web(cast.county)
    found = client.get("/desk/printed/?year=2026&month=&printed_on=2026-06-21&report=visits")
    assert found["Location"] == f"/desk/printed/{printed.pk}/?report=visits"
    early = client.get("/desk/printed/?year=2026&month=&printed_on=2026-06-01&report=visits")
    assert early.status_code == 422
    assert "2026-06-20" in early.content.decode()


def test_the_county_keeps_figures_on_the_page(cast, web, tree):
    client = web(cast.county)
    refused = client.post("/desk/printed/take/", {"year": "2026", "month": "6", "reason": ""})
    assert refused.status_code == 422
    kept = client.post("/desk/printed/take/", {"year": "2026", "month": "6", "reason": "meeting"})
    assert kept["Location"] == f"/desk/printed/{Snapshot.objects.get().pk}/"


def test_another_countys_snapshot_is_as_absent_as_none(cast, web, printed):
    assert web(cast.stranger).get(f"/desk/printed/{printed.pk}/").status_code == 404
    assert web(cast.township).get(f"/desk/printed/{printed.pk}/?division=530129107").status_code == 404
    assert web(cast.station).get(f"/desk/printed/{printed.pk}/").status_code == 404
    assert web(cast.station).get("/desk/printed/").status_code == 200


# --- for anybody ----------------------------------------------------------------------------------------------------


def test_anybody_reads_the_figures_without_the_small_ones(client, printed, tree):
    html = client.get("/share/figures/?county=530129&lang=en").content.decode()
    assert "羊街镇" in html
    assert '<td class="number">2</td>' not in html
    assert "withheld" in html


def test_enough_people_are_shown(client, cast, tree):
    for _number in range(6):
        make_placement(make_assessed_laborer(tree.village), by=cast.county)
    actions.take(county=tree.county, period=Period(2026, None, ON), at=AT, by=None)
    assert '<td class="number">6</td>' in client.get("/share/figures/?county=530129&lang=en").content.decode()


def test_what_was_printed_by_hand_is_not_published(client, cast, tree, placed):
    actions.take(county=tree.county, period=Period(2026, None, ON), at=AT, by=cast.county, reason="meeting")
    assert "No figures are published yet" in client.get("/share/figures/?county=530129&lang=en").content.decode()


def test_an_unknown_county_has_none(client, printed):
    assert client.get("/share/figures/?county=999999").status_code == 404


def test_no_whole_is_published_twice():
    """Two tables of one whole would tell of each other what either withholds."""
    from xundian.reports.snapshots.queries import PUBLISHED

    wholes = [whole for whole, _parts in PUBLISHED]
    assert len(set(wholes)) == len(wholes)


# --- beside the report that is counted now --------------------------------------------------------------------------


def test_a_report_says_when_it_was_printed_last_and_what_came_late_since(cast, web, late, printed):
    html = web(cast.county).get("/desk/reports/placements/?year=2026").content.decode()
    assert f"/desk/printed/{printed.pk}/" in html
    assert "figure=placements&amp;division=530129&amp;late=1" in html
    assert "Entered since snapshot 2026/1" in html


def test_a_report_that_was_never_printed_says_nothing_of_it(cast, web, placed):
    for user in (cast.county, cast.station):
        html = web(user).get("/desk/reports/placements/?year=2026").content.decode()
        assert "report.xlsx" in html
        assert "late=1" not in html


def test_a_form_has_its_workbook_counted_now_and_as_it_was_printed(cast, web, late, printed):
    client = web(cast.county)
    now = texts(book(client.get("/desk/reports/transfer/report.xlsx?by=form"))["Form"])
    then = texts(book(client.get(f"/desk/printed/{printed.pk}/printed.xlsx?report=transfer&by=form"))["Form"])
    assert now[2] == ["Indicator", "Unit", "Code", "Number"]
    assert (now[3][-1], then[3][-1]) == (3, 2)
    assert [row[:1] for row in now[2:]] == [row[:1] for row in then[2:]]


def test_how_a_form_was_printed_is_what_the_form_said(cast, tree, placed, printed):
    from xundian.reports import queries as live
    from xundian.reports.snapshots import queries

    for report in live.REPORTS.values():
        now = live.form(report, user=cast.county, period=Period(2026, None, ON), division=tree.county.code)
        assert queries.form(report, printed, division=tree.county.code) == now, report.name

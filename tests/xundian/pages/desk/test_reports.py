"""The reports at the desk: by place, in their ways, as forms, the names of each cell, and what each figure counts."""

import html
import re
from datetime import date

import pytest
import time_machine

from tests.factories.placements import SHENZHEN, XUNDIAN, make_placement
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer
from xundian.reports.figures import FIGURES
from xundian.reports.queries import REPORTS

REPORTS_PAGE, TRANSFER = "/desk/reports/", "/desk/reports/transfer/"


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def desk(browse):
    """A client of that user's browser, in English."""

    def client(user):
        browser = browse(user)
        browser.cookies["django_language"] = "en"
        return browser

    return client


@pytest.fixture
def placed(cast, tree):
    """Three people in work: a poor one and another in Shenzhen, one in the county itself."""
    poor = make_assessed_laborer(make_household(tree.village, category="registered_poor"), name="马小花", sex="2")
    make_placement(poor, by=cast.county, started_on=date(2026, 5, 1), destination=SHENZHEN, wage_fen=310_000)
    for village, place in ((tree.village, SHENZHEN), (tree.far_village, XUNDIAN)):
        make_placement(make_assessed_laborer(village), by=cast.county, destination=place, organised_by="self")


def text_of(page):
    return text_of_source(page.content.decode())


def cells(page):
    """{(code of a figure, place): what is written} of the numbers that open names."""
    found = re.findall(r"figure=(\w+)&amp;division=(\d*)&amp;[^\"]*\">([\d.,]+)<", page.content.decode())
    return {(code, place): text for code, place, text in found}


def test_every_report_is_on_the_page_of_reports(cast, desk):
    page = desk(cast.leader).get(REPORTS_PAGE).content.decode()
    assert [name for name in REPORTS if f"/desk/reports/{name}/" not in page] == []
    assert "/desk/figures/" in page


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_opens_as_a_table_in_every_way_and_as_a_form(name, cast, desk, placed):
    if name == "trainings":  # which has a page of its own
        return
    for by in ("", "form", *REPORTS[name].ways):
        page = desk(cast.county).get(f"/desk/reports/{name}/?by={by}")
        assert page.status_code == 200
        columns = REPORTS[name].every_column if by == "form" else REPORTS[name].by(by).columns
        assert [code for code in columns if str(FIGURES[code].heading) not in text_of(page)] == []


def test_a_number_opens_its_names_in_the_place_and_period_of_the_table(cast, desk, placed):
    page = desk(cast.county).get(TRANSFER, {"by": "area", "year": "2026"})
    assert cells(page) == {
        ("transferred", "530129"): "3", ("transferred", "530129103"): "2", ("transferred", "530129107"): "1",
        ("transferred_area_out_province", "530129"): "2", ("transferred_area_out_province", "530129103"): "2",
        ("transferred_area_in_county", "530129"): "1", ("transferred_area_in_county", "530129107"): "1",
    }  # fmt: skip
    address = re.search(
        r'href="([^"]*figure=transferred_area_in_county&amp;division=530129107[^"]*)"', page.content.decode()
    )
    names = desk(cast.county).get(address[1].replace("&amp;", "&"))
    assert "1 row" in text_of(names)
    assert "撒米落村委会" in text_of(names)


def test_the_form_numbers_its_lines_and_gives_every_part(cast, desk, placed):
    page = text_of(desk(cast.county).get(TRANSFER, {"by": "form"}))
    assert "by sex Laborers in work people 33 3 Men people 34 2 Women people 35 1" in page
    assert "Found by oneself people 12 2" in page


def test_money_is_shown_in_yuan_and_its_names_add_up(cast, desk, placed):
    page = desk(cast.county).get("/desk/reports/income/", {"month": "5"})
    assert cells(page)["transfer_income", "530129"] == "3,100.00"
    names = text_of(desk(cast.county).get("/desk/reports/income/names/", {"figure": "transfer_income", "month": "5"}))
    assert "马小花" in names
    assert "3,100.00" in names


def test_who_is_not_there_opens_nothing(cast, desk, tree):
    page = desk(cast.county).get(TRANSFER)
    assert cells(page) == {}
    assert page.status_code == 200
    names = desk(cast.county).get(f"{TRANSFER}names/", {"figure": "transferred"})
    assert "Nobody stands behind this figure." in text_of(names)


def test_a_township_sees_its_own_place_and_no_other(cast, desk, placed):
    page = desk(cast.township).get(TRANSFER)
    assert cells(page)["transferred", "530129103"] == "2"
    assert ("transferred", "530129107") not in cells(page)
    assert desk(cast.township).get(TRANSFER, {"division": "530129107"}).status_code == 404
    names = f"{TRANSFER}names/"
    assert desk(cast.township).get(names, {"figure": "transferred", "division": "530129107"}).status_code == 404


@pytest.mark.parametrize("question", [{"by": "weather"}, {"division": "999999"}])
def test_what_no_report_knows_is_not_found(question, cast, desk, tree):
    assert desk(cast.county).get(TRANSFER, question).status_code == 404


def test_a_figure_of_another_report_and_an_unknown_report_are_not_found(cast, desk, tree):
    assert desk(cast.county).get("/desk/reports/weather/").status_code == 404
    assert desk(cast.county).get(f"{TRANSFER}names/", {"figure": "visits_due"}).status_code == 404
    assert desk(cast.county).get(f"{TRANSFER}names/").status_code == 404


def test_odd_years_and_months_are_the_present_year(cast, desk, placed):
    for question in ({"year": "1999", "month": "13"}, {"year": "x", "month": "0"}):
        assert cells(desk(cast.county).get(TRANSFER, question))["transferred", "530129"] == "3"


def test_leaders_see_names_without_identity_numbers(cast, desk, tree):
    laborer = make_assessed_laborer(tree.village, name="杨开明", identity="new")
    make_placement(laborer, by=cast.county)
    page = text_of(desk(cast.leader).get(f"{TRANSFER}names/", {"figure": "transferred"}))
    assert "杨开明" in page
    laborer.refresh_from_db()
    assert laborer.identity_hint
    assert laborer.identity_hint not in page


def test_the_catalogue_tells_of_every_figure_where_links_lead_to(cast, desk, tree):
    page = desk(cast.leader).get("/desk/figures/").content.decode()
    wholes = [figure for figure in FIGURES.values() if not figure.base]
    assert [figure.code for figure in wholes if f'id="{figure.code}"' not in page] == []
    assert "20 and younger · 21 to 49 · 50 and older" in text_of_source(page)


def text_of_source(source):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", source)))


@pytest.mark.parametrize("people", [3, 30])
def test_a_report_asks_the_same_number_of_questions_at_any_size(
    people, cast, tree, desk, django_assert_max_num_queries
):
    for _ in range(people):
        make_placement(make_assessed_laborer(tree.village), by=cast.county)
    browser = desk(cast.county)
    with django_assert_max_num_queries(17):
        browser.get(TRANSFER, {"by": "area"})
    with django_assert_max_num_queries(13):
        browser.get(f"{TRANSFER}names/", {"figure": "transferred"})

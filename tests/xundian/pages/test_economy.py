"""Pages of income and land: the household's form, both reports at the desk, their workbooks."""

import io
import re
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
import time_machine

from laborers.economy import actions
from laborers.economy.models import HouseholdEconomy, PovertyThreshold
from tests.factories.economy import make_economy, make_sample, make_study, make_threshold
from tests.factories.registry import make_household, make_laborer

INCOME, LAND = "/desk/reports/household-income/", "/desk/reports/land-use/"
TYPED = {
    "members": "5", "working_members": "2", "total_income": "26000", "outside_income": "26000.50",
    "planted_area_after": "5.5", "planting_income_after": "5500", "planted_area_before": "",
    "planting_income_before": "", "land_idle": "", "land_leased": "",
}  # fmt: skip


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def home(cast, tree):
    home = make_household(tree.village, number="H1")
    make_laborer(home)
    make_laborer(home)
    return home


@pytest.fixture
def form(home):
    return f"/households/{home.pk}/economy/"


def values(page):
    """{field: value} of the inputs of a page."""
    return dict(re.findall(r'name="(\w+)" value="([^"]*)"', page.content.decode()))


def plain(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.content.decode()))


# --- the form -------------------------------------------------------------------------------------------------------


def test_the_household_page_leads_to_the_form(cast, browse, home, form):
    assert form in browse(cast.officer).get(f"/households/{home.pk}/").content.decode()
    assert form not in browse(cast.auditor).get(f"/households/{home.pk}/").content.decode()


def test_a_first_form_knows_how_many_live_there_and_is_kept(cast, browse, home, form):
    page = browse(cast.officer).get(form)
    assert values(page)["members"] == "2"
    answer = browse(cast.officer).post(f"{form}?year=2025", TYPED | {"id": values(page)["id"]}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/households/{home.pk}/"
    row = HouseholdEconomy.objects.get()
    assert (row.year, row.total_income_fen, row.outside_income_fen, row.planted_area_after, row.by) == (
        2025, 2_600_000, 2_600_050, Decimal("5.5"), cast.officer,
    )  # fmt: skip
    assert row.planted_area_before is None
    said = plain(answer)
    assert "Saved." in said
    # What is odd is kept, and said at once.
    assert "is more than total income" in said
    assert "the land before is not on record" in said
    assert "2025" in said


def test_next_year_begins_with_the_figures_of_the_last(cast, browse, home, form):
    make_economy(home, year=2024, planted_area_after=Decimal("7.500"), outside_income_fen=1_050_050)
    make_economy(home, year=2025, members=3, planted_area_after=Decimal("6.250"))
    page = browse(cast.officer).get(form)
    shown = values(page)
    assert (shown["members"], shown["planted_area_after"], shown["outside_income"], shown["version"]) == (
        "3", "6.25", "14000", "",
    )  # fmt: skip
    assert "Filled in with the figures of 2025" in plain(page)
    assert values(browse(cast.officer).get(f"{form}?year=2024"))["outside_income"] == "10500.5"


def test_a_form_sent_twice_is_one_record(cast, browse, form):
    sent = TYPED | {"id": "0192f000-0000-7000-8000-00000000ec01"}
    for _ in range(2):
        assert browse(cast.officer).post(form, sent).status_code == 302
    assert str(HouseholdEconomy.objects.get().pk) == sent["id"]


def test_a_record_that_someone_changed_meanwhile_is_not_overwritten(cast, browse, home, form):
    row = make_economy(home, year=2026)
    shown = values(browse(cast.officer).get(form))
    actions.edit_economy(economy=row, changes={"members": 6}, expected_version=1, by=cast.township)
    answer = browse(cast.officer).post(form, TYPED | {"version": shown["version"]})
    assert answer.status_code == 422
    assert "changed by someone else" in plain(answer)
    row.refresh_from_db()
    assert row.members == 6


@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"members": ""}, "members", "required"),
        ({"members": "two"}, "members", "whole number"),
        ({"working_members": "6"}, "working_members", "More people work (6) than live in the household (5)"),
        ({"total_income": "2,6"}, "total_income", "Enter a number"),
        ({"outside_income": "-1"}, "outside_income", "greater than or equal to 0"),
        ({"total_income": ""}, "total_income", "Income belongs together"),
        ({"planted_area_after": "1.2345"}, "planted_area_after", "3 decimal places"),
        (
            {"planted_area_before": "3", "planted_area_after": ""},
            "planted_area_after",
            "Give the figure of this year too",
        ),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_what_was_typed_stays(wrong, field, words, cast, browse, form):
    answer = browse(cast.officer).post(form, TYPED | wrong)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="#{field}"' in text
    assert words in re.search(rf'id="{field}-why">([^<]*)<', text)[1]
    assert {name: values(answer)[name] for name in TYPED} == TYPED | wrong
    assert not HouseholdEconomy.objects.exists()


@pytest.mark.parametrize(("role", "status"), [("colleague", 404), ("stranger", 404), ("auditor", 403), ("leader", 403)])
def test_the_form_is_for_the_own_households(role, status, cast, browse, form):
    assert browse(getattr(cast, role)).get(form).status_code == status
    assert browse(getattr(cast, role)).post(form, TYPED).status_code == status
    assert not HouseholdEconomy.objects.exists()


@pytest.mark.parametrize("year", ["2027", "1800", "x", "20255"])
def test_there_is_no_form_of_a_year_that_cannot_be(year, cast, browse, form):
    assert browse(cast.officer).get(f"{form}?year={year}").status_code == 404


def test_a_year_before_all_records_is_refused_by_the_action(cast, browse, home):
    answer = browse(cast.officer).post(f"/households/{home.pk}/economy/?year=2000", TYPED)
    assert answer.status_code == 302
    assert HouseholdEconomy.objects.get().year == 2000


# --- reports --------------------------------------------------------------------------------------------------------


def test_leaders_read_the_income_report_without_names(cast, browse, tree, home):
    make_sample(tree.county)
    make_threshold(tree.county)
    make_economy(home)
    said = plain(browse(cast.leader).get(INCOME))
    for words in ("26 ", "360,000.00", "8,571.43", "3,750.00", "3,500.00", "H1", "2026"):
        assert words in said
    assert "李强" not in said


def test_a_figure_opens_its_households(cast, browse, tree):
    make_sample(tree.county)
    make_threshold(tree.county)
    reader = browse(cast.county)
    assert "show=reaching#list" in reader.get(INCOME).content.decode()
    for show, count in (("reaching", 15), ("below", 10), ("", 25), ("nonsense", 25)):
        assert f"{count} households" in plain(reader.get(INCOME, {"show": show}))


def test_the_newest_year_with_records_comes_first(cast, browse, tree):
    make_sample(tree.county)
    assert "Income from working away 2018" in plain(browse(cast.county).get(INCOME))
    assert "Income from working away 2026" in plain(browse(cast.township).get(INCOME))


def test_the_county_sets_the_threshold_of_a_year_that_has_none(cast, browse, tree):
    make_sample(tree.county)
    county = browse(cast.county)
    wrong = county.post(f"{INCOME}?year=2018", {"amount": "much", "document": ""})
    assert (wrong.status_code, values(wrong)["amount"]) == (422, "much")
    assert not PovertyThreshold.objects.exists()
    assert county.post(f"{INCOME}?year=2018", {"amount": "3,500", "document": "扶贫办〔2018〕1号"}).status_code == 302
    row = PovertyThreshold.objects.get()
    assert (row.year, row.amount_fen, row.document) == (2018, 350_000, "扶贫办〔2018〕1号")
    assert "Set the threshold" not in plain(county.get(INCOME))
    assert county.post(f"{INCOME}?year=2018", {"amount": "1", "document": "x"}).status_code == 404


@pytest.mark.parametrize(("role", "status"), [("township", 403), ("leader", 403), ("auditor", 403), ("officer", 403)])
def test_nobody_else_sets_it(role, status, cast, browse, tree):
    assert browse(getattr(cast, role)).post(INCOME, {"amount": "1", "document": "x"}).status_code == status
    assert not PovertyThreshold.objects.exists()


def test_the_land_report_compares_and_shows_what_was_published(cast, browse, tree):
    actions.load_shipped(by=None)
    make_study(tree.county)
    said = plain(browse(cast.leader).get(LAND))
    for words in ("22.133", "18.667", "29.200", "15,542.17", "13,226.79", "28,380.14", "-15.66 %", "15,542.09", "0.08"):
        assert words in said
    assert "50 households" in plain(browse(cast.leader).get(LAND, {"show": "migrant"}))


def test_places_below_open_and_places_elsewhere_do_not(cast, browse, home):
    make_economy(home, year=2025)
    assert "division=530129103" in browse(cast.county).get(INCOME).content.decode()
    for address in (INCOME, LAND):
        assert browse(cast.county).get(address, {"division": "530129103"}).status_code == 200
        for code in ("530129107", "520526", "9"):
            assert browse(cast.township).get(address, {"division": code}).status_code == 404


@pytest.mark.parametrize("page", [INCOME, LAND])
def test_a_report_that_no_snapshot_keeps_says_so(page, cast, browse):
    assert "it bears its day" in browse(cast.county).get(page).content.decode()


def test_the_workbooks_are_the_same_report(cast, browse, tree):
    make_sample(tree.county)
    make_study(tree.county, year=2017)
    book = openpyxl.load_workbook(
        io.BytesIO(browse(cast.leader).get(f"{INCOME}household-income.xlsx", {"year": 2018}).content)
    )
    assert book.worksheets[0]["F4"].value == 439300
    land = browse(cast.leader).get(f"{LAND}land-use.xlsx", {"year": 2017})
    assert openpyxl.load_workbook(io.BytesIO(land.content)).worksheets[0]["B10"].value == 15542.17


@pytest.mark.parametrize("size", [3, 30])
@pytest.mark.parametrize(("address", "asked"), [(INCOME, 10), (LAND, 9)])
def test_a_page_asks_the_same_number_of_questions_at_any_size(
    size, address, asked, cast, browse, tree, django_assert_num_queries
):
    for number in range(size):
        make_economy(
            make_household(tree.village if number % 2 else tree.far_village), year=2025, planted_area_after=Decimal(5)
        )
    reader = browse(cast.county)
    reader.get(address)
    with django_assert_num_queries(asked):
        assert f"{size} households" in plain(reader.get(address))


def test_the_cut_off_is_the_day_in_the_county(cast, browse):
    with time_machine.travel("2026-06-20T17:00:00Z", tick=False):
        assert browse(cast.county).get(INCOME).context["on"] == date(2026, 6, 21)

"""Industrial bases at the desk: the ledger, one base with its forms, crops of all bases, schemes and policies."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relocation.bases.models import Base, BasePolicy, DistributionScheme, Sale, Shareholding, WorkDays
from tests.factories import bases
from tests.factories.enterprises import make_enterprise
from tests.factories.registry import make_household

LEDGER = "/desk/bases/"


@pytest.fixture(autouse=True)
def _clock(db):
    bases.load_words()
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def desk(client, cast):
    """The township's officer, reading English."""
    client.force_login(cast.township)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def base(cast, tree):
    return bases.make_base(tree.village, by=cast.county, name="三营基地")


def text(answer):
    return answer.content.decode()


def test_the_ledger_says_when_there_is_nothing_and_when_nothing_fits(desk, cast, tree):
    assert "No base is recorded yet." in text(desk.get(LEDGER))
    bases.make_base(tree.village, by=cast.county)
    assert "No base was found." in text(desk.get(LEDGER, {"q": "没有"}))


def test_the_ledger_filters_what_is_missing(desk, cast, tree):
    bases.make_base_policy(tree.county, mu_per_technician=100, by=cast.county)
    whole, bare = bases.make_base(tree.village, name="齐基地", by=cast.county), bases.make_base(
        tree.next_village, name="缺基地", by=cast.county
    )  # fmt: skip
    bases.make_technician(whole, by=cast.county)
    bases.make_insurance(whole, by=cast.county)
    bases.make_base(tree.far_village, name="远基地", by=cast.county)
    bases.make_base(tree.village, name="旧基地", closed_on=date(2026, 1, 1), by=cast.county)
    assert bare.pk
    for show, names in (("", {"齐", "缺"}), ("gap", {"缺"}), ("uninsured", {"缺"}), ("all", {"齐", "缺", "旧"})):
        page = text(desk.get(LEDGER, {"show": show}))
        assert {name for name in "齐缺远旧" if f"{name}基地" in page} == names


@pytest.mark.parametrize("number", [2, 30])
def test_the_ledger_costs_the_same_however_long(number, desk, cast, tree):
    for _each in range(number):
        bases.make_base(tree.village, by=cast.county)
    desk.get(LEDGER)
    with CaptureQueriesContext(connection) as counted:
        desk.get(LEDGER)
    assert len(counted) <= 9


def test_a_base_is_added_with_everything_wrong_told_at_once(desk, tree):
    answer = desk.post(f"{LEDGER}new/", {"division": tree.village.code, "opened_on": "gestern"})
    assert answer.status_code == 422
    told = text(answer)
    assert "Name of the base" in told
    assert "Enter the day as year-month-day" in told
    given = {"division": tree.village.code, "name": "新基地", "company_name": "公司", "organiser_name": "合作社",
             "collective_name": "村集体", "opened_on": "2026-01-01"}  # fmt: skip
    answer = desk.post(f"{LEDGER}new/", given)
    row = Base.objects.get()
    assert (answer["Location"], row.name, row.closed_on) == (f"{LEDGER}{row.pk}/", "新基地", None)
    assert desk.post(f"{LEDGER}new/", given | {"division": tree.far_village.code}).status_code == 404


def test_a_base_is_changed_in_the_version_that_was_read(desk, cast, tree, base):
    firm = make_enterprise(tree.county, by=cast.county)
    given = {"name": "改名", "company": str(firm.pk), "company_name": "", "organiser_name": "合",
             "collective_name": "村", "opened_on": "2025-01-01", "version": str(base.version)}  # fmt: skip
    assert desk.post(f"{LEDGER}{base.pk}/change/", given).status_code == 302
    row = Base.objects.get()
    assert (row.name, row.company, row.company_name) == ("改名", firm, firm.name)
    assert desk.post(f"{LEDGER}{base.pk}/change/", given).status_code == 422


FORMS = {
    "plot": {"name": "东坡", "area_mu": "12.5", "source": "leased", "valid_from": "2026-01-01"},
    "post": {"occupation": "vegetables", "headcount": "5", "wage_fen": "2700", "valid_from": "2026-01-01"},
    "technician": {"name": "罗师傅", "skill": "植保", "valid_from": "2026-01-01"},
    "insurance": {"insurer": "人保", "policy_number": "P1", "starts": "2026-01-01", "ends": "2026-12-31",
                  "insured_mu": "80", "sum_fen": "80000"},
    "season": {"name": "二季", "starts": "2026-01-01", "ends": "2026-06-30", "crop1": "cabbage", "mu1": "30"},
    "sale": {"sold_on": "2026-06-01", "crop": "cabbage", "buyer": "广州市场", "weight_kg": "900",
             "amount_fen": "1234.56"},
}  # fmt: skip


@pytest.mark.parametrize("kind", FORMS)
def test_what_belongs_to_a_base_is_added_by_a_form(kind, desk, base):
    address = f"{LEDGER}{base.pk}/add/{kind}/"
    assert desk.get(address).status_code == 200
    empty = desk.post(address, {})
    assert empty.status_code == 422
    assert "must be changed" in text(empty)
    answer = desk.post(address, FORMS[kind])
    assert answer.status_code == 302, text(answer)
    words = {"plot": "东坡", "post": "5, 2,700 yuan", "technician": "罗师傅", "insurance": "P1", "season": "二季",
             "sale": "1,234.56"}  # fmt: skip
    assert words[kind] in text(desk.get(f"{LEDGER}{base.pk}/"))


def test_what_is_wrong_with_the_crops_of_a_season_stands_at_the_first_one(desk, base):
    twice = {"crop2": "cabbage", "mu2": "3"}
    for changes in ({"crop1": "", "mu1": ""}, {"mu1": ""}, {"mu1": "99999"}, twice):
        answer = desk.post(f"{LEDGER}{base.pk}/add/season/", FORMS["season"] | changes)
        [(field, words)] = answer.context["errors"]
        assert (answer.status_code, field, words.startswith("Crop 1 · ")) == (422, "crop1", True), changes


@pytest.mark.parametrize("wrong", [{"area_mu": "12.555"}, {"area_mu": "viel"}, {"valid_from": "gestern"}])
def test_numbers_and_days_that_are_none_are_told(wrong, desk, base):
    answer = desk.post(f"{LEDGER}{base.pk}/add/plot/", FORMS["plot"] | wrong)
    assert answer.status_code == 422
    assert base.plots.count() == 1


def test_a_household_is_linked_by_its_number_and_only_of_the_own_place(desk, cast, tree, base):
    near, far = make_household(tree.village, number="H1"), make_household(tree.far_village, number="FERN-2")
    address = f"{LEDGER}{base.pk}/add/household/"
    given = {"household": "H1", "shares": "3", "mu": "1.5", "valid_from": "2026-01-01"}
    assert desk.post(address, given).status_code == 302
    answer = desk.post(address, given | {"household": "FERN-2"})
    assert (answer.status_code, "No household of this number" in text(answer)) == (422, True)
    row = Shareholding.objects.get()
    assert (row.household, row.shares, row.mu) == (near, 3, Decimal("1.5"))
    bases.make_holding(base, far, by=cast.county)
    page = text(desk.get(f"{LEDGER}{base.pk}/"))
    assert "H1" in page
    assert "FERN-2" not in page
    assert "Households of other places are not shown by name." in page


def test_a_part_ends_by_its_last_day(desk, cast, base):
    row = bases.make_technician(base, by=cast.county)
    address = f"{LEDGER}{base.pk}/end/technician/"
    assert desk.post(address, {"row": str(row.pk), "valid_to": "2024-01-01"}).status_code == 422
    assert desk.post(address, {"row": str(row.pk), "valid_to": "2026-06-20"}).status_code == 302
    row.refresh_from_db()
    assert row.valid_to == date(2026, 6, 20)
    assert desk.post(f"{LEDGER}{base.pk}/end/sale/", {"row": str(row.pk)}).status_code == 404


def test_a_sale_is_corrected_or_did_not_take_place(desk, cast, base):
    row = bases.make_sale(base, by=cast.county)
    given = FORMS["sale"] | {"amount_fen": "99"}
    assert desk.post(f"/desk/base-sales/{row.pk}/correct/", given).status_code == 302
    newer = Sale.objects.get(corrects=row)
    assert newer.amount_fen == 9_900
    assert desk.post(f"/desk/base-sales/{newer.pk}/correct/", given | {"none": "1"}).status_code == 302
    page = text(desk.get(f"{LEDGER}{base.pk}/"))
    assert "Did not take place" in page
    assert "Corrected" in page


def test_days_of_a_month_are_entered_for_all_linked_households(desk, cast, tree, base):
    (home,) = bases.make_linked(base, tree.village, (1,), by=cast.county)
    address = f"{LEDGER}{base.pk}/days/?month=2026-05"
    assert home.number in text(desk.get(address))
    assert desk.post(address, {f"days-{home.pk}": "many"}).status_code == 422
    assert desk.post(address, {f"days-{home.pk}": "14"}).status_code == 302
    assert (WorkDays.objects.get().month, WorkDays.objects.get().days) == (date(2026, 5, 1), 14)


def test_crops_of_all_bases_are_warned_of_by_the_policy(desk, cast, tree, base):
    assert "No season of this year is recorded." in text(desk.get(f"{LEDGER}crops/"))
    bases.make_season(base, (("cabbage", "60"), ("potato", "40")), by=cast.county)
    page = text(desk.get(f"{LEDGER}crops/"))
    assert "60.00 %" in page
    assert "5,200" in page
    assert "No policy holds today" in page
    bases.make_base_policy(tree.county, by=cast.county)
    page = text(desk.get(f"{LEDGER}crops/", {"year": "2026"}))
    assert "One crop takes more of the area than the policy allows." in page
    assert "No season" in text(desk.get(f"{LEDGER}crops/", {"year": "1999"}))


def test_terms_are_set_by_the_county(desk, client, cast, tree):
    scheme = {"document": "一号文", "company_bp": "49", "base_bp": "49", "collective_bp": "2", "households_bp": "40",
              "rule": "shares", "valid_from": "2026-01-01"}  # fmt: skip
    policy = {"document": "二号文", "mu_per_technician": "500", "largest_bp": "40.5", "herfindahl": "3000",
              "valid_from": "2026-01-01"}  # fmt: skip
    assert desk.post(f"{LEDGER}terms/scheme/", scheme).status_code == 404
    client.force_login(cast.county)
    client.cookies["django_language"] = "en"
    assert client.post(f"{LEDGER}terms/scheme/", scheme | {"collective_bp": "2.01"}).status_code == 422
    told = client.post(f"{LEDGER}terms/scheme/", scheme | {"document": ""}).context["errors"]
    assert [words.split(" · ")[0] for _field, words in told] == ["Document"]
    assert client.post(f"{LEDGER}terms/scheme/", scheme).status_code == 302
    assert client.post(f"{LEDGER}terms/policy/", policy).status_code == 302
    assert DistributionScheme.objects.get().households_bp == 4000
    assert BasePolicy.objects.get().largest_bp == 4050
    page = text(client.get(f"{LEDGER}terms/"))
    assert "49 %" in page
    assert "40.50 %" in page


def test_a_base_of_another_place_is_absent(desk, cast, tree):
    far = bases.make_base(tree.far_village, by=cast.county)
    for tail in ("", "change/", "days/", "divide/", "add/plot/"):
        assert desk.get(f"{LEDGER}{far.pk}/{tail}").status_code == 404


@pytest.mark.parametrize(("role", "status"), [("officer", 403), ("site", 403), ("leader", 403), ("auditor", 200)])
def test_who_may_read_and_who_may_not(role, status, client, cast, base):
    client.force_login(getattr(cast, role))
    assert client.get(LEDGER).status_code == status
    assert client.get(f"{LEDGER}{base.pk}/").status_code == status
    assert client.get(f"{LEDGER}new/").status_code == 403

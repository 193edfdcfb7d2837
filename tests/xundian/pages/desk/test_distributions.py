"""Distributions at the desk: preview, prepared by one and approved by another, the payment list, the statement."""

from io import BytesIO

import openpyxl
import pytest
import time_machine
from django.test import Client

from relocation.bases import actions
from relocation.bases.models import Distribution, DistributionPayment
from tests.factories import bases
from tests.factories.bases import FROM, ON, TO
from tests.factories.registry import make_household, make_laborer
from tests.relocation.bases.looking import households
from xundian.accounts.models import ReadLog

PERIOD = {"from_on": FROM.isoformat(), "to_on": TO.isoformat()}


@pytest.fixture(autouse=True)
def _clock(db):
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def base(cast, tree):
    """10,000.01 yuan sold; three households with 1, 2 and 4 shares."""
    bases.make_scheme(tree.county, by=cast.county)
    base = bases.make_base(tree.village, by=cast.county)
    bases.make_linked(base, tree.village, (1, 2, 4), by=cast.county)
    bases.make_sale(base, fen=1_000_001, by=cast.county)
    return base


def signed_in(user):
    client = Client()
    client.force_login(user)
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def desk(cast):
    return signed_in(cast.township)


@pytest.fixture
def office(cast):
    return signed_in(cast.county)


def text(answer):
    return answer.content.decode()


def test_from_the_preview_to_the_statement(base, desk, office):
    preview = text(desk.get(f"/desk/bases/{base.pk}/divide/", PERIOD))
    told = ("10,000.01 yuan of sales", "1,960.00 yuan for linked households", ">2,940.01<", ">280.00<", ">1,120.00<")
    assert [amount for amount in told if amount not in preview] == []
    assert not Distribution.objects.exists()
    answer = desk.post(f"/desk/bases/{base.pk}/divide/", PERIOD)
    row = Distribution.objects.get()
    assert answer["Location"] == f"/desk/distributions/{row.pk}/"
    page = text(desk.get(f"/desk/distributions/{row.pk}/"))
    assert "You prepared it." in page
    assert "settle/approve" not in page
    assert "1 base" in text(office.get("/desk/bases/"))
    assert "Prepared, to be approved" in text(office.get("/desk/bases/"))
    assert "settle/approve" in text(office.get(f"/desk/distributions/{row.pk}/"))
    assert office.post(f"/desk/distributions/{row.pk}/settle/approve/").status_code == 302
    line = households(row)[0]
    paid = {"line": [str(line.pk)], "on": "2026-06-20", "note": "转账"}
    assert office.post(f"/desk/distributions/{row.pk}/settle/pay/", paid).status_code == 302
    assert DistributionPayment.objects.get().amount_fen == 28_000
    statement = text(desk.get(f"/desk/distribution-lines/{line.pk}/"))
    for words in ("49.00 % of the sales", "40.00 %", "1 of 7, among 3 households", "<strong>280.00</strong>", "转账"):
        assert words in statement
    assert office.post(f"/desk/distributions/{row.pk}/settle/take-back/", paid).status_code == 302
    assert "Returned" in text(office.get(f"/desk/distributions/{row.pk}/"))


def test_the_payment_list_holds_who_is_still_to_be_paid(base, cast, tree, office, desk):
    home = base.shareholdings.get(shares=1).household
    head = make_laborer(home, name="禄大爷", relation="02")
    row = bases.make_approved(base, cast.township, cast.county)
    address = f"/desk/distributions/{row.pk}/payments.xlsx"
    sheet = openpyxl.load_workbook(BytesIO(office.get(address).content)).worksheets[0]
    rows = [[cell.value for cell in each] for each in sheet.iter_rows(min_row=5, max_row=10)]
    assert [each[5] for each in rows] == [2940.01, 4900, 200, 280, 560, 1120]
    assert [each[3] for each in rows[:4]] == ["黔蔬农业公司", "牛棚合作社", "村集体经济组织", "禄大爷"]
    assert 10_000.01 in [cell.value for cell in sheet[4]]
    read = ReadLog.objects.get()
    assert (read.user_id, read.record) == (cast.county.pk, head.pk)
    actions.pay(distribution=row, lines=households(row), paid_on=ON, by=cast.county, on=ON)
    sheet = openpyxl.load_workbook(BytesIO(office.get(address).content)).worksheets[0]
    assert [cell.value for cell in sheet["F"]][4:7] == [2940.01, 4900, 200]
    assert desk.get(address).status_code == 403


def test_what_is_prepared_has_no_payment_list(base, cast, office):
    row = bases.make_prepared(base, cast.township)
    assert office.get(f"/desk/distributions/{row.pk}/payments.xlsx").status_code == 404


def test_a_preview_says_what_stands_in_the_way(base, desk):
    page = text(desk.get(f"/desk/bases/{base.pk}/divide/", {"from_on": "2025-01-01", "to_on": "2025-01-31"}))
    assert "There is no sale in this period." in page
    assert '<button class="main">Prepare' not in page
    answer = desk.post(f"/desk/bases/{base.pk}/divide/", {"from_on": "x", "to_on": ""})
    assert (answer.status_code, "Enter the day" in text(answer)) == (422, True)


def test_it_is_withdrawn_and_corrected_with_a_reason(base, cast, desk, office):
    row = bases.make_prepared(base, cast.township)
    address = f"/desk/distributions/{row.pk}/change/"
    assert desk.post(f"{address}withdraw/", {"reason": ""}).status_code == 422
    assert desk.post(f"{address}withdraw/", {"reason": "漏记"}).status_code == 302
    assert "漏记" in text(desk.get(f"/desk/distributions/{row.pk}/"))
    approved = bases.make_approved(base, cast.township, cast.county)
    answer = desk.post(f"/desk/distributions/{approved.pk}/change/correct/", {"reason": "金额有误"})
    newer = Distribution.objects.get(corrects=approved)
    assert answer["Location"] == f"/desk/distributions/{newer.pk}/"
    assert str(newer.pk) in text(desk.get(f"/desk/distributions/{approved.pk}/"))
    refused = office.post(f"/desk/distributions/{approved.pk}/settle/pay/", {"on": "2026-06-20"})
    assert (refused.status_code, "Another distribution corrects this one" in text(refused)) == (422, True)


def test_who_prepared_it_is_refused_at_the_county_too(base, cast, office):
    row = bases.make_prepared(base, cast.county)
    answer = office.post(f"/desk/distributions/{row.pk}/settle/approve/")
    assert (answer.status_code, "cannot approve it" in text(answer)) == (422, True)


def test_a_township_neither_approves_nor_pays(base, cast, desk):
    row = bases.make_prepared(base, cast.county)
    for step in ("approve", "pay", "take-back"):
        assert desk.post(f"/desk/distributions/{row.pk}/settle/{step}/").status_code == 403
    assert desk.post(f"/desk/distributions/{row.pk}/change/nothing/").status_code == 404


def test_households_of_other_places_are_counted_and_not_named(base, cast, tree, desk):
    far = make_household(tree.far_village, number="FAR7")
    bases.make_holding(base, far, by=cast.county)
    assert "and 1 household of other places" in text(desk.get(f"/desk/bases/{base.pk}/divide/", PERIOD))
    row = bases.make_prepared(base, cast.township)
    page = text(desk.get(f"/desk/distributions/{row.pk}/"))
    assert "and 1 line of other places" in page
    assert "FAR7" not in page
    (line,) = [each for each in households(row) if each.household_id == far.pk]
    assert desk.get(f"/desk/distribution-lines/{line.pk}/").status_code == 404

"""Training orders and demand at the desk, down to the class that is opened from them."""

import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.enterprises import make_enterprise
from tests.factories.jobs import make_vacancy
from tests.factories.programmes import load_lists, make_order, make_programme
from tests.factories.trainings import make_institution
from tests.trainings.demand.test_queries import make_wisher
from trainings.classes.models import Enrolment, TrainingClass
from trainings.demand.models import TrainingOrder

ORDERS, DEMAND = "/desk/training-orders/", "/desk/training-demand/"
NEW = {
    "occupation": "welding", "division": "530129103", "headcount": "20", "wanted_from": "2026-05-01",
    "wanted_to": "2026-08-31", "promised_hires": "15", "promised_wage": "4500.50", "note": "包吃住",
}  # fmt: skip
PLAN = {
    "title": "电焊班", "division": "530129103", "capacity": "", "starts_on": "2026-03-24", "ends_on": "2026-04-03",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _clock(db):
    load_lists()
    with time_machine.travel("2026-03-10T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def signed_in(client, cast):
    client.cookies["django_language"] = "en"

    def sign_in(role):
        client.force_login(getattr(cast, role))
        return client

    return sign_in


@pytest.fixture
def firm(tree):
    return make_enterprise(tree.county, name="金所养殖场")


def text(answer):
    return answer.content.decode()


def rows(page):
    """The cells of the table's rows, without tags."""
    found = re.findall(r"<tr><th scope=\"row\">(.*?)</tr>", page, re.S)
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "|", row)) for row in found]


def test_a_township_enters_corrects_closes_and_reopens_an_order(signed_in, tree, firm):
    client = signed_in("township")
    assert "No enterprise has ordered a training yet." in text(client.get(ORDERS))
    wrong = client.post(f"{ORDERS}new/", NEW | {"enterprise": str(firm.pk), "headcount": "x", "promised_wage": "y"})
    assert wrong.status_code == 422
    assert {"Give a whole number", "Give the amount in yuan"} <= {
        words for words in ("Give a whole number", "Give the amount in yuan") if words in text(wrong)
    }  # fmt: skip
    assert client.post(f"{ORDERS}new/", NEW).status_code == 422
    assert client.post(f"{ORDERS}new/", NEW | {"enterprise": str(firm.pk), "division": "530129"}).status_code == 422
    assert not TrainingOrder.objects.exists()
    answer = client.post(f"{ORDERS}new/", NEW | {"enterprise": str(firm.pk)})
    row = TrainingOrder.objects.get()
    place = f"{ORDERS}{row.pk}/"
    assert (answer.status_code, answer["Location"], row.promised_wage_fen) == (302, place, 450_050)
    page = text(client.get(place))
    for words in ("金所养殖场", "Welding × 20", "4,500.5", "包吃住", "Open a class from this order"):
        assert words in page, words
    vacancy = make_vacancy(tree.county, enterprise=firm, occupation="welding")
    assert 'value="4500.50"' in text(client.get(f"{place}change/"))
    change = NEW | {"version": "1", "headcount": "18", "vacancy": str(vacancy.pk)}
    assert client.post(f"{place}change/", change).status_code == 302
    assert client.post(f"{place}change/", change).status_code == 422
    assert client.post(f"{place}withdrawn/", {}).status_code == 422
    assert client.post(f"{place}withdrawn/", {"reason": "停产"}).status_code == 302
    row = row.reread()
    assert (row.state, row.reason, row.headcount, row.vacancy) == ("withdrawn", "停产", 18, vacancy)
    assert "Open a class from this order" not in text(client.get(place))
    assert client.post(f"{place}open/").status_code == 302
    assert client.post(f"{place}served/").status_code == 302
    assert client.post(f"{place}eaten/").status_code == 404
    assert row.reread().state == "served"


@pytest.mark.parametrize(
    ("query", "count"),
    [({}, 2), ({"state": "any"}, 3), ({"state": "served"}, 1), ({"occupation": "sewing"}, 1), ({"q": "没有"}, 0),
     ({"division": "530129103"}, 1), ({"late": "1"}, 0)],
)  # fmt: skip
def test_the_list_is_filtered(signed_in, tree, firm, query, count):
    make_order(firm, tree.county)
    make_order(firm, tree.township, occupation="sewing")
    done = make_order(firm, tree.county)
    client = signed_in("county")
    client.post(f"{ORDERS}{done.pk}/served/")
    page = text(client.get(ORDERS, query))
    assert len(rows(page)) == count
    assert ("No order fits this search." in page) == (count == 0)


def test_orders_whose_days_are_over_wait_on_the_desk(signed_in, tree, firm):
    row = make_order(firm, tree.township)
    client = signed_in("township")
    assert "Days are over" not in text(client.get(ORDERS)).split("<table")[1]
    with time_machine.travel("2026-09-01T08:00:00+08:00", tick=False):
        client = signed_in("township")
        assert "Days are over" in text(client.get(ORDERS)).split("<table")[1]
        assert "The days of this order are over." in text(client.get(f"{ORDERS}{row.pk}/"))
        assert len(rows(text(client.get(ORDERS, {"late": "1"})))) == 1


def test_who_reads_an_order_of_the_county_cannot_change_it_from_a_township(signed_in, tree, firm):
    row = make_order(firm, tree.county)
    client = signed_in("township")
    page = text(client.get(f"{ORDERS}{row.pk}/"))
    assert "Close the order" not in page
    assert client.post(f"{ORDERS}{row.pk}/served/").status_code == 404
    assert client.get(f"{ORDERS}{row.pk}/change/").status_code == 404
    assert client.get(f"{DEMAND}open/?order={row.pk}").status_code == 404
    assert signed_in("stranger").get(f"{ORDERS}{row.pk}/").status_code == 404
    assert signed_in("officer").get(f"{ORDERS}new/").status_code == 403


def test_the_table_shows_the_gap_by_township_and_occupation(signed_in, tree, firm):
    client = signed_in("county")
    assert "Nobody wishes a training here, and none is ordered." in text(client.get(DEMAND))
    for place, supported in ((tree.village, True), (tree.village, False), (tree.far_village, False)):
        make_wisher(place, supported=supported)
    make_order(firm, tree.township, headcount=5, promised_hires=4)
    make_order(firm, tree.county, occupation="sewing", headcount=30)
    page = text(client.get(DEMAND))
    first, second, third = rows(page)
    assert "Sewing" in first
    assert "Whole county" in first
    assert "Lacking: 30" in first
    assert "羊街镇" in second
    assert "Lacking: 3" in second
    assert "Without an order: 1" in third
    assert "Open a class" in third
    for query, count in (
        ({"division": "530129107"}, 1), ({"occupation": "sewing"}, 1), ({"gap": "wishes"}, 1), ({"gap": "orders"}, 2),
        ({"year": "2026"}, 3), ({"year": "2025"}, 0),
    ):  # fmt: skip
        assert len(rows(text(client.get(DEMAND, query)))) == count, query
    assert client.get(DEMAND, {"division": "520526"}).status_code == 404
    assert len(rows(text(signed_in("township").get(DEMAND)))) == 2


def test_a_line_opens_its_names_registered_poor_first_and_only_within_the_place(signed_in, tree):
    for name, place, supported in (
        ("王甲", tree.village, False), ("王乙", tree.next_village, True), ("王丙", tree.far_village, True),
    ):  # fmt: skip
        make_wisher(place, supported=supported, name=name)
    page = text(signed_in("township").get(f"{DEMAND}people/", {"occupation": "welding", "division": "530129103"}))
    assert [row.split("|")[1] for row in rows(page)] == ["王乙", "王甲"]
    assert "王丙" not in page
    client = signed_in("township")
    assert client.get(f"{DEMAND}people/", {"division": "530129107"}).status_code == 404
    assert "Nobody here wishes it." in text(client.get(f"{DEMAND}people/", {"occupation": "sewing"}))
    assert signed_in("officer").get(f"{DEMAND}people/").status_code == 403


def test_a_class_is_opened_from_an_order_and_says_whom_to_ask(signed_in, tree, firm):
    order = make_order(firm, tree.township)
    client, address = signed_in("township"), f"{DEMAND}open/?order={order.pk}"
    page = text(client.get(address))
    assert "The county offers no programme in this occupation today." in page
    assert "No institution is approved today." in page
    plan = PLAN | {
        "programme": str(make_programme(tree.county).pk), "institution": str(make_institution(tree.county).pk),
        "capacity": "20",
    }  # fmt: skip
    for name, supported in (("王甲", False), ("王乙", True)):
        make_wisher(tree.village, supported=supported, name=name)
    for wrong in ({"ends_on": "2026-03-01"}, {"programme": ""}, {"title": " "}, {"division": "530129"}):
        assert client.post(address, plan | wrong).status_code == 422, wrong
    bare = dict.fromkeys(("programme", "institution", "title", "division", "capacity", "starts_on", "ends_on"), "")
    told = text(client.post(address, bare))
    for words in ("Choose the place whose people", "Choose one of the list.", "Give the class a name."):
        assert words in told
    assert not TrainingClass.objects.exists()
    answer = client.post(address, plan)
    row = TrainingClass.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"{DEMAND}proposed/{row.pk}/")
    assert (row.order, row.capacity, row.state) == (order, 20, "planned")
    page = text(client.get(answer["Location"]))
    assert [row.split("|")[1] for row in rows(page)] == ["王乙", "王甲"]
    assert "A proposal, no enrolment" in page
    assert not Enrolment.objects.exists()
    assert "电焊班" in text(client.get(f"{ORDERS}{order.pk}/"))


def test_a_class_is_opened_from_wishes_and_the_first_ones_are_asked_first(signed_in, tree):
    for name, supported in (("王甲", False), ("王乙", True), ("王丙", False)):
        make_wisher(tree.village, supported=supported, name=name)
    address = f"{DEMAND}open/?division=530129103&occupation=welding"
    plan = PLAN | {
        "programme": str(make_programme(tree.county).pk), "institution": str(make_institution(tree.county).pk),
        "capacity": "2",
    }  # fmt: skip
    client = signed_in("township")
    assert "Empty: as many as wish it there, at most 50." in text(client.get(address))
    answer = client.post(address, plan)
    found = rows(text(client.get(answer["Location"])))
    assert ["Ask for a place" in row for row in found] == [True, True, False]
    assert "王乙" in found[0]
    client.post(address, plan | {"capacity": ""})
    assert sorted(TrainingClass.objects.values_list("capacity", flat=True)) == [2, 3]
    assert client.get(f"{DEMAND}open/?division=530129107&occupation=welding").status_code == 404
    assert signed_in("auditor").get(address).status_code == 403


@pytest.mark.parametrize("address", [ORDERS, DEMAND, f"{DEMAND}people/?occupation=welding"])
def test_pages_take_as_many_statements_for_60_rows_as_for_3(signed_in, tree, firm, address):
    counts, client = [], signed_in("county")
    for size in (3, 57):
        for _each in range(size):
            make_order(firm, tree.township) if address == ORDERS else make_wisher(tree.village)
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]

"""The REST resources of orders and of demand."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.enterprises import make_enterprise
from tests.factories.jobs import make_vacancy
from tests.factories.programmes import load_lists, make_order
from tests.trainings.demand.test_queries import make_wisher
from trainings.demand.models import TrainingOrder

ORDERS, DEMAND = "/api/v1/training-orders/", "/api/v1/training-demand/"
READERS = {"officer", "colleague", "township", "county", "station", "auditor"}
EDITORS = {"township", "county"}
NEW = {
    "division": "530129103", "occupation": "welding", "headcount": 20, "wanted_from": "2026-05-01",
    "wanted_to": "2026-08-31", "promised_hires": 15, "promised_wage": "4500.00", "note": "包吃住",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _clock(db):
    load_lists()
    with time_machine.travel("2026-03-10T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def firm(tree):
    return make_enterprise(tree.county, name="金所养殖场")


def test_a_township_enters_corrects_and_closes_an_order_for_its_people(api, cast, firm, tree):
    caller = api(cast.township)
    made = caller.post(ORDERS, NEW | {"enterprise": str(firm.pk)}, headers={"Accept-Language": "en"})
    assert made.status_code == 201, made.json()
    told = made.json()
    assert (told["enterprise_name"], told["occupation_label"], told["promised_wage"], told["state"]) == (
        "金所养殖场", "Welding", "4500.00", "open",
    )  # fmt: skip
    address = f"{ORDERS}{told['id']}/"
    assert caller.patch(address, {"headcount": 25}).status_code == 428
    edited = caller.patch(
        address, {"headcount": 25, "promised_wage": None}, headers={"If-Match": made.headers["ETag"]}
    )  # fmt: skip
    assert (edited.json()["headcount"], edited.json()["promised_wage"]) == (25, None)
    assert caller.post(f"{address}close/", {"state": "withdrawn"}).status_code == 422
    closed = caller.post(f"{address}close/", {"state": "withdrawn", "reason": "停产"})
    assert (closed.json()["state"], closed.json()["closed_on"]) == ("withdrawn", "2026-03-10")
    assert caller.patch(address, {"headcount": 30}, headers={"If-Match": closed.headers["ETag"]}).status_code == 409
    assert caller.post(f"{address}reopen/").json()["state"] == "open"
    assert caller.post(f"{address}reopen/").status_code == 409


def test_a_township_answers_for_its_own_place_only(api, cast, firm, tree):
    for division in ("530129", "530129107"):
        answer = api(cast.township).post(ORDERS, NEW | {"enterprise": str(firm.pk), "division": division})
        assert answer.status_code == 404, division
    row = make_order(firm, tree.county)
    assert api(cast.township).get(f"{ORDERS}{row.pk}/").status_code == 200
    assert api(cast.township).post(f"{ORDERS}{row.pk}/close/", {"state": "served"}).status_code == 404
    own = make_order(firm, tree.township)
    moved = api(cast.township).patch(f"{ORDERS}{own.pk}/", {"division": "530129"}, headers={"If-Match": '"1"'})
    assert moved.status_code == 404


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"occupation": "wizardry"}, "/occupation"), ({"headcount": 0}, "/headcount"),
        ({"promised_hires": 21}, "/promised_hires"), ({"promised_wage": "-1"}, "/promised_wage"),
        ({"promised_wage": "0"}, "/promised_wage"), ({"wanted_to": "2026-04-30"}, "/wanted_to"),
        ({"state": "served"}, "/state"),
    ],
)  # fmt: skip
def test_bad_input_is_refused_by_name(api, cast, firm, changes, pointer):
    answer = api(cast.county).post(ORDERS, NEW | {"enterprise": str(firm.pk)} | changes)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert not TrainingOrder.objects.exists()


def test_posts_and_enterprises_of_another_county_are_as_absent(api, cast, tree, firm):
    far = make_enterprise(tree.other_county)
    assert api(cast.county).post(ORDERS, NEW | {"enterprise": str(far.pk)}).status_code == 404
    vacancy = make_vacancy(tree.other_county, enterprise=far, occupation="welding")
    sent = NEW | {"enterprise": str(firm.pk), "vacancy": str(vacancy.pk)}
    assert api(cast.county).post(ORDERS, sent).status_code == 404


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 3), ("state=open", 2), ("occupation=sewing", 1), ("division=530129103", 1), ("q=养殖", 3), ("q=没有", 0),
        ("late=true", 0), ("late=false", 3),
    ],
)  # fmt: skip
def test_the_list_is_filtered(api, cast, tree, firm, query, count):
    make_order(firm, tree.county)
    make_order(firm, tree.township, occupation="sewing")
    closed = make_order(firm, tree.county)
    api(cast.county).post(f"{ORDERS}{closed.pk}/close/", {"state": "served"})
    assert len(api(cast.county).get(f"{ORDERS}?{query}").json()["results"]) == count


@pytest.mark.parametrize(
    ("method", "path", "carriers"),
    [
        ("get", ORDERS, READERS), ("get", ORDERS + "{id}/", READERS), ("post", ORDERS, EDITORS),
        ("patch", ORDERS + "{id}/", EDITORS), ("post", ORDERS + "{id}/close/", EDITORS),
        ("post", ORDERS + "{id}/reopen/", EDITORS), ("get", DEMAND, EDITORS | {"auditor"}),
        ("get", DEMAND + "people/", EDITORS | {"auditor"}),
    ],
)  # fmt: skip
def test_which_roles_pass(api, cast, tree, firm, method, path, carriers):
    address = path.format(id=make_order(firm, tree.township).pk)
    passed = {
        name for name, user in vars(cast).items()
        if name != "stranger" and getattr(api(user), method)(address).status_code != 403
    }  # fmt: skip
    assert passed == carriers
    assert getattr(api(), method)(address).status_code == 401


def test_demand_names_places_and_occupations_and_the_gap(api, cast, tree, firm):
    make_wisher(tree.village, supported=True)
    make_order(firm, tree.county, headcount=30)
    told = api(cast.county).get(DEMAND, headers={"Accept-Language": "en"}).json()
    assert [(each["place_name"], each["occupation_label"], each["gap"]) for each in told] == [
        (tree.county.label, "Welding", -30), (tree.township.label, "Welding", 1),
    ]  # fmt: skip
    assert api(cast.county).get(f"{DEMAND}?occupation=sewing").json() == []
    for query in ("year=now", "division=999", "place=530129"):
        assert api(cast.county).get(f"{DEMAND}?{query}").status_code in (400, 404, 422), query


def test_people_are_named_within_the_place_only_page_by_page(api, cast, tree):
    names = ("甲", "乙", "丙")
    for name, place in zip(names, (tree.village, tree.next_village, tree.far_village), strict=True):
        make_wisher(place, supported=name == "乙", name=f"王{name}")
    caller = api(cast.township)
    first = caller.get(f"{DEMAND}people/?limit=1").json()
    second = caller.get(first["next"]).json()
    assert [each["name"] for page in (first, second) for each in page["results"]] == ["王乙", "王甲"]
    assert second["next"] is None
    assert caller.get(f"{DEMAND}people/?division=530129107").status_code == 404
    found = api(cast.county).get(f"{DEMAND}people/?division=530129107&occupation=welding").json()["results"]
    assert [each["name"] for each in found] == ["王丙"]


@pytest.mark.parametrize("address", [ORDERS, DEMAND, f"{DEMAND}people/"])
def test_lists_take_as_many_statements_for_30_rows_as_for_3(api, cast, tree, firm, address):
    counts, caller = [], api(cast.county)
    for size in (3, 27):
        for _each in range(size):
            make_order(firm, tree.township)
            make_wisher(tree.village)
        caller.get(address)
        with CaptureQueriesContext(connection) as captured:
            assert caller.get(address).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]

"""REST: contacts, agreements, selections and inspections, by role and scope."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.enterprises import (
    make_contact,
    make_cooperation,
    make_enterprise,
    make_inspection,
    make_selection,
)

PARTS = dict.fromkeys(("environment", "accommodation", "pay", "demands"), "good")


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel("2026-03-10T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def firm(tree):
    return make_enterprise(tree.county, inspected=False)


def test_an_inspection_of_a_township_opens_the_way(api, cast, firm):
    assert api(cast.officer).get(f"/api/v1/enterprises/{firm.pk}/").data["inspected"] is False
    body = {"enterprise": str(firm.pk), "carried_out_on": "2026-03-10", "verdict": "pass", **PARTS}
    made = api(cast.township).post("/api/v1/inspections/", body)
    assert (made.status_code, made.data["valid_until"], made.data["by_name"]) == (
        201, "2027-03-10", cast.township.name,
    )  # fmt: skip
    shown = api(cast.officer).get(f"/api/v1/enterprises/{firm.pk}/").data
    assert (shown["inspected"], shown["last_verdict"], shown["holds_until"]) == (True, "pass", "2027-03-10")
    assert api(cast.officer).post("/api/v1/inspections/", body).status_code == 403


def test_a_station_plans_carries_out_and_follows_up_in_its_own_cities_only(api, cast, tree, firm):
    client = api(cast.station)
    plan = client.post("/api/v1/inspections/plan/", {"enterprise": str(firm.pk), "planned_on": "2026-03-12"})
    assert (plan.status_code, plan.data["state"]) == (201, "planned")
    body = {
        "enterprise": str(firm.pk), "plan": plan.data["id"], "carried_out_on": "2026-03-10", "verdict": "conditional",
        "conditions": "补装烟感", "conditions_by": "2026-03-20", **PARTS, "accommodation": "conditions",
    }  # fmt: skip
    done = client.post("/api/v1/inspections/", body)
    assert (done.data["id"], done.data["state"], done.data["planned_on"]) == (plan.data["id"], "done", "2026-03-12")
    place = f"/api/v1/inspections/{done.data['id']}/"
    assert (
        client.post(f"{place}meet/", {"met_on": "2026-03-10", "note": "已装"}).data["conditions_met_on"] == "2026-03-10"
    )
    assert client.post(f"{place}cancel/").status_code == 409
    assert client.post(f"{place}photos/", {"photos": ["b" * 64]}).data["photos"] == ["b" * 64]
    elsewhere = make_enterprise(tree.county, destination="330100", inspected=False)
    foreign = {"enterprise": str(elsewhere.pk), "planned_on": "2026-03-12"}
    assert client.post("/api/v1/inspections/plan/", foreign).status_code == 404


def test_it_names_what_is_wrong_with_an_inspection(api, cast, firm):
    body = {"enterprise": str(firm.pk), "carried_out_on": "2026-03-10", "verdict": "pass", **PARTS, "pay": "poor"}
    answer = api(cast.county).post("/api/v1/inspections/", body)
    assert answer.status_code == 422
    assert [(each["pointer"], each["code"]) for each in answer.data["errors"]] == [("/verdict", "worse")]


def test_the_county_enters_and_ends_an_agreement(api, cast, firm):
    client = api(cast.county)
    body = {
        "enterprise": str(firm.pk), "kind": "transfer", "signed_on": "2026-03-01", "starts": "2026-03-02",
        "ends": "2027-03-01", "services": "组织输送", "document": "协议1号",
    }  # fmt: skip
    made = client.post("/api/v1/cooperations/", body)
    assert (made.status_code, made.data["fee"]) == (201, "0.00")
    again = client.post("/api/v1/cooperations/", body | {"starts": "2026-05-01"})
    assert (again.status_code, again.data["code"]) == (409, "overlap")
    assert api(cast.county).get(f"/api/v1/enterprises/{firm.pk}/").data["state"] == "active"
    ended = client.post(f"/api/v1/cooperations/{made.data['id']}/end/", {"ends": "2026-06-30", "reason": "停产"})
    assert ended.data["ends"] == "2026-06-30"
    assert client.delete(f"/api/v1/cooperations/{made.data['id']}/").status_code == 405
    assert api(cast.township).post("/api/v1/cooperations/", body).status_code == 403


def test_a_selection_goes_from_the_need_to_the_published_result(api, cast, tree, firm):
    client = api(cast.county)
    body = {
        "title": "比选", "need": "三批次", "held_on": "2026-03-09", "candidates": [str(firm.pk)],
        "criteria": [{"name": "资质", "weight": 100}],
    }  # fmt: skip
    assert client.post("/api/v1/selections/", body | {"criteria": [{"name": "资质", "weight": 90}]}).status_code == 422
    made = client.post("/api/v1/selections/", body)
    assert made.status_code == 201, made.data
    place = f"/api/v1/selections/{made.data['id']}/"
    [candidate] = made.data["candidates"]
    early = client.post(f"{place}decide/", {"chosen": [candidate["id"]], "reasons": "唯一"})
    assert (early.status_code, early.data["code"]) == (409, "incomplete")
    scored = client.post(f"{place}scores/", {"candidate": candidate["id"], "assessor": "马局长", "points": [88]})
    assert (scored.data["candidates"][0]["total"], scored.data["candidates"][0]["scores"][0]["points"]) == ("88.00", 88)
    assert client.post(f"{place}decide/", {"chosen": [candidate["id"]], "reasons": "唯一"}).data["state"] == "decided"
    told = client.post(f"{place}publish/", {"published_on": "2026-03-10", "published_at": "县政府网站"})
    assert told.data["state"] == "published"
    assert api(cast.station).get("/api/v1/selections/").status_code == 403
    assert api(cast.stranger).get(place).status_code == 404


def test_a_pause_says_why_and_a_duplicate_names_the_one_that_is_there(api, cast, firm):
    client = api(cast.county)
    place = f"/api/v1/enterprises/{firm.pk}/state/"
    assert client.post(place, {"state": "suspended"}).status_code == 422
    assert client.post(place, {"state": "suspended", "reason": "停产检修"}).data["state"] == "suspended"
    twice = client.post("/api/v1/enterprises/", {"name": "又一厂", "uscc": firm.uscc, "destination": "530112"})
    assert (twice.status_code, twice.data["errors"][0]["code"]) == (422, "taken")
    assert firm.name in twice.data["errors"][0]["message"]


def test_it_finds_enterprises_by_words_and_by_standing(api, cast, tree, firm):
    good = make_enterprise(tree.county, name="滇池园林")
    make_contact(good, name="赵主任")
    client = api(cast.officer)

    def found(**query):
        return {row["id"] for row in client.get("/api/v1/enterprises/", query).data["results"]}

    assert found() == {str(firm.pk), str(good.pk)}
    assert found(q="园林") == found(q="赵主任") == found(inspected="true") == {str(good.pk)}
    assert found(q=firm.uscc) == found(inspected="false") == {str(firm.pk)}
    assert found(state="active") == found(q="没有") == set()


def test_every_list_takes_as_many_statements_for_30_rows_as_for_3(api, cast, tree):
    client, counts = api(cast.county), []
    client.get("/api/v1/enterprises/")
    places = ("enterprises", "enterprise-contacts", "cooperations", "selections", "inspections")
    for size in (3, 27):
        for _each in range(size):
            firm = make_enterprise(tree.county, inspected=False)
            make_contact(firm)
            make_cooperation(firm)
            make_inspection(firm)
            make_selection(tree.county)
        for place in places:
            with CaptureQueriesContext(connection) as captured:
                assert len(client.get(f"/api/v1/{place}/").data["results"]) in (3, 30)
            counts.append(len(captured))
    assert counts[: len(places)] == counts[len(places) :]

"""REST `targets` and `target-plans`: dividing, freezing, taking away, the log; who may, and how many questions."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.targets import frozen, make_plan, make_target
from xundian.targets import queries
from xundian.targets.models import Target

PLANS = "/api/v1/target-plans/"
DOCUMENT = {"document": "寻办通〔2026〕8号"}


def version(row):
    return {"If-Match": f'"{row.version}"'}


def test_a_target_is_given_to_a_person_with_places(cast, api, tree):
    body = {"indicator": "placements", "division": "530129103", "year": 2026, "value": 7,
            "person": str(cast.officer.pk), "places": ["530129103207"]}  # fmt: skip
    made = api(cast.county).post("/api/v1/targets/", body)
    assert (made.status_code, made.json()["person_name"], made.json()["places"]) == (201, "Officer", ["530129103207"])
    other = api(cast.county).post("/api/v1/targets/", body | {"person": str(cast.stranger.pk)})
    assert other.status_code in (404, 422)
    assert api(cast.leader).get("/api/v1/targets/?person__isnull=false").json()["results"][0]["value"] == 7


@pytest.mark.parametrize("code", ["530129\x00", "999999", ""])
def test_a_target_of_no_place_is_refused_by_its_field(cast, api, tree, code):
    body = {"indicator": "placements", "division": code, "year": 2026, "value": 7}
    refused = api(cast.county).post("/api/v1/targets/", body)
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/division")


def test_a_plan_tells_which_parts_differ(cast, api, tree):
    plan = make_plan(tree, other=41)
    told = api(cast.leader).get(f"{PLANS}{plan.pk}/").json()
    assert told["differences"] == [{"division": "530129", "own": 100, "parts": 101, "difference": 1}]
    assert (told["state"], told["changes"]) == ("draft", 3)


def test_it_is_divided_at_once_for_who_saw_its_version(cast, api, tree):
    plan, county = make_plan(tree), api(cast.county)
    body = {"division": "530129", "parts": [
        {"division": "530129103", "value": 50}, {"division": "530129107", "value": None},
        {"person": str(cast.leader.pk), "value": 50},
    ]}  # fmt: skip
    address = f"{PLANS}{plan.pk}/divide/"
    assert county.post(address, body).status_code == 428
    assert county.post(address, body, headers={"If-Match": '"99"'}).status_code == 412
    done = county.post(address, body, headers=version(plan))
    assert (done.status_code, done.json()["changes"]) == (200, 6)
    assert queries.differences("530129", "placements", 2026) == []
    assert not Target.objects.filter(division=tree.other_township).exists()


def test_freezing_needs_equal_parts_or_a_reason(cast, api, tree):
    plan, county = make_plan(tree, other=41), api(cast.county)
    refused = county.post(f"{PLANS}{plan.pk}/freeze/", DOCUMENT, headers=version(plan))
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "unequal")
    done = county.post(f"{PLANS}{plan.pk}/freeze/", DOCUMENT | {"difference": "a reserve"}, headers=version(plan))
    assert (done.status_code, done.json()["state"], done.json()["difference"]) == (200, "frozen", "a reserve")


def test_after_freezing_a_change_says_why_and_the_log_tells_it(cast, api, tree):
    plan, county = frozen(make_plan(tree)), api(cast.county)
    row = Target.objects.get(division=tree.township)
    address = f"/api/v1/targets/{row.pk}/"
    refused = county.patch(address, {"value": 61}, headers=version(row))
    assert {each["pointer"] for each in refused.json()["errors"]} == {"/reason", "/document"}
    why = {"reason": "more posts", "document": "15号"}
    assert county.patch(address, {"value": 61} | why, headers=version(row)).status_code == 200
    [line, *_rest] = api(cast.leader).get(f"{PLANS}{plan.pk}/changes/").json()["results"]
    assert (line["before"], line["after"], line["frozen"], line["reason"], line["document"]) == (
        60, 61, True, "more posts", "15号",
    )  # fmt: skip


def test_a_target_is_taken_away_and_stays_in_the_log(cast, api, tree):
    plan, county = make_plan(tree), api(cast.county)
    row = Target.objects.get(division=tree.other_township)
    assert county.post(f"/api/v1/targets/{row.pk}/remove/", {}).status_code == 428
    assert county.post(f"/api/v1/targets/{row.pk}/remove/", {}, headers=version(row)).status_code == 204
    assert not Target.objects.filter(pk=row.pk).exists()
    assert (queries.log(plan)[0].before, queries.log(plan)[0].after) == (40, None)


def test_a_township_sees_the_log_of_its_own_place_only(cast, api, tree):
    plan = make_plan(tree)
    lines = api(cast.township).get(f"{PLANS}{plan.pk}/changes/").json()["results"]
    assert {line["division"] for line in lines} == {"530129103"}
    assert api(cast.stranger).get(f"{PLANS}{plan.pk}/").status_code == 404


@pytest.mark.parametrize("role", ["officer", "township", "leader", "station", "site", "auditor"])
def test_only_the_county_divides_and_freezes(role, cast, api, tree):
    plan = make_plan(tree)
    caller = api(getattr(cast, role))
    for step, body in (("freeze", DOCUMENT), ("divide", {"division": "530129", "parts": [{"value": 1}]})):
        assert caller.post(f"{PLANS}{plan.pk}/{step}/", body, headers=version(plan)).status_code == 403


@pytest.mark.parametrize("path", ["/api/v1/targets/", PLANS, "log"])
def test_lists_ask_the_same_number_of_questions_at_any_size(cast, api, tree, path):
    plan, caller, asked = make_plan(tree), api(cast.county), []
    path = f"{PLANS}{plan.pk}/changes/" if path == "log" else path
    for years in (range(2030, 2033), range(2033, 2060)):
        for year in years:
            make_target(tree.township, 3, year=year)
            make_target(tree.village, 3, indicator="trained", year=2026) if year == 2030 else None
        caller.get(path)
        with CaptureQueriesContext(connection) as seen:
            caller.get(path)
        asked.append(len(seen))
    assert asked[0] == asked[1]

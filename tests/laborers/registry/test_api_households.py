"""Households, dependants and cases over REST."""

import uuid
from datetime import timedelta

import pytest

from laborers.registry import actions
from laborers.registry.models import Household, HouseholdCategory
from tests.conftest import SITE_ID
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from xundian.kit import clock

HOUSEHOLDS = "/api/v1/households/"
DEPENDANTS = "/api/v1/dependants/"
CASES = "/api/v1/cases/"


def numbers(answer):
    return {row["number"] for row in answer.json()["results"]}


def test_each_role_lists_the_households_of_its_own_place(cast, api, people):
    near, far = people.home.number, people.next_home.number
    people.next_home.site_id = SITE_ID
    people.next_home.save(update_fields=["site_id"])
    seen = {}
    for name, user in vars(cast).items():
        answer = api(user).get(HOUSEHOLDS)
        seen[name] = numbers(answer) if answer.status_code == 200 else answer.status_code
    assert seen == {
        "officer": {near}, "colleague": {far}, "township": {near, far}, "county": {near, far}, "auditor": {near, far},
        "site": {far}, "leader": 403, "station": 403, "stranger": set(),
    }  # fmt: skip


def test_a_household_out_of_place_is_as_absent_as_none(cast, api, people):
    client = api(cast.colleague)
    for verb, tail in (("get", ""), ("patch", ""), ("post", "dependants/")):
        paths = [f"{HOUSEHOLDS}{pk}/{tail}" for pk in (people.home.pk, uuid.uuid4())]
        answers = [getattr(client, verb)(path, {}, HTTP_IF_MATCH='"1"') for path in paths]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert len({str(answer.json() | {"instance": ""}) for answer in answers}) == 1


def test_one_household_comes_with_everyone_in_it(cast, api, people, codes):
    actions.add_dependant(household=people.home, by=cast.officer, name="王小", kind="child", school_status="enrolled")
    answer = api(cast.officer).get(f"{HOUSEHOLDS}{people.home.pk}/").json()
    assert [(each["name"], each["relation_label"], each["stage"]) for each in answer["members"]] == [
        ("王五", "户主", "surveyed")
    ]
    assert [(each["name"], each["kind"]) for each in answer["dependants"]] == [("王小", "child")]
    assert [period["category_label"] for period in answer["categories"]] == ["一般农户"]
    assert answer["category_label"] == "一般农户"


def test_it_finds_households_by_number_phone_or_a_members_name(cast, api, people):
    client = api(cast.county)
    for typed in (people.home.number, "138000", "王", "wangw"):
        assert numbers(client.get(HOUSEHOLDS, {"q": typed})) == {people.home.number}
    assert numbers(client.get(HOUSEHOLDS, {"q": "nobody"})) == set()


def test_it_filters_by_place_group_and_category(cast, api, people, tree):
    make_household(tree.village, number="H9", group_name="2组", category="out_of_poverty")
    client = api(cast.township)
    assert numbers(client.get(HOUSEHOLDS, {"group_name": "2组"})) == {"H9"}
    assert numbers(client.get(HOUSEHOLDS, {"category": "out_of_poverty"})) == {"H9"}
    assert numbers(client.get(HOUSEHOLDS, {"division": tree.next_village.code})) == {people.next_home.number}
    assert client.get(HOUSEHOLDS, {"division": tree.far_village.code}).status_code == 404
    assert client.get(HOUSEHOLDS, {"nummber": "H9"}).json()["code"] == "unknown_field"


@pytest.mark.parametrize("size", [3, 30])
def test_lists_and_details_cost_the_same_at_any_size(cast, api, tree, codes, size, django_assert_num_queries):
    household = make_household(tree.village)
    for _ in range(size):
        make_household(tree.village)
        make_laborer(household)
        actions.add_dependant(household=household, by=cast.officer, name="王小", kind="child")
    client = api(cast.officer)
    client.get(HOUSEHOLDS)
    for path, queries, rows in (
        (HOUSEHOLDS, 3, size + 1), (DEPENDANTS, 2, size), (CASES, 2, size),
        (f"{HOUSEHOLDS}{household.pk}/", 7, None),
    ):  # fmt: skip
        with django_assert_num_queries(queries):
            answer = client.get(path).json()
        assert len(answer["members"] if rows is None else answer["results"]) == (rows or size)


def test_it_registers_a_household_once(cast, api, tree, codes):
    body = {"id": str(uuid.uuid4()), "number": "H1", "division": tree.village.code, "category": "out_of_poverty"}
    client, key = api(cast.officer), {"HTTP_IDEMPOTENCY_KEY": "household-one"}
    first, again = client.post(HOUSEHOLDS, body, **key), client.post(HOUSEHOLDS, body, **key)
    assert (first.status_code, first["ETag"], first.json()["id"]) == (201, '"1"', body["id"])
    assert (again.status_code, again.json()) == (201, first.json())
    taken = client.post(HOUSEHOLDS, body | {"id": str(uuid.uuid4())})
    assert (taken.status_code, taken.json()["errors"][0]["code"]) == (422, "taken")
    assert Household.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"division": "530129103212"}, 404, "not_found"),
        ({"division": "530129103"}, 404, "not_found"),
        ({"division": "word"}, 404, "not_found"),
        ({"category": "rich"}, 422, "invalid"),
        ({"number": ""}, 422, "invalid"),
        ({"site_id": str(SITE_ID)}, 422, "invalid"),
    ],
)
def test_it_registers_no_household_elsewhere_or_with_wrong_fields(cast, api, tree, codes, change, status, code):
    answer = api(cast.officer).post(HOUSEHOLDS, {"number": "H1", "division": tree.village.code} | change)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not Household.objects.exists()


def test_a_household_belongs_to_a_village(cast, api, tree):
    answer = api(cast.township).post(HOUSEHOLDS, {"number": "H1", "division": tree.township.code})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "level")


def test_it_changes_a_household_only_on_the_version_that_was_seen(cast, api, people):
    client, path = api(cast.officer), f"{HOUSEHOLDS}{people.home.pk}/"
    assert client.patch(path, {"address": "1"}).status_code == 428
    changed = client.patch(path, {"address": "新村12号"}, HTTP_IF_MATCH='"1"')
    assert (changed.status_code, changed["ETag"], changed.json()["address"]) == (200, '"2"', "新村12号")
    assert client.patch(path, {"address": "2"}, HTTP_IF_MATCH='"1"').status_code == 412
    refused = client.patch(path, {"number": "H2"}, HTTP_IF_MATCH='"2"')
    assert refused.json()["errors"][0]["code"] == "unexpected_field"


def test_another_category_begins_a_new_period(cast, api, people, codes):
    path = f"{HOUSEHOLDS}{people.home.pk}/change-category/"
    assert api(cast.officer).post(path, {"category": "out_of_poverty"}).status_code == 403
    answer = api(cast.township).post(path, {"category": "out_of_poverty", "basis": "县扶贫办2026-5"})
    assert (answer.status_code, answer.json()["category_label"]) == (200, "脱贫户")
    periods = HouseholdCategory.objects.filter(household=people.home).order_by("valid_from")
    assert [(each.category, each.valid_to) for each in periods] == [
        ("ordinary", clock.today() - timedelta(days=1)), ("out_of_poverty", None),
    ]  # fmt: skip
    again = api(cast.township).post(path, {"category": "out_of_poverty"})
    assert again.json()["errors"][0]["code"] == "unchanged"
    early = api(cast.township).post(path, {"category": "ordinary", "on": "2026-01-01"})
    assert early.json()["errors"][0]["code"] == "not_later"
    assert api(cast.township).post(path, {"category": "rich"}).json()["errors"][0]["code"] == "unknown_code"


def test_it_keeps_the_dependants_of_a_household(cast, api, people):
    client = api(cast.officer)
    added = client.post(f"{HOUSEHOLDS}{people.home.pk}/dependants/", {"name": "王小", "kind": "child"})
    assert (added.status_code, added["ETag"]) == (201, '"1"')
    path = f"{DEPENDANTS}{added.json()['id']}/"
    changed = client.patch(path, {"school_status": "enrolled"}, HTTP_IF_MATCH=added["ETag"])
    assert changed.json()["school_status"] == "enrolled"
    assert client.patch(path, {"school_status": "asleep"}, HTTP_IF_MATCH='"2"').status_code == 422
    assert client.patch(path, {"name": "x"}, HTTP_IF_MATCH='"1"').status_code == 412
    assert client.patch(path, {"name": "x"}).status_code == 428
    assert [row["name"] for row in client.get(DEPENDANTS, {"kind": "child"}).json()["results"]] == ["王小"]
    assert api(cast.colleague).get(path).status_code == 404
    assert api(cast.colleague).get(DEPENDANTS).json()["results"] == []
    assert api(cast.auditor).patch(path, {"name": "x"}, HTTP_IF_MATCH='"2"').status_code == 403


def test_it_lists_cases_by_stage_and_place(cast, api, people, tree):
    client = api(cast.township)
    assert {row["laborer_name"] for row in client.get(CASES, {"stage": "surveyed"}).json()["results"]} == {
        "王五",
        "赵六",
    }
    assert client.get(CASES, {"stage": "placed"}).json()["results"] == []
    (row,) = client.get(CASES, {"division": tree.next_village.code}).json()["results"]
    assert (row["laborer_name"], row["stage"], row["episode"]) == ("赵六", "surveyed", 1)
    assert client.get(CASES, {"outcome": "x"}).status_code == 400


def test_an_officer_closes_a_case_with_an_outcome(cast, api, people):
    path = f"{CASES}{people.case.pk}/"
    for name, user in vars(cast).items():
        allowed = name in ("township", "county")
        status = api(user).post(f"{path}advance/", {"to": "closed"}).status_code
        assert status == (422 if allowed else 404 if name == "stranger" else 403)
    answer = api(cast.township).post(f"{path}advance/", {"to": "closed", "outcome": "withdrew", "reason": "Own wish"})
    assert (answer.status_code, answer.json()["stage"], answer.json()["outcome"]) == (200, "closed", "withdrew")
    assert answer.json()["closed_on"] == clock.today().isoformat()
    newest = api(cast.officer).get(f"{path}timeline/").json()["results"][0]
    assert (newest["kind"], newest["to_stage"], newest["by_name"]) == ("stage", "closed", "Township")
    again = api(cast.township).post(f"{path}advance/", {"to": "matching"})
    assert (again.status_code, again.json()["code"]) == (409, "move_refused")


@pytest.mark.parametrize("stage", ["assessed", "training", "placed", "surveyed"])
def test_stages_that_follow_from_records_are_not_set_by_hand(cast, api, people, stage):
    answer = api(cast.county).post(f"{CASES}{people.case.pk}/advance/", {"to": stage})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "invalid_choice")


def test_a_case_is_not_closed_over_someone_at_work(cast, api, people):
    make_placement(people.wang, by=cast.officer)
    answer = api(cast.county).post(f"{CASES}{people.case.pk}/advance/", {"to": "closed", "outcome": "other"})
    assert (answer.status_code, answer.json()["code"]) == (409, "in_work")


def test_a_case_out_of_place_is_as_absent_as_none(cast, api, people):
    for path in (f"{CASES}{people.far_case.pk}/", f"{CASES}{uuid.uuid4()}/"):
        assert api(cast.officer).get(path).status_code == 404
        assert api(cast.officer).get(f"{path}timeline/").status_code == 404


def test_days_to_come_are_neither_births_nor_changes_of_category(cast, api, people, codes):
    ahead = "9999-12-31"
    born = api(cast.officer).post(
        f"{HOUSEHOLDS}{people.home.pk}/dependants/", {"name": "小花", "kind": "child", "birth": ahead}
    )
    changed = api(cast.county).post(
        f"{HOUSEHOLDS}{people.home.pk}/change-category/", {"category": "out_of_poverty", "on": ahead}
    )
    for answer in (born, changed):
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "in_future")

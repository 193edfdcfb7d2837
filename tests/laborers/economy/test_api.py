"""`household-economies` and `poverty-thresholds` over REST: entering, scope, edits with If-Match, doubts, pages."""

import uuid

import pytest
import time_machine

from laborers.economy.models import HouseholdEconomy, PovertyThreshold
from tests.factories.economy import make_economy, make_threshold
from tests.factories.registry import make_household

ECONOMIES, THRESHOLDS = "/api/v1/household-economies/", "/api/v1/poverty-thresholds/"
FIGURES = {
    "members": 5, "working_members": 2, "total_income": "26000", "outside_income": "26000.50",
    "planted_area_after": "6.5", "planting_income_after": "6600", "planted_area_before": "7.5",
    "planting_income_before": "8000",
}  # fmt: skip
ROLES = ("officer", "colleague", "township", "county", "leader", "station", "site", "auditor", "stranger")


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def home(cast, tree):
    return make_household(tree.village, number="H1")


@pytest.fixture
def body(home):
    return {"household": str(home.pk), "year": 2025} | FIGURES


def codes(answer):
    return {(each["pointer"], each["code"]) for each in answer.json()["errors"]}


def test_an_officer_enters_the_form_of_a_year(cast, api, body, home):
    answer = api(cast.officer).post(ECONOMIES, body)
    assert answer.status_code == 201, answer.json()
    row = answer.json()
    expected = {
        "household_number": "H1", "sample_code": "", "division": home.division_id, "year": 2025,
        "total_income": "26000.00", "outside_income": "26000.50", "planted_area_before": "7.500",
        "income_per_migrant": "13000.25", "income_per_member": "5200.10", "by_name": "Officer", "version": 1,
    }  # fmt: skip
    assert {name: row[name] for name in expected} == expected
    assert [(doubt["field"], doubt["code"]) for doubt in row["doubts"]] == [("outside_income", "outside_over_total")]
    assert answer["ETag"] == '"1"'
    again = api(cast.officer).post(ECONOMIES, body)
    assert (again.status_code, codes(again)) == (422, {("/year", "taken")})


def test_a_client_may_name_the_record_and_send_it_again(cast, api, body):
    key = str(uuid.uuid4())
    sent = body | {"id": key}
    headers = {"Idempotency-Key": key}
    answers = [api(cast.officer).post(ECONOMIES, sent, headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert {answer.json()["id"] for answer in answers} == {key}


def test_a_sample_household_belongs_to_the_place_that_asked_it(cast, api, tree):
    sent = FIGURES | {"sample_code": "01", "division": "530129103", "year": 2025}
    assert api(cast.township).post(ECONOMIES, sent).json()["division"] == "530129103"
    assert api(cast.township).post(ECONOMIES, sent | {"division": "530129"}).status_code == 404
    assert codes(api(cast.township).post(ECONOMIES, FIGURES | {"sample_code": "02", "year": 2025})) == {
        ("/division", "required")
    }


@pytest.mark.parametrize(
    ("wrong", "pointer", "code"),
    [
        ({"working_members": 6}, "/working_members", "working_over_members"),
        ({"total_income": "-1"}, "/total_income", "min_value"),
        ({"total_income": None}, "/total_income", "income_incomplete"),
        ({"planted_area_after": None}, "/planted_area_after", "now_missing"),
        ({"planted_area_after": "1.2345"}, "/planted_area_after", "max_decimal_places"),
        ({"members": 0}, "/members", "min_value"),
        ({"year": 2027}, "/year", "year_range"),
        ({"year": 1999}, "/year", "min_value"),
        ({"income_per_member": "1"}, "/income_per_member", "unexpected_field"),
        ({"sample_code": "01"}, "/household", "household_or_sample"),
    ],
)
def test_what_is_wrong_is_named_by_field(wrong, pointer, code, cast, api, body):
    answer = api(cast.officer).post(ECONOMIES, body | wrong)
    assert (answer.status_code, codes(answer)) == (422, {(pointer, code)})
    assert not HouseholdEconomy.objects.exists()


def test_an_edit_needs_the_version_it_was_made_on(cast, api, home):
    row = make_economy(home, year=2025)
    address, officer = f"{ECONOMIES}{row.pk}/", api(cast.officer)
    assert officer.patch(address, {"members": 5}).status_code == 428
    assert officer.patch(address, {"members": 5}, headers={"If-Match": '"9"'}).status_code == 412
    changed = officer.patch(address, {"members": 5}, headers={"If-Match": '"1"'})
    assert (changed.status_code, changed["ETag"], changed.json()["members"]) == (200, '"2"', 5)
    refused = officer.patch(address, {"members": 1}, headers={"If-Match": '"2"'})
    assert codes(refused) == {("/working_members", "working_over_members")}
    moved = officer.patch(address, {"year": 2024}, headers={"If-Match": '"2"'})
    assert codes(moved) == {("/year", "unexpected_field")}


def test_everyone_sees_the_own_place_and_only_those_with_the_right(cast, api, tree, home):
    make_economy(home, year=2025)
    make_economy(make_household(tree.far_village), year=2025)
    make_economy(tree.county, year=2025, sample_code="01")
    seen = {}
    for role in ROLES:
        answer = api(getattr(cast, role)).get(ECONOMIES)
        seen[role] = len(answer.json()["results"]) if answer.status_code == 200 else answer.status_code
    assert seen == {
        "officer": 1, "colleague": 0, "township": 1, "county": 3, "leader": 403, "station": 403, "site": 0,
        "auditor": 3, "stranger": 0,
    }  # fmt: skip


@pytest.mark.parametrize(("role", "status"), [("colleague", 404), ("stranger", 404), ("auditor", 403), ("site", 403)])
def test_nobody_enters_for_households_elsewhere(role, status, cast, api, body):
    assert api(getattr(cast, role)).post(ECONOMIES, body).status_code == status
    assert not HouseholdEconomy.objects.exists()


def test_the_list_is_filtered_by_year_place_and_household(cast, api, tree, home):
    row = make_economy(home, year=2025)
    make_economy(home, year=2024)
    make_economy(tree.county, year=2025, sample_code="01")
    county = api(cast.county)
    for query, count in (
        ({"year": 2025}, 2), ({"division": "530129103"}, 2), ({"household": str(home.pk), "year": 2025}, 1),
        ({"sample_code": "01"}, 1), ({"year": 2020}, 0),
    ):  # fmt: skip
        assert len(county.get(ECONOMIES, query).json()["results"]) == count, query
    assert county.get(f"{ECONOMIES}{row.pk}/").json()["year"] == 2025
    assert county.get(ECONOMIES, {"members": 5}).status_code == 400
    assert county.get(ECONOMIES, {"division": "520526"}).status_code == 404


@pytest.mark.parametrize("size", [3, 30])
def test_a_list_asks_the_same_number_of_questions_at_any_size(size, cast, api, tree, django_assert_num_queries):
    for number in range(size):
        make_economy(make_household(tree.village) if number % 2 else tree.county, year=2025, sample_code=f"S{number}")
    client = api(cast.county)
    client.get(ECONOMIES)
    with django_assert_num_queries(2):
        assert len(client.get(ECONOMIES).json()["results"]) == size


def test_the_county_sets_and_corrects_the_threshold_of_a_year(cast, api, tree):
    body = {"county": "530129", "year": 2018, "amount": "3500", "document": "2018年贫困线"}
    made = api(cast.county).post(THRESHOLDS, body)
    assert (made.status_code, made.json()["amount"]) == (201, "3500.00")
    assert codes(api(cast.county).post(THRESHOLDS, body)) == {("/year", "taken")}
    address = f"{THRESHOLDS}{made.json()['id']}/"
    assert api(cast.county).patch(address, {"amount": "3535"}).status_code == 428
    changed = api(cast.county).patch(address, {"amount": "3535"}, headers={"If-Match": '"1"'})
    assert (changed.json()["amount"], changed.json()["document"]) == ("3535.00", "2018年贫困线")
    assert codes(api(cast.county).post(THRESHOLDS, body | {"year": 2019, "amount": "0"})) == {
        ("/amount", "not_above_zero")
    }


def test_everyone_of_the_county_reads_it_and_only_the_county_sets_it(cast, api, tree):
    make_threshold(tree.county)
    body = {"county": "530129", "year": 2019, "amount": "1", "document": "x"}
    seen, made = {}, {}
    for role in ROLES:
        client = api(getattr(cast, role))
        seen[role] = len(client.get(THRESHOLDS).json()["results"])
        made[role] = client.post(THRESHOLDS, body).status_code
    assert {role for role, count in seen.items() if count} == set(ROLES) - {"stranger"}
    assert {role: status for role, status in made.items() if status != 403} == {"county": 201, "stranger": 404}
    assert PovertyThreshold.objects.filter(year=2019).count() == 1

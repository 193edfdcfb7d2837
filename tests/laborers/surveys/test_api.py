"""Rounds, responses, policies and assessments over REST."""

import uuid
from datetime import date, timedelta

import pytest

from laborers.registry.actions import open_case_of
from laborers.surveys.models import Assessment, AssessmentPolicy, SurveyResponse, SurveyRound
from tests.factories.codes import load_shipped
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer, make_policy, make_response, make_round
from xundian.kit import clock

ROUNDS = "/api/v1/survey-rounds/"
RESPONSES = "/api/v1/survey-responses/"
ASSESSMENTS = "/api/v1/assessments/"
POLICIES = "/api/v1/assessment-policies/"


@pytest.fixture
def codes(db):
    load_shipped()


@pytest.fixture
def laborer(cast, tree):
    return make_laborer(make_household(tree.village), name="王五")


@pytest.fixture
def now_round(tree):
    return make_round(tree.county, clock.today().year)


def statuses(cast, call):
    return {name: call(user) for name, user in vars(cast).items()}


# --- rounds -------------------------------------------------------------------------------------------------------


def test_the_county_opens_a_round_that_its_villages_see(cast, api, tree):
    body = {"county": tree.county.code, "year": 2026, "title": "2026", "opens": "2026-01-01", "closes": "2026-12-31"}
    created = statuses(cast, lambda user: api(user).post(ROUNDS, body).status_code)
    assert created == {
        "officer": 403, "colleague": 403, "township": 403, "county": 201, "leader": 403, "station": 403, "site": 403,
        "auditor": 403, "stranger": 404,
    }  # fmt: skip
    seen = statuses(cast, lambda user: len(api(user).get(ROUNDS).json().get("results", [])))
    assert {name for name, count in seen.items() if count} == {"officer", "colleague", "township", "county", "auditor"}
    again = api(cast.county).post(ROUNDS, body)
    assert (again.status_code, again.json()["errors"][0]["code"]) == (422, "taken")
    crossed = api(cast.county).post(ROUNDS, body | {"year": 2027, "opens": "2028-01-01", "closes": "2027-01-01"})
    assert crossed.json()["errors"][0]["code"] == "days_crossed"
    assert SurveyRound.objects.count() == 1


# --- responses ----------------------------------------------------------------------------------------------------


def test_an_officer_enters_a_form(cast, api, laborer, now_round, codes):
    body = {
        "round": str(now_round.pk), "laborer": str(laborer.pk), "status": "04", "place": "330782", "months": 2,
        "wage": "3800.50", "intention": "out_province", "training_wish": "电焊", "expected_wage": "6100",
    }  # fmt: skip
    answer = api(cast.officer).post(RESPONSES, body)
    assert answer.status_code == 201, answer.json()
    row = answer.json()
    assert (row["status_label"], row["place_label"], row["intention_label"]) == (
        "外出务工",
        "浙江省金华市义乌市",
        "省外",
    )
    assert (row["wage"], row["expected_wage"], row["revision"], row["is_profile"]) == ("3800.50", "6100.00", 1, True)
    stored = SurveyResponse.objects.get()
    assert (stored.wage_fen, stored.surveyed_on) == (380050, clock.today())
    second = api(cast.officer).post(RESPONSES, body | {"months": 3}).json()
    assert (second["revision"], second["is_profile"]) == (2, True)
    listed = api(cast.officer).get(RESPONSES, {"is_profile": "true"}).json()["results"]
    assert [each["id"] for each in listed] == [second["id"]]


def test_a_repeated_key_enters_one_form(cast, api, laborer, now_round, codes):
    body, key = {"round": str(now_round.pk), "laborer": str(laborer.pk), "status": "02"}, "form-of-wang-wu"
    answers = [api(cast.officer).post(RESPONSES, body, HTTP_IDEMPOTENCY_KEY=key) for _ in range(2)]
    assert answers[0].json() == answers[1].json()
    assert SurveyResponse.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "field", "code"),
    [
        ({"status": "xx"}, "/status", "unknown_code"),
        ({"status": ""}, "/status", "blank"),
        ({"place": "999999"}, "/place", "unknown_code"),
        ({"months": 13}, "/months", "max_value"),
        ({"wage": "-1"}, "/wage", "min_value"),
        ({"is_profile": True}, "/is_profile", "unexpected_field"),
        ({"revision": 7}, "/revision", "unexpected_field"),
        ({"surveyed_on": "2999-01-01"}, "/surveyed_on", "in_future"),
        ({"surveyed_on": "1999-01-01"}, "/surveyed_on", "outside_round"),
    ],
)
def test_it_names_what_is_wrong_in_a_form(cast, api, laborer, now_round, codes, change, field, code):
    body = {"round": str(now_round.pk), "laborer": str(laborer.pk), "status": "02"} | change
    answer = api(cast.officer).post(RESPONSES, body)
    assert answer.status_code == 422
    assert (answer.json()["errors"][0]["pointer"], answer.json()["errors"][0]["code"]) == (field, code)
    assert not SurveyResponse.objects.exists()


def test_forms_are_entered_and_read_in_the_own_place_only(cast, api, laborer, now_round, codes):
    body = {"round": str(now_round.pk), "laborer": str(laborer.pk), "status": "02"}
    entered = statuses(cast, lambda user: api(user).post(RESPONSES, body).status_code)
    assert entered == {
        "officer": 201, "colleague": 404, "township": 201, "county": 201, "leader": 403, "station": 403, "site": 403,
        "auditor": 403, "stranger": 404,
    }  # fmt: skip
    read = statuses(cast, lambda user: len(api(user).get(RESPONSES).json().get("results", [])))
    assert {name for name, count in read.items() if count} == {"officer", "township", "county", "auditor"}
    paths = [f"{RESPONSES}{pk}/" for pk in (SurveyResponse.objects.first().pk, uuid.uuid4())]
    answers = [api(cast.colleague).get(path).json() | {"instance": ""} for path in paths]
    assert answers[0] == answers[1]


# --- assessments --------------------------------------------------------------------------------------------------


def test_an_assessment_says_why_in_both_languages(cast, api, laborer, tree, codes):
    make_policy(tree.county)
    make_response(laborer)
    body = {"case": str(open_case_of(laborer).pk)}
    answer = api(cast.township).post(ASSESSMENTS, body, HTTP_ACCEPT_LANGUAGE="en")
    assert answer.status_code == 201, answer.json()
    row = answer.json()
    assert (row["direction"], row["direction_label"], row["laborer_name"]) == ("away", "Transfer elsewhere", "王五")
    assert row["explanation"] == [
        "Wants to work away: Outside the province.",
        "Education: Junior high school reaches Junior high school.",
    ]
    assert row["reasons"][0] == {"code": "goes_out", "values": {"intention": "out_province"}}
    (chinese,) = api(cast.township).get(ASSESSMENTS).json()["results"]
    assert "省外" in chinese["explanation"][0]


def test_only_township_and_county_assess_and_only_their_own(cast, api, laborer, tree):
    make_policy(tree.county)
    make_policy(tree.other_county)
    make_response(laborer)
    case = str(open_case_of(laborer).pk)
    done = statuses(cast, lambda user: api(user).post(ASSESSMENTS, {"case": case}).status_code)
    assert done == {
        "officer": 403, "colleague": 403, "township": 201, "county": 201, "leader": 403, "station": 403, "site": 403,
        "auditor": 403, "stranger": 404,
    }  # fmt: skip
    run = {"division": tree.township.code}
    ran = statuses(cast, lambda user: api(user).post(f"{ASSESSMENTS}run/", run).status_code)
    assert {name for name, status in ran.items() if status == 200} == {"township", "county"}
    assert ran["stranger"] == 404
    assert api(cast.township).post(f"{ASSESSMENTS}run/", {"division": tree.other_township.code}).status_code == 404
    assert Assessment.objects.count() == 1


def test_a_run_previews_then_assesses_then_finds_nothing_new(cast, api, tree, codes):
    make_policy(tree.county)
    household = make_household(tree.village)
    for intention in ("out_province", "in_county", "none"):
        make_response(make_laborer(household), intention=intention)
    run = f"{ASSESSMENTS}run/"
    client, body = api(cast.township), {"division": tree.township.code}
    preview = client.post(run, body | {"preview": True}).json()
    assert (preview["preview"], preview["changed"], Assessment.objects.count()) == (True, 3, 0)
    assert {change["after"] for change in preview["changes"]} == {"away", "nearby", "not_seeking"}
    assert client.post(run, body).json()["changed"] == 3
    assert client.post(run, body).json()["changed"] == 0
    nearby = client.get(ASSESSMENTS, {"direction": "nearby", "is_current": "true", "division": tree.village.code})
    assert len(nearby.json()["results"]) == 1


def test_it_says_what_is_missing(cast, api, laborer, tree):
    body = {"case": str(open_case_of(laborer).pk)}
    codes = [api(cast.county).post(ASSESSMENTS, body).json()["errors"][0]["code"]]
    make_policy(tree.county)
    codes.append(api(cast.county).post(ASSESSMENTS, body).json()["errors"][0]["code"])
    assert codes == ["no_policy", "no_response"]
    assert api(cast.county).post(ASSESSMENTS, {}).json()["errors"][0]["code"] == "required"
    assert api(cast.county).post(ASSESSMENTS, {"case": "word"}).status_code == 422
    assert api(cast.county).post(f"{ASSESSMENTS}run/", {"division": "word"}).status_code == 404


@pytest.mark.parametrize("size", [3, 30])
def test_lists_cost_the_same_at_any_size(cast, api, tree, codes, size, django_assert_num_queries):
    household = make_household(tree.village)
    for _ in range(size):
        make_assessed_laborer(household, "away", by=cast.township)
    client = api(cast.officer)
    client.get(ROUNDS)
    for path in (RESPONSES, ASSESSMENTS):
        with django_assert_num_queries(3):
            assert len(client.get(path).json()["results"]) == size


def test_an_unknown_filter_is_refused(cast, api):
    for path in (ROUNDS, RESPONSES, ASSESSMENTS, POLICIES):
        answer = api(cast.county).get(path, {"laborer__phone": "1"})
        assert (answer.status_code, answer.json()["code"]) == (400, "unknown_field")


# --- policies -----------------------------------------------------------------------------------------------------


def test_the_county_sets_the_thresholds_with_their_document(cast, api, tree, codes):
    first = make_policy(tree.county, valid_from=date(2017, 4, 17))
    today = clock.today()
    body = {"county": tree.county.code, "valid_from": today.isoformat(), "document": "县政发2026-1", "away_age_to": 55}
    answer = api(cast.county).post(POLICIES, body)
    assert (answer.status_code, answer.json()["away_age_to"], answer.json()["stable_months"]) == (201, 55, 6)
    assert answer.json()["away_min_education_label"] == "初中"
    assert first.reread().valid_to == today - timedelta(days=1)
    assert len(api(cast.officer).get(POLICIES).json()["results"]) == 2
    for user, status in ((cast.township, 403), (cast.auditor, 403), (cast.stranger, 404)):
        assert api(user).post(POLICIES, body).status_code == status
    late = api(cast.county).post(POLICIES, body)
    assert late.json()["errors"][0]["code"] == "not_later"
    child = api(cast.county).post(POLICIES, body | {"labour_age_from": 14})
    assert child.json()["errors"][0]["pointer"] == "/labour_age_from"
    assert AssessmentPolicy.objects.count() == 2

"""Progress, household forms, explained assessments and runs over REST."""

import uuid
from datetime import timedelta

import pytest

from laborers.registry.models import Transfer
from laborers.surveys import tasks
from laborers.surveys.models import Reassessment, SurveyForm, SurveyResponse
from tests.factories.codes import load_shipped
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer, make_policy, make_response, make_round
from xundian.accounts.models import ReadLog
from xundian.codes.rules import make_identity
from xundian.kit import clock
from xundian.kit.models import Job

ROUNDS = "/api/v1/survey-rounds/"
RUNS = "/api/v1/reassessments/"


@pytest.fixture
def codes(db):
    load_shipped()


@pytest.fixture
def home(cast, tree, codes):
    return make_household(tree.village)


@pytest.fixture
def now_round(tree):
    return make_round(tree.county, clock.today().year)


def statuses(cast, call):
    return {name: call(user) for name, user in vars(cast).items()}


def pointers(answer):
    return {each["pointer"]: each["code"] for each in answer.json()["errors"]}


# --- rounds -------------------------------------------------------------------------------------------------------


def test_the_county_changes_and_closes_its_round(cast, api, now_round):
    path, match = f"{ROUNDS}{now_round.pk}/", {"HTTP_IF_MATCH": '"1"'}
    body = {"title": "春季"}
    assert api(cast.county).patch(path, body).status_code == 428
    patched = statuses(cast, lambda user: api(user).patch(path, body, **match).status_code)
    assert {name for name, status in patched.items() if status == 200} == {"county"}
    assert (patched["township"], patched["stranger"]) == (403, 404)
    answer = api(cast.county).patch(path, {"closes": "2000-01-01"}, HTTP_IF_MATCH='"2"')
    assert pointers(answer) == {"/closes": "days_crossed"}
    assert api(cast.township).post(f"{path}close/").status_code == 403
    answer = api(cast.county).post(f"{path}close/")
    assert (answer.status_code, answer.json()["closes"]) == (200, clock.today().isoformat())
    assert api(cast.county).post(f"{path}close/").json()["code"] == "not_open"


def test_progress_is_read_in_the_own_place(cast, api, tree, home, now_round):
    make_response(make_laborer(home, relation="02", name="王五"), on=clock.today())
    make_laborer(home)
    make_laborer(make_household(tree.far_village))
    path = f"{ROUNDS}{now_round.pk}/progress/"
    seen = statuses(cast, lambda user: api(user).get(path).json().get("total", {}).get("expected"))
    assert {name: count for name, count in seen.items() if count is not None} == {
        "officer": 2, "colleague": 0, "township": 2, "county": 3, "auditor": 3,
    }  # fmt: skip
    told = api(cast.officer).get(path).json()
    assert told["lines"] == [
        {"level": "household", "key": str(home.pk), "name": "王五", "number": home.number, "group": "", "expected": 2,
         "surveyed": 1, "left": 1, "beyond": 0}
    ]  # fmt: skip
    below = api(cast.county).get(path, {"division": tree.township.code}).json()
    assert {line["name"]: line["left"] for line in below["lines"]} == {"三营庄村委会": 1, "清水沟村委会": 0}
    for user, code in ((cast.officer, tree.next_village.code), (cast.county, tree.other_county.code)):
        assert api(user).get(path, {"division": code}).status_code == 404
    assert api(cast.county).get(path, {"place": "1"}).status_code == 400


# --- forms --------------------------------------------------------------------------------------------------------


def test_a_household_answers_in_one_request_and_the_same_again_is_200(cast, api, home, now_round):
    one, two = make_laborer(home, name="甲"), make_laborer(home, name="乙")
    number = make_identity(birth=clock.today().replace(year=1992), sex="2", serial=9)
    body = {
        "id": str(uuid.uuid4()), "surveyor": "马",
        "members": [{"laborer": str(one.pk), "status": "04", "place": "330782", "months": 8, "wage": "3800.50"}],
        "newcomers": [{"name": "丙", "identity": number, "relation": "10", "phone": "139 0000 0000", "status": "02"}],
    }  # fmt: skip
    path = f"/api/v1/households/{home.pk}/survey/"
    answer = api(cast.officer).post(path, body)
    assert answer.status_code == 201, answer.json()
    assert {each["name"]: each["outcome"] for each in answer.json()["results"]} == {
        "甲": "recorded", "丙": "registered", "乙": "unasked",
    }  # fmt: skip
    row = SurveyResponse.objects.get(laborer=one)
    assert (row.place, row.place_text, row.wage_fen, row.round) == ("330782", "浙江省金华市义乌市", 380050, now_round)
    again = api(cast.officer).post(path, body)
    assert (again.status_code, again.json()) == (200, answer.json())
    assert (SurveyResponse.objects.count(), home.laborers.count()) == (2, 3)
    assert not SurveyResponse.objects.filter(laborer=two).exists()


def test_mistakes_and_doubts_point_into_the_body(cast, api, home, now_round):
    one = make_laborer(home)
    path, client = f"/api/v1/households/{home.pk}/survey/", api(cast.officer)
    member = {"laborer": str(one.pk), "status": "04", "months": 8}
    wrong = client.post(path, {"members": [member | {"months": 13}], "newcomers": [{"name": "丙", "identity": "1"}]})
    assert pointers(wrong) == {"/members/0/months": "max_value"}
    wrong = client.post(path, {"members": [member], "newcomers": [{"name": "丙", "identity": "1", "status": "02"}]})
    assert pointers(wrong) == {"/newcomers/0/identity": "identity_length"}
    doubtful = client.post(path, {"members": [member]})
    assert (doubtful.status_code, doubtful.json()["code"]) == (422, "doubtful")
    assert pointers(doubtful) == {"/members/0/place": "months_without_place"}
    stated = [{"person": str(one.pk), "field": "place", "code": "months_without_place", "note": "说不清"}]
    assert client.post(path, {"members": [member], "stated": stated}).status_code == 201
    assert SurveyForm.objects.get().stated[0]["note"] == "说不清"
    assert client.post(path, {"members": [{"laborer": str(uuid.uuid4()), "status": "02"}]}).status_code == 404
    assert client.post(path, {}).json()["errors"][0]["code"] == "required"


def test_a_known_number_is_parked_and_the_answer_says_nothing_more(cast, api, tree, home, now_round):
    number = make_identity(birth=clock.today().replace(year=1992), sex="1", serial=11)
    known = make_laborer(
        make_household(tree.far_village), name="金丝雀", identity=number, birth=clock.today().replace(year=1992)
    )
    body = {"newcomers": [{"name": "丙", "identity": number, "status": "02"}]}
    answer = api(cast.officer).post(f"/api/v1/households/{home.pk}/survey/", body)
    (result,) = answer.json()["results"]
    assert set(result) == {"person", "name", "outcome", "outcome_label", "transfer"}
    assert (result["outcome"], result["transfer"]) == ("parked", str(Transfer.objects.get().pk))
    assert not [hint for hint in ("金丝雀", str(known.pk), tree.far_village.code) if hint in str(answer.json())]


def test_forms_are_entered_in_the_own_place_by_who_may_record(cast, api, home, now_round):
    body = {"members": [{"laborer": str(make_laborer(home).pk), "status": "02"}]}
    done = statuses(cast, lambda user: api(user).post(f"/api/v1/households/{home.pk}/survey/", body).status_code)
    assert done == {
        "officer": 201, "colleague": 404, "township": 201, "county": 201, "leader": 403, "station": 403, "site": 403,
        "auditor": 403, "stranger": 404,
    }  # fmt: skip


# --- assessments --------------------------------------------------------------------------------------------------


def test_a_laborers_assessment_is_explained(cast, api, tree, home):
    laborer = make_assessed_laborer(home, "nearby")
    path = f"/api/v1/laborers/{laborer.pk}/assessment/"
    answer = api(cast.officer).get(path, HTTP_ACCEPT_LANGUAGE="en")
    told = answer.json()
    assert (answer.status_code, told["assessment"]["direction"], told["document"]) == (
        200,
        "nearby",
        "寻办通〔2017〕26号",
    )
    assert told["grounds"][0] == {
        "code": "care_duty", "text": "Must care for the family.", "threshold": None,
        "turn": "If somebody else takes over the care.", "turns_to": "nearby", "turns_to_label": "Placement nearby",
    }  # fmt: skip
    assert (told["together"], told["together_label"], told["fresh"]) == ("away", "Transfer elsewhere", True)
    assert api(cast.officer).get(f"/api/v1/laborers/{make_laborer(home).pk}/assessment/").status_code == 404
    assert api(cast.colleague).get(path).status_code == 404
    assert api(cast.station).get(path).status_code == 403
    assert ReadLog.objects.filter(record=laborer.pk, user=cast.officer, how="rest").count() == 1


def test_a_run_is_previewed_read_and_applied(cast, api, tree, home, codes):
    make_assessed_laborer(home, name="王五")
    make_policy(tree.county, valid_from=clock.today(), away_min_education="60")
    answer = api(cast.township).post(RUNS, {"division": tree.township.code})
    assert (answer.status_code, answer.json()["state"], answer.json()["figures"]) == (202, "previewing", {})
    path = f"{RUNS}{answer.json()['id']}/"
    assert api(cast.township).post(f"{path}apply/").status_code == 409
    tasks.preview(job_id=str(Job.objects.get().pk))
    told = api(cast.township).get(path).json()
    assert (told["state"], told["figures"]["changed"]) == ("previewed", 1)
    changes = f"{path}changes/"
    (row,) = api(cast.township).get(changes).json()["results"]
    assert (row["laborer_name"], row["before"], row["after"], row["outcome"]) == ("王五", "away", "nearby", "waiting")
    asked = {"after": "nearby", "before": "away", "division": tree.village.code}
    assert len(api(cast.township).get(changes, asked).json()["results"]) == 1
    assert api(cast.township).get(changes, {"before": "none"}).json()["results"] == []
    assert api(cast.township).get(changes, {"division": tree.far_village.code}).status_code == 404
    assert api(cast.township).get(changes, {"name": "x"}).status_code == 400
    assert api(cast.township).post(f"{path}apply/").status_code == 202
    tasks.apply(job_id=str(Job.objects.get(kind="reassess_apply").pk))
    assert api(cast.county).get(path).json()["figures"]["applied"] == 1
    assert api(cast.township).post(f"{path}discard/").json()["code"] == "move_refused"


def test_runs_are_made_and_seen_in_the_own_place(cast, api, tree):
    make_policy(tree.county)
    make_policy(tree.other_county)
    made = statuses(cast, lambda user: api(user).post(RUNS, {"division": tree.township.code}).status_code)
    assert {name for name, status in made.items() if status == 202} == {"township", "county"}
    assert (made["officer"], made["stranger"]) == (403, 404)
    api(cast.county).post(RUNS, {"division": tree.county.code})
    seen = statuses(cast, lambda user: len(api(user).get(RUNS).json().get("results", [])))
    assert {name: count for name, count in seen.items() if count} == {"township": 2, "county": 3, "auditor": 3}
    whole = Reassessment.objects.get(division=tree.county)
    for name in ("", "changes/"):
        assert api(cast.township).get(f"{RUNS}{whole.pk}/{name}").status_code == 404


@pytest.mark.parametrize("size", [3, 30])
def test_lists_of_a_run_cost_the_same_at_any_size(cast, api, tree, codes, size, django_assert_num_queries):
    for _each in range(size):
        make_assessed_laborer(tree)
    make_policy(tree.county, valid_from=clock.today() - timedelta(days=1), away_min_education="60")
    run = api(cast.county).post(RUNS, {"division": tree.county.code}).json()["id"]
    tasks.preview(job_id=str(Job.objects.get().pk))
    client = api(cast.county)
    client.get(ROUNDS)
    with django_assert_num_queries(3):
        assert len(client.get(f"{RUNS}{run}/changes/").json()["results"]) == size
    with django_assert_num_queries(2):
        client.get(RUNS)


def test_too_many_people_for_one_request_are_a_run(cast, api, tree, home, monkeypatch):
    make_assessed_laborer(home)
    make_assessed_laborer(home)
    monkeypatch.setattr("laborers.surveys.actions.AT_ONCE", 1)
    answer = api(cast.county).post("/api/v1/assessments/run/", {"division": tree.county.code})
    assert pointers(answer) == {"/division": "too_many"}

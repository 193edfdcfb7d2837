"""REST `difficulties`: who sees what, each step, each refusal."""

import uuid

import pytest

from laborers.difficulties.models import Difficulty
from tests.factories.difficulties import load_deadlines, make_difficulty
from tests.factories.registry import make_household, make_laborer
from xundian.kit import clock

ADDRESS = "/api/v1/difficulties/"
VERBS = {
    "work": {},
    "progress": {"note": "已联系"},
    "hand-over": {"level": "county"},
    "resolve": {"result": "已补发"},
    "confirm": {"who": "本人"},
    "reopen": {"reason": "又拖欠"},
}


@pytest.fixture
def household(tree):
    return make_household(tree.village)


@pytest.fixture
def difficulty(household, cast):
    return make_difficulty(household, cast.officer, laborer=make_laborer(household), on=clock.today())


@pytest.fixture
def secret(household, cast):
    """A confidential one, reported by the township."""
    return make_difficulty(household, cast.township, kind="child_labour", on=clock.today())


def ids(answer):
    return {row["id"] for row in answer.json()["results"]}


def test_the_whole_way_over_rest(household, cast, api):
    load_deadlines()
    laborer, officer, own = make_laborer(household), api(cast.officer), str(uuid.uuid4())
    report = {"id": own, "laborer": str(laborer.pk), "kind": "wage_arrears", "description": "两个月未发"}
    answer = officer.post(ADDRESS, report)
    assert answer.status_code == 201
    body = answer.json()
    assert (body["id"], body["household"], body["state"]) == (own, str(household.pk), "open")
    assert body["overdue"] is False
    assert answer["ETag"] == '"1"'
    for verb, state in [
        ("work", "working"),
        ("progress", "working"),
        ("resolve", "resolved"),
        ("confirm", "confirmed"),
        ("reopen", "working"),
    ]:
        answer = officer.post(f"{ADDRESS}{own}/{verb}/", VERBS[verb])
        assert (answer.status_code, answer.json()["state"]) == (200, state)
    answer = api(cast.auditor).get(f"{ADDRESS}{own}/")
    assert [step["kind"] for step in answer.json()["steps"]] == [
        "reported", "progress", "progress", "resolved", "confirmed", "reopened",
    ]  # fmt: skip
    assert answer.json()["steps"][0]["by_name"] == "Officer"


def test_the_list_carries_labels_and_filters(difficulty, secret, household, cast, api, tree):
    county = api(cast.county)
    row = county.get(ADDRESS, {"kind": "wage_arrears"}, headers={"Accept-Language": "en"}).json()["results"][0]
    assert (row["kind_label"], row["state_label"], row["division_name"]) == ("Wages unpaid", "Open", tree.village.name)
    for query, found in [
        ({"kind": "wage_arrears"}, difficulty), ({"level": "township"}, secret),
        ({"laborer": str(difficulty.laborer_id)}, difficulty), ({"overdue": "true"}, None),
        ({"division": tree.other_township.code}, None), ({"severity": "urgent"}, None), ({"state": "resolved"}, None),
    ]:  # fmt: skip
        assert ids(county.get(ADDRESS, query)) == ({str(found.pk)} if found else set()), query
    assert len(ids(county.get(ADDRESS, {"division": tree.village.code, "overdue": "false"}))) == 2


@pytest.mark.parametrize(
    ("query", "status"),
    [({"kind": "moon"}, 422), ({"division": "abc"}, 422), ({"owner__password": "x"}, 400), ({"overdue": "maybe"}, 422)],
)
def test_a_filter_that_is_wrong_is_refused(difficulty, cast, api, query, status):
    assert api(cast.county).get(ADDRESS, query).status_code == status


def test_a_confidential_one_is_hidden_from_the_village_but_not_from_its_reporter(secret, household, cast, api):
    own = make_difficulty(household, cast.officer, kind="domestic_violence", on=clock.today())
    assert ids(api(cast.officer).get(ADDRESS)) == {str(own.pk)}
    assert api(cast.officer).get(f"{ADDRESS}{own.pk}/").status_code == 200
    for verb, body in VERBS.items():
        assert api(cast.officer).post(f"{ADDRESS}{secret.pk}/{verb}/", body).status_code == 404
    assert api(cast.officer).get(f"{ADDRESS}{secret.pk}/").status_code == 404
    assert ids(api(cast.township).get(ADDRESS)) == {str(own.pk), str(secret.pk)}


def test_out_of_place_is_absent_and_without_the_right_forbidden(difficulty, cast, api):
    address = f"{ADDRESS}{difficulty.pk}/"
    for user in (cast.colleague, cast.stranger, cast.station, cast.site):
        assert api(user).get(address).status_code == 404
        assert api(user).post(f"{address}work/", {}).status_code == 404
    assert api(cast.leader).get(ADDRESS).status_code == 403
    assert api(cast.auditor).post(f"{address}work/", {}).status_code == 403
    assert api().get(ADDRESS).status_code == 401


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"kind": "moon"}, "/kind"),
        ({"description": ""}, "/description"),
        ({"state": "confirmed"}, "/state"),
        ({"household": None}, "/household"),
    ],
)
def test_a_wrong_report_names_the_field(household, cast, api, change, pointer):
    load_deadlines()
    report = {"household": str(household.pk), "kind": "other", "description": "x"} | change
    answer = api(cast.officer).post(ADDRESS, report)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, pointer)
    assert not Difficulty.objects.exists()


def test_a_household_out_of_place_is_absent_for_a_report(tree, cast, api):
    load_deadlines()
    far = make_household(tree.far_village)
    answer = api(cast.officer).post(ADDRESS, {"household": str(far.pk), "kind": "other", "description": "x"})
    assert answer.status_code == 404


def test_handing_over_names_an_owner_of_that_office_only(difficulty, cast, api):
    address, officer = f"{ADDRESS}{difficulty.pk}/hand-over/", api(cast.officer)
    assert officer.post(address, {"level": "county", "owner": str(cast.stranger.pk)}).status_code == 404
    answer = officer.post(address, {"level": "county", "owner": str(cast.county.pk), "note": "请协调"})
    assert (answer.status_code, answer.json()["owner_name"]) == (200, "County")


def test_a_step_that_does_not_fit_the_state_is_a_conflict(difficulty, cast, api):
    answer = api(cast.officer).post(f"{ADDRESS}{difficulty.pk}/confirm/", {"who": "本人"})
    assert (answer.status_code, answer.json()["code"]) == (409, "move_refused")


def test_a_repeated_report_with_its_key_has_one_effect(household, cast, api):
    load_deadlines()
    report = {"household": str(household.pk), "kind": "other", "description": "x"}
    caller = api(cast.officer)
    answers = [caller.post(ADDRESS, report, headers={"Idempotency-Key": "one-and-the-same"}) for _try in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert Difficulty.objects.count() == 1


@pytest.mark.parametrize("count", [3, 30])
def test_the_list_asks_the_database_the_same_number_of_times(household, cast, api, count, django_assert_num_queries):
    for _row in range(count):
        make_difficulty(household, cast.officer)
    caller = api(cast.officer)
    caller.get(ADDRESS)
    with django_assert_num_queries(2):  # token with user, rows
        assert len(caller.get(ADDRESS).json()["results"]) == count

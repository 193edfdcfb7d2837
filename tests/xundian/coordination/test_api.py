"""Coordination over REST: every role at every resource and step, what steps do, versions, questions of every list."""

import uuid

import pytest
import time_machine

from tests.factories import coordination as made
from tests.factories.registry import make_household, make_laborer

pytestmark = pytest.mark.django_db
ROOT = "/api/v1/"
ROLES = ("officer", "colleague", "township", "county", "leader", "station", "site", "auditor", "stranger")
LISTS = ("meetings", "tasks", "activities", "stories", "symposiums", "suggestions")
# How many of one row of the township (a task and an activity: of its village) each role's list holds, or the refusal.
SEEN = {
    "meetings": (1, 1, 1, 1, 1, 403, 403, 1, 0),
    "tasks": (1, 0, 1, 1, 403, 403, 403, 1, 0),
    "activities": (1, 0, 1, 1, 1, 403, 403, 1, 0),
    "stories": (0, 0, 1, 1, 403, 403, 403, 1, 0),
    "symposiums": (0, 0, 1, 1, 1, 403, 403, 1, 0),
    "suggestions": (0, 0, 1, 1, 1, 403, 403, 1, 0),
}
# (list, step or "" for a new one): who gets past the right and the scope to the row. Nobody else.
STEPS = {
    ("meetings", ""): ("township", "county"),
    ("meetings", "hold"): ("township", "county"),
    ("meetings", "call-off"): ("township", "county"),
    ("meetings", "hear"): ("township", "county"),
    ("tasks", ""): ("township", "county"),
    ("tasks", "done"): ("officer", "township", "county"),
    ("tasks", "withdraw"): ("township", "county"),
    ("tasks", "reopen"): ("township", "county"),
    ("activities", ""): ("officer", "township", "county"),
    ("activities", "take-back"): ("officer", "township", "county"),
    ("stories", ""): ("township", "county"),
    ("stories", "agree"): ("township", "county"),
    ("stories", "withdraw-consent"): ("township", "county"),
    ("stories", "publish"): ("county",),
    ("stories", "take-down"): ("county",),
    ("symposiums", ""): ("township", "county"),
    ("suggestions", ""): ("township", "county"),
    ("suggestions", "answer"): ("township", "county"),
}


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel("2026-06-20T10:00:00+08:00", tick=False):
        yield


@pytest.fixture
def rows(cast, tree):
    """One row of each list; the story is about a person who agreed."""
    person = make_laborer(make_household(tree.village), name="马文强")
    symposium = made.make_symposium(tree.township, cast.township)
    return {
        "meetings": made.make_meeting(tree.township, cast.township),
        "tasks": made.make_task(cast.officer, cast.township),
        "activities": made.make_activity(tree.village, cast.officer),
        "stories": made.make_agreed(tree.township, person, cast.township),
        "symposiums": symposium,
        "suggestions": made.make_suggestion(symposium, cast.township),
    }


def body_of(name, cast, tree, rows):
    """What makes a new row of a list, in the village where villages may."""
    place = tree.village.code if name == "activities" else tree.township.code
    return {
        "meetings": {"division": place, "kind": "regular", "title": "会", "held_on": "2026-06-20"},
        "tasks": {"text": "补台账", "owner": str(cast.officer.pk), "due_on": "2026-06-30"},
        "activities": {"division": place, "form": "leaflet", "title": "传单", "held_on": "2026-06-20", "reach": 9},
        "stories": {"division": place, "kind": "experience", "title": "做法", "text": "三级各负其责。"},
        "symposiums": {"division": place, "title": "座谈", "held_on": "2026-06-20", "people": 9},
        "suggestions": {"symposium": str(rows["symposiums"].pk), "text": "开班车"},
    }[name]


def codes(answer):
    return {(each["pointer"], each["code"]) for each in answer.json()["errors"]}


def listed(client, name, **query):
    answer = client.get(f"{ROOT}{name}/", query)
    return len(answer.json()["results"]) if answer.status_code == 200 else answer.status_code


@pytest.mark.parametrize("name", LISTS)
def test_every_role_reads_its_place_or_is_refused_and_one_row_like_the_list(name, cast, api, rows):
    wanted = dict(zip(ROLES, SEEN[name], strict=True))
    clients = {role: api(getattr(cast, role)) for role in ROLES}
    assert {role: listed(client, name) for role, client in clients.items()} == wanted
    one = {role: client.get(f"{ROOT}{name}/{rows[name].pk}/").status_code for role, client in clients.items()}
    assert one == {role: {1: 200, 0: 404}.get(seen, seen) for role, seen in wanted.items()}
    assert api().get(f"{ROOT}{name}/").status_code == 401


@pytest.mark.parametrize(("name", "step"), STEPS)
def test_nobody_takes_a_step_without_its_right_or_outside_the_own_place(name, step, cast, api, tree, rows):
    """Who may gets as far as what is sent (200, 201, 409, 422); nobody else, and nothing is changed for them."""
    address = f"{ROOT}{name}/{rows[name].pk}/{step}/" if step else f"{ROOT}{name}/"
    sent = {} if step else body_of(name, cast, tree, rows)
    before = rows[name].reread().version
    refused = set()
    for role in ROLES:
        if role not in STEPS[name, step]:
            status = api(getattr(cast, role)).post(address, sent).status_code
            assert status in (403, 404), (role, status)
            refused.add(role)
    assert rows[name].reread().version == before
    for role in STEPS[name, step]:
        assert api(getattr(cast, role)).post(address, sent).status_code in (200, 201, 409, 422), role
    assert refused | set(STEPS[name, step]) == set(ROLES)


@pytest.mark.parametrize("name", LISTS)
def test_a_new_row_keeps_the_clients_id_once_and_an_unknown_field_is_refused(name, cast, api, tree, rows):
    county, body = api(cast.county), body_of(name, cast, tree, rows) | {"id": str(uuid.uuid4())}
    first = county.post(f"{ROOT}{name}/", body)
    assert (first.status_code, first.json()["id"]) == (201, body["id"])
    assert county.post(f"{ROOT}{name}/", body).status_code == 409
    assert county.post(f"{ROOT}{name}/", body | {"rank": 1, "id": str(uuid.uuid4())}).status_code == 422
    assert api(cast.stranger).post(f"{ROOT}{name}/", body | {"id": str(uuid.uuid4())}).status_code in (404, 422)


CHANGES = {
    "meetings": {"title": "新题"},
    "tasks": {"text": "新题"},
    "activities": {"title": "新题"},
    "stories": {"title": "新题"},
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_names_the_version_that_was_read(name, cast, api, rows):
    county, address, sent = api(cast.county), f"{ROOT}{name}/{rows[name].pk}/", CHANGES[name]
    version = rows[name].version
    assert county.patch(address, sent).status_code == 428
    assert county.patch(address, sent, headers={"If-Match": '"99"'}).status_code == 412
    changed = county.patch(address, sent, headers={"If-Match": f'"{version}"'})
    assert (changed.status_code, changed["ETag"]) == (200, f'"{version + 1}"')
    assert "新题" in changed.json().values()
    for role in ("leader", "auditor", "station", "stranger"):
        answer = api(getattr(cast, role)).patch(address, sent, headers={"If-Match": f'"{version + 1}"'})
        assert answer.status_code in (403, 404), role


def test_a_meeting_is_heard_held_and_called_off_in_that_order_only(cast, api, tree, rows):
    township, address = api(cast.township), f"{ROOT}meetings/{rows['meetings'].pk}/"
    heard = township.post(f"{address}hear/", {"division": tree.village.code, "said": "平稳"})
    assert [each["said"] for each in heard.json()["heard"]] == ["平稳"]
    assert codes(township.post(f"{address}hear/", {"division": tree.township.code})) == {("/division", "not_below")}
    assert township.post(f"{address}hold/", {"minutes": "听取进度"}).json()["state"] == "held"
    for step, sent in (("hold", {"minutes": "再"}), ("call-off", {"reason": "雨"})):
        assert township.post(f"{address}{step}/", sent).status_code == 409


def test_a_task_is_done_opened_again_withdrawn_and_listed_by_whose_and_how_late_it_is(cast, api, rows):
    address = f"{ROOT}tasks/{rows['tasks'].pk}/"
    officer, county = api(cast.officer), api(cast.county)
    assert [listed(officer, "tasks", mine="true"), listed(county, "tasks", mine="true")] == [1, 0]
    assert codes(officer.post(f"{address}done/", {"outcome": " "}))
    assert officer.post(f"{address}done/", {"outcome": "已补"}).json()["state"] == "done"
    assert officer.post(f"{address}done/", {"outcome": "已补"}).status_code == 409
    assert codes(county.post(f"{address}reopen/", {"due_on": "2026-06-19"})) == {("/due_on", "past")}
    assert county.post(f"{address}reopen/", {"due_on": "2026-06-21"}).json()["state"] == "open"
    with time_machine.travel("2026-06-23T10:00:00+08:00", tick=False):
        assert county.get(address).json()["late_days"] == 2
        assert [listed(county, "tasks", late=late) for late in ("true", "false")] == [1, 0]
    assert county.post(f"{address}withdraw/", {"outcome": "不再需要"}).json()["state"] == "withdrawn"


def test_an_activity_is_taken_back_once(cast, api, rows):
    address = f"{ROOT}activities/{rows['activities'].pk}/take-back/"
    assert api(cast.officer).post(address).json()["taken_back_on"] == "2026-06-20"
    assert api(cast.officer).post(address).status_code == 409
    assert [listed(api(cast.county), "activities", taken_back=each) for each in ("true", "false")] == [1, 0]


def test_a_story_is_published_with_consent_and_gone_when_that_is_withdrawn(cast, api, rows):
    county, address = api(cast.county), f"{ROOT}stories/{rows['stories'].pk}/"
    assert county.post(f"{address}publish/").json()["state"] == "published"
    assert county.post(f"{address}publish/").status_code == 409
    assert api(cast.township).post(f"{address}withdraw-consent/").json()["state"] == "taken_down"
    assert county.post(f"{address}publish/").status_code == 409
    consent = {"name_shown": "full", "witness": "村委会", "consented_on": "2026-06-20"}
    assert county.post(f"{address}agree/", consent | {"name_shown": "all"}).status_code == 422
    assert county.post(f"{address}agree/", consent).json()["name_shown"] == "full"
    assert county.post(f"{address}publish/").json()["state"] == "published"
    assert county.post(f"{address}take-down/").json()["state"] == "taken_down"


def test_a_suggestion_is_answered_once_and_taken_up_by_somebody_of_the_place(cast, api, rows):
    township, address = api(cast.township), f"{ROOT}suggestions/{rows['suggestions'].pk}/answer/"
    taken = {"state": "taken_up", "answer": "采纳"}
    assert codes(township.post(address, taken)) == {("/owner", "required"), ("/due_on", "required")}
    foreign = taken | {"owner": str(cast.stranger.pk), "due_on": "2026-06-30"}
    assert township.post(address, foreign).status_code in (404, 422)
    done = township.post(address, foreign | {"owner": str(cast.officer.pk)})
    assert (done.status_code, done.json()["state"]) == (200, "taken_up")
    assert api(cast.officer).get(f"{ROOT}tasks/{done.json()['task']}/").status_code == 200
    assert township.post(address, {"state": "answered", "answer": "x"}).status_code == 409


MAKERS = {
    "meetings": lambda cast, tree: made.make_meeting(tree.county, cast.county),
    "tasks": lambda cast, tree: made.make_task(cast.officer, cast.county),
    "activities": lambda cast, tree: made.make_activity(tree.village, cast.county),
    "stories": lambda cast, tree: made.make_story(tree.township, make_laborer(make_household(tree.village))),
    "symposiums": lambda cast, tree: made.make_symposium(tree.township, cast.county),
    "suggestions": lambda cast, tree: made.make_suggestion(made.make_symposium(tree.township, cast.county)),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_as_many_questions_for_30_rows_as_for_3(name, cast, api, tree, django_assert_num_queries):
    client, questions = api(cast.county), 3 if name == "meetings" else 2
    for size in (3, 27):
        for _each in range(size):
            MAKERS[name](cast, tree)
        listed(client, name)
        with django_assert_num_queries(questions):
            assert listed(client, name) == (3 if size == 3 else 30)

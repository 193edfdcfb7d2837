"""Complaints at the desk: the bureau and the auditor, nobody else; and not a word of them anywhere else."""

import pytest
import time_machine
from django.test import Client

from laborers.complaints import actions
from laborers.complaints.models import Complaint
from laborers.difficulties.models import Difficulty
from tests.factories.complaints import AT, make_complaint
from tests.factories.difficulties import load_deadlines, make_difficulty
from tests.factories.registry import make_household
from tests.house.test_access import ROUTES, operations
from xundian.accounts.checks import every_view
from xundian.messages.models import Message

CANARY = "只有县局能看的话"
OTHERS = ("officer", "colleague", "township", "leader", "station", "site", "stranger")


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel("2026-06-20T12:00:00+08:00", tick=False):
        yield


@pytest.fixture
def row(tree, cast):
    return make_complaint(tree.county, text=CANARY, contact="13811112222", may_share=True)[0]


def browser(user):
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    client.force_login(user)
    return client


def test_the_list_shows_when_to_answer_and_no_word_of_what_was_written(row, cast):
    for user in (cast.county, cast.auditor):
        text = browser(user).get("/desk/complaints/").content.decode()
        assert row.number in text
        assert "5 July 2026" in text
        assert CANARY not in text
    with time_machine.travel("2026-07-06T12:00:00+08:00", tick=False):
        assert "overdue" in browser(cast.county).get("/desk/complaints/").content.decode()


def test_the_bureau_takes_it_up_answers_and_closes_it(row, cast):
    county = browser(cast.county)
    assert CANARY in county.get(f"/desk/complaints/{row.pk}/").content.decode()
    for step, words, state in (
        ("take-up", {}, "taken_up"),
        ("answer", {"text": "已处理"}, "answered"),
        ("close", {}, "closed"),
    ):
        answer = county.post(f"/desk/complaints/{row.pk}/{step}/", words)
        assert (answer.status_code, row.reread().state) == (302, state)
    assert county.post(f"/desk/complaints/{row.pk}/close/").status_code == 422
    assert county.post(f"/desk/complaints/{row.pk}/dance/").status_code == 404


def test_it_is_made_a_difficulty_of_a_household(row, cast, tree):
    load_deadlines()
    home, county = make_household(tree.village), browser(cast.county)
    county.post(f"/desk/complaints/{row.pk}/take-up/")
    words = {"household": "nothing", "kind": "wage_arrears", "description": "核实工资"}
    refused = county.post(f"/desk/complaints/{row.pk}/difficulty/", words)
    assert (refused.status_code, "核实工资" in refused.content.decode()) == (422, True)
    county.post(f"/desk/complaints/{row.pk}/difficulty/", words | {"household": home.number})
    assert Difficulty.objects.get().description == "核实工资"
    assert Complaint.objects.get().difficulty == Difficulty.objects.get()


def test_the_auditor_reads_the_bureaus_and_answers_only_what_is_about_the_bureau(row, cast, tree):
    auditor, county = browser(cast.auditor), browser(cast.county)
    assert auditor.post(f"/desk/complaints/{row.pk}/take-up/").status_code == 422
    assert county.post(f"/desk/complaints/{row.pk}/pass/").url == "/desk/complaints/"
    assert county.get(f"/desk/complaints/{row.pk}/").status_code == 404
    assert auditor.post(f"/desk/complaints/{row.pk}/take-up/").status_code == 302
    assert auditor.post(f"/desk/complaints/{row.pk}/answer/", {"text": "已核查"}).status_code == 302


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_opens_any_of_it(role, row, cast, api):
    user = getattr(cast, role)
    status = 404 if role == "stranger" else 403
    client, caller = browser(user), api(user)
    if role != "stranger":
        assert client.get("/desk/complaints/").status_code == 403
        assert caller.get("/api/v1/complaints/").status_code == 403
    assert client.get(f"/desk/complaints/{row.pk}/").status_code == status
    assert client.post(f"/desk/complaints/{row.pk}/take-up/").status_code == status
    assert caller.get(f"/api/v1/complaints/{row.pk}/").status_code == status
    assert "complaints" not in client.get("/desk/").content.decode() or role == "stranger"


def test_the_interface_takes_every_step_and_keeps_the_bureau_out_of_its_own(row, cast, api, tree):
    county, address = api(cast.county), f"/api/v1/complaints/{row.pk}/"
    listed = county.get("/api/v1/complaints/", {"state": "received", "overdue": "false"}).json()["results"]
    assert ([each["number"] for each in listed], CANARY in str(listed)) == ([row.number], False)
    assert county.get(address).json()["steps"][0]["text"] == CANARY
    for verb, body, status, state in (
        ("answer", {"text": "x"}, 409, None), ("take-up", {}, 200, "taken_up"),
        ("answer", {"text": "已退"}, 200, "answered"), ("answer", {"txt": "x"}, 422, None),
        ("close", {}, 200, "closed"), ("pass", {}, 409, None),
    ):  # fmt: skip
        answer = county.post(f"{address}{verb}/", body)
        assert (answer.status_code, answer.json().get("state") if state else None) == (status, state), verb
    hidden, _code = make_complaint(tree.county, concerns="county")
    assert county.get(f"/api/v1/complaints/{hidden.pk}/").status_code == 404
    assert county.post(f"/api/v1/complaints/{hidden.pk}/take-up/").status_code == 404
    auditor = api(cast.auditor)
    assert auditor.post(f"/api/v1/complaints/{hidden.pk}/take-up/").status_code == 200
    assert auditor.post(f"{address}take-up/").status_code == 403


@pytest.mark.parametrize("count", [3, 30])
def test_the_lists_ask_the_database_the_same_number_of_times(count, cast, tree, api, django_assert_max_num_queries):
    for _row in range(count):
        make_complaint(tree.county)
    client, caller = browser(cast.county), api(cast.county)
    client.get("/desk/complaints/")
    caller.get("/api/v1/complaints/")
    with django_assert_max_num_queries(6):
        client.get("/desk/complaints/")
    with django_assert_max_num_queries(2):
        assert len(caller.get("/api/v1/complaints/").json()["results"]) == count


# --- the canary ------------------------------------------------------------------------------------------------------


def plain_pages():
    """Every address of the site that needs no row."""
    return sorted(
        {f"/{path}" for path, _view in every_view() if "<" not in path and "(" not in path and "." not in path}
    )


@pytest.mark.parametrize("role", [*OTHERS, "county", "auditor"])
def test_no_list_page_feed_or_message_holds_a_word_of_it(role, row, cast, api, tree):
    make_difficulty(make_household(tree.village), cast.officer, on=AT.date())
    actions.add_line(complaint=row, text=CANARY, at=AT)
    user = getattr(cast, role)
    client, caller, asked = browser(user), api(user), 0
    secrets = [CANARY, "13811112222"]
    if role not in ("county", "auditor"):
        secrets += [row.number, str(row.pk)]
    for name in ROUTES:
        for method, _action, address in operations(name):
            if method == "get" and "{" not in address:
                asked += 1
                text = caller.get(address).content.decode(errors="replace")
                assert [each for each in secrets if each in text] == [], (role, address)
    for page in plain_pages():
        answer = client.get(page)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        asked += 1
        assert [each for each in secrets if each in body.decode(errors="replace")] == [], (role, page)
    assert asked > 60
    assert CANARY not in str(list(Message.objects.values()))

"""Coordination at the desk and for anybody: each page, each step, who may, what a list costs; messages lead there."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import coordination as made
from tests.factories.coordination import ON
from tests.factories.registry import make_household, make_laborer
from xundian.coordination import actions
from xundian.coordination.models import Activity, Meeting, Story, Suggestion, Symposium, Task
from xundian.kit.models import OutboxMessage

DESK = "/desk/"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("june")]


@pytest.fixture
def person(tree):
    return make_laborer(make_household(tree.village), name="马文强")


def text_of(client, address):
    answer = client.get(f"{DESK}{address}")
    assert answer.status_code == 200
    return answer.content.decode()


def post(client, address, **sent):
    return client.post(f"{DESK}{address}", sent)


def test_a_meeting_goes_from_the_form_to_minutes_and_tasks(client, cast, tree):
    sent = {"division": "530129", "kind": "regular", "title": "六月调度会", "held_on": "2026-06-20", "agenda": "进度"}
    assert post(client, "meetings/new/", **sent).status_code == 302
    row = Meeting.objects.get()
    heard = post(client, f"meetings/{row.pk}/hear/", division="530129103", said="外出平稳")
    decided = post(client, f"meetings/{row.pk}/task/", text="补台账", owner=str(cast.township.pk), due_on="2026-06-30")
    held = post(client, f"meetings/{row.pk}/hold/", minutes="听取进度")
    assert (heard.status_code, decided.status_code, held.status_code) == (302, 302, 302)
    page = text_of(client, f"meetings/{row.pk}/")
    assert all(words in page for words in ("外出平稳", "补台账", "听取进度", "Held", "Township"))
    changed = post(client, f"meetings/{row.pk}/edit/", attending="人社局", version="9999")
    assert changed.status_code == 422


def test_a_meeting_of_the_county_is_read_below_and_changed_only_there(client, cast, tree):
    row = made.make_meeting(tree.county, cast.county)
    client.force_login(cast.township)
    page = text_of(client, f"meetings/{row.pk}/")
    assert "Minutes: it was held" not in page
    assert post(client, f"meetings/{row.pk}/hold/", minutes="x").status_code == 404
    assert client.get(f"{DESK}meetings/{row.pk}/edit/").status_code == 404
    client.force_login(cast.stranger)
    assert client.get(f"{DESK}meetings/{row.pk}/").status_code == 404


def test_a_refused_step_says_what_is_wrong_beside_its_field(client, cast, tree):
    row = made.make_meeting(tree.county, cast.county)
    for step, sent in (("hold", {"minutes": ""}), ("task", {"text": "x", "due_on": "2026-06-30"}), ("hear", {})):
        answer = post(client, f"meetings/{row.pk}/{step}/", **sent)
        assert answer.status_code == 422
        assert "must be changed" in answer.content.decode()
    assert Meeting.objects.get().state == "called"


def test_the_link_of_a_message_leads_its_owner_to_the_task_who_finishes_it(client, cast):
    made.make_task(cast.officer, cast.township)
    link = OutboxMessage.objects.get(payload__kind="task_set").payload["link"]
    client.force_login(cast.officer)
    page = client.get(link).content.decode()
    assert "It is done" in page
    assert "It need not be done any more" not in page
    assert client.post(f"{link}withdraw/", {"outcome": "x"}).status_code == 403
    assert client.post(f"{link}done/", {"outcome": "已补齐"}).status_code == 302
    assert Task.objects.get().outcome == "已补齐"
    client.force_login(cast.colleague)
    assert client.get(link).status_code == 404


def test_tasks_are_shown_as_open_own_late_and_ended(client, cast):
    made.make_task(cast.county, cast.county, text="自己的")
    made.make_task(cast.township, cast.county, text="过期的", on=ON.replace(month=5), days=3)
    done = made.make_task(cast.officer, cast.county, text="办结的")
    actions.end_task(task=done, state="done", outcome="好", by=cast.officer, on=ON)
    shown = {"open": {"自己的", "过期的"}, "mine": {"自己的"}, "late": {"过期的"}, "ended": {"办结的"}}
    for name, wanted in shown.items():
        page = text_of(client, f"tasks/?show={name}")
        assert {words for words in ("自己的", "过期的", "办结的") if words in page} == wanted, name
    assert "28 days late" in text_of(client, "tasks/")


def test_a_task_is_changed_withdrawn_and_opened_again(client, cast):
    sent = {"text": "补台账", "owner": str(cast.officer.pk), "due_on": "2026-06-30"}
    assert post(client, "tasks/new/", **sent).status_code == 302
    row = Task.objects.get()
    handed = post(client, f"tasks/{row.pk}/change/", **sent | {"owner": str(cast.colleague.pk)}, version=row.version)
    withdrawn = post(client, f"tasks/{row.pk}/withdraw/", outcome="不再需要")
    again = post(client, f"tasks/{row.pk}/reopen/", due_on="2026-07-30")
    assert (handed.status_code, withdrawn.status_code, again.status_code) == (302, 302, 302)
    row = Task.objects.get()
    assert (row.owner, row.state, str(row.due_on)) == (cast.colleague, "open", "2026-07-30")
    foreign = post(client, "tasks/new/", **sent | {"owner": str(cast.stranger.pk)})
    assert foreign.status_code == 422


def test_an_activity_is_recorded_by_a_village_put_right_and_taken_back(client, cast, tree):
    client.force_login(cast.officer)
    sent = {
        "division": tree.village.code,
        "form": "leaflet",
        "title": "发放传单",
        "held_on": "2026-06-19",
        "reach": "80",
    }
    assert post(client, "activities/new/", **sent).status_code == 302
    row = Activity.objects.get()
    assert (
        post(client, f"activities/{row.pk}/correct/", **sent | {"reach": "90"}, version=row.version).status_code == 302
    )
    assert ">90<" in text_of(client, "activities/?form=leaflet")
    assert post(client, f"activities/{row.pk}/take-back/").status_code == 302
    assert "taken back" in text_of(client, f"activities/{row.pk}/")
    assert post(client, "activities/new/", **sent | {"division": tree.next_village.code}).status_code == 422


def test_a_story_is_published_with_consent_masked_and_gone_at_once(client, cast, tree, person):
    sent = {"division": tree.township.code, "kind": "case", "title": "马文强的路", "text": "马文强学会焊工。"}
    assert post(client, f"stories/new/?person={person.pk}", **sent).status_code == 302
    row = Story.objects.get()
    assert row.laborer == person
    assert post(client, f"stories/{row.pk}/publish/", version=row.version).status_code == 422
    consent = {"name_shown": "masked", "witness": "村委会", "consented_on": "2026-06-20"}
    assert post(client, f"stories/{row.pk}/agree/", **consent, version=row.version).status_code == 302
    assert "As anybody will read it" in text_of(client, f"stories/{row.pk}/")
    assert post(client, f"stories/{row.pk}/publish/", version=row.reread().version).status_code == 302
    public = f"/share/stories/{row.pk}/"
    client.logout()
    for address in (public, "/share/stories/"):
        page = client.get(address).content.decode()
        assert "马**" in page
        assert "马文强" not in page
        assert person.household.number not in page
    client.force_login(cast.township)
    assert post(client, f"stories/{row.pk}/withdraw-consent/").status_code == 302
    client.logout()
    assert client.get(public).status_code == 404
    assert "马**" not in client.get("/share/stories/").content.decode()


def test_a_full_name_is_shown_only_where_its_person_agreed_to_it(client, cast, tree, person):
    row = made.make_published(tree.township, person, cast.county, shown="full")
    assert "马文强" in client.get(f"/share/stories/{row.pk}/").content.decode()
    draft = made.make_agreed(tree.township, person, cast.county)
    assert client.get(f"/share/stories/{draft.pk}/").status_code == 404
    assert client.get(f"/share/stories/{uuid.uuid4()}/").status_code == 404


def test_a_case_begins_at_its_persons_page_or_by_a_search(client, cast, tree, person):
    begin = f"/desk/stories/new/?person={person.pk}"
    assert begin in text_of(client, f"laborers/{person.pk}/")
    for words in ("马文强", person.household.number):
        assert f"?person={person.pk}" in text_of(client, f"stories/new/?q={words}")
    assert "Nobody is found" in text_of(client, "stories/new/?q=某某某")
    case = {"division": tree.township.code, "kind": "case", "title": "x", "text": "y"}
    refused = post(client, "stories/new/", **case)
    assert refused.status_code == 422
    assert "choose whom" in refused.content.decode()
    for _number in range(20):
        make_laborer(person.household, name="马文强")
    found = text_of(client, "stories/new/?q=马文强")
    assert (found.count("?person="), "More than 20 people" in found) == (20, True)
    client.force_login(cast.stranger)
    assert client.get(begin).status_code == 404
    assert f"?person={person.pk}" not in text_of(client, "stories/new/?q=马文强")


def test_a_suggestion_becomes_a_task_or_is_answered_in_words(client, cast, tree):
    sent = {"division": tree.township.code, "title": "座谈", "held_on": "2026-06-19", "people": "9"}
    assert post(client, "symposiums/new/", **sent).status_code == 302
    row = Symposium.objects.get()
    for words in ("开班车", "降房租"):
        assert post(client, f"symposiums/{row.pk}/suggest/", text=words).status_code == 302
    bus, rent = Suggestion.objects.order_by("created_at", "pk")
    refused = post(client, f"suggestions/{bus.pk}/take-up/", answer="好")
    assert refused.status_code == 422
    taken = {"answer": "好", "owner": str(cast.township.pk), "due_on": "2026-07-01"}
    assert post(client, f"suggestions/{bus.pk}/take-up/", **taken).status_code == 302
    assert post(client, f"suggestions/{rent.pk}/decline/", answer="市场价").status_code == 302
    page = text_of(client, f"symposiums/{row.pk}/")
    assert "Taken up as a task" in page
    assert "Not taken up" in page
    assert f"/desk/tasks/{Task.objects.get().pk}/" in text_of(client, f"suggestions/{bus.pk}/")


MAKERS = {
    "meetings/": lambda tree, cast: made.make_meeting(tree.county, cast.county),
    "tasks/": lambda tree, cast: made.make_task(cast.officer, cast.county),
    "activities/": lambda tree, cast: made.make_activity(tree.village, cast.county),
    "stories/": lambda tree, cast: made.make_story(tree.township, by=cast.county),
    "symposiums/": lambda tree, cast: made.make_suggestion(made.make_symposium(tree.township, cast.county)),
    "/share/stories/": lambda tree, cast: made.make_published(tree.township, by=cast.county),
}


@pytest.mark.parametrize("address", MAKERS)
def test_a_list_is_readable_when_empty_and_costs_the_same_for_3_rows_and_for_30(address, client, cast, tree):
    path = address if address.startswith("/") else f"{DESK}{address}"
    assert client.get(path).status_code == 200
    costs, done = [], 0
    for size in (3, 30):
        while done < size:
            MAKERS[address](tree, cast)
            done += 1
        client.get(path)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(path).status_code == 200
        costs.append(len(caught))
    assert costs[0] == costs[1]

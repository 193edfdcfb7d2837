"""Pages of meetings and tasks: who opens which, what is refused, what lists show, what stands on the first page."""

import re

import pytest

from tests.factories.coordination import ON, make_held, make_meeting, make_task
from xundian.coordination import actions, queries
from xundian.coordination.models import Meeting, ProgressHeard, Task
from xundian.reports.figures import FIGURES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("june")]
LATE = {"on": ON.replace(month=5), "days": 10}


def read(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def opened(client, cast, roles, address):
    """{role: status} of a page."""
    found = {}
    for role in roles:
        client.force_login(getattr(cast, role))
        found[role] = client.get(address).status_code
    return found


ROLES = ("officer", "township", "county", "leader", "auditor", "station", "site")
READ, NOT, GONE = 200, 403, 404


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("meetings/", (READ, READ, READ, READ, READ, NOT, NOT)),
        ("meetings/new/", (NOT, READ, READ, NOT, NOT, NOT, NOT)),
        ("meetings/{meeting}/", (READ, READ, READ, READ, READ, NOT, NOT)),
        ("meetings/{meeting}/edit/", (NOT, READ, READ, NOT, NOT, NOT, NOT)),
        ("tasks/", (READ, READ, READ, NOT, READ, NOT, NOT)),
        ("tasks/new/", (NOT, READ, READ, NOT, NOT, NOT, NOT)),
        ("tasks/{task}/", (READ, READ, READ, NOT, READ, NOT, NOT)),
        ("tasks/{higher}/", (GONE, GONE, READ, NOT, READ, NOT, NOT)),
    ],
)
def test_a_page_opens_for_those_whose_it_is(client, cast, tree, page, wanted):
    rows = {
        "meeting": make_meeting(tree.township, cast.township).pk,
        "task": make_task(cast.officer, cast.township).pk,
        "higher": make_task(cast.county, cast.county).pk,
    }
    assert opened(client, cast, ROLES, f"/desk/{page.format(**rows)}") == dict(zip(ROLES, wanted, strict=True))


def test_a_page_offers_only_the_steps_that_its_reader_may_take(client, cast, tree):
    meeting, task = make_meeting(tree.township, cast.township), make_task(cast.officer, cast.township)
    steps = {
        "officer": {"done"},
        "township": {"hear", "hold", "task", "call-off", "done", "change", "withdraw"},
        "auditor": set(),
    }
    for role, wanted in steps.items():
        client.force_login(getattr(cast, role))
        pages = read(client, f"/desk/meetings/{meeting.pk}/") + read(client, f"/desk/tasks/{task.pk}/")
        assert set(re.findall(r'action="/desk/(?:meetings|tasks)/[-0-9a-f]{36}/([a-z-]+)/"', pages)) == wanted


def test_what_was_heard_stands_beside_figures_with_their_labels(client, cast, tree):
    row = make_held(tree.county, cast.county)
    sent = {"division": tree.township.code, "said": "外出平稳"}
    assert client.post(f"/desk/meetings/{row.pk}/hear/", sent).status_code == 302
    page = read(client, f"/desk/meetings/{row.pk}/")
    heard = ProgressHeard.objects.get()
    assert [figure["code"] for figure in heard.figures] == list(queries.HEARD)
    assert all(f'data-label="{FIGURES[code].label}"' in page for code in queries.HEARD)
    assert "外出平稳" in page


def test_a_meeting_is_called_off_with_a_reason_and_then_takes_no_step(client, cast, tree):
    row = make_meeting(tree.county, cast.county)
    address = f"/desk/meetings/{row.pk}/"
    assert client.post(f"{address}call-off/", {"reason": " "}).status_code == 422
    assert client.post(f"{address}call-off/", {"reason": "防汛"}).status_code == 302
    page = read(client, address)
    assert "防汛" in page
    assert "Called off" in page
    assert "What can be done now" not in page
    for step, sent in (("hold", {"minutes": "x"}), ("hear", {"division": tree.township.code})):
        assert client.post(f"{address}{step}/", sent).status_code == 422
    assert client.get(f"{address}edit/").status_code == 404
    assert not ProgressHeard.objects.exists()


def test_a_meeting_of_a_day_to_come_is_neither_held_nor_heard(client, cast, tree):
    row = make_meeting(tree.county, cast.county, on=ON.replace(day=21))
    page = read(client, f"/desk/meetings/{row.pk}/")
    assert "Minutes: it was held" not in page
    answer = client.post(f"/desk/meetings/{row.pk}/hold/", {"minutes": "x"})
    assert answer.status_code == 422
    assert "This day has not come yet." in answer.content.decode()
    assert Meeting.objects.get().state == "called"


def test_a_meeting_is_not_called_outside_the_callers_place_or_without_a_title(client, cast, tree):
    client.force_login(cast.township)
    sent = {"kind": "regular", "title": "会", "held_on": "2026-06-20", "division": tree.township.code}
    for wrong in ({"division": tree.county.code}, {"title": ""}, {"held_on": "soon"}, {"kind": "yearly"}):
        assert client.post("/desk/meetings/new/", sent | wrong).status_code == 422, wrong
    assert not Meeting.objects.exists()
    assert client.post("/desk/meetings/new/", sent).status_code == 302


def test_no_place_is_heard_that_is_not_directly_below(client, cast, tree):
    row = make_meeting(tree.county, cast.county)
    answer = client.post(f"/desk/meetings/{row.pk}/hear/", {"division": tree.village.code, "said": "x"})
    assert answer.status_code == 422
    assert "Choose a place directly below that of the meeting." in answer.content.decode()


@pytest.mark.parametrize(
    ("step", "sent", "words"),
    [
        ("done", {"outcome": " "}, "done-outcome"),
        ("withdraw", {"outcome": ""}, "withdraw-outcome"),
        ("change", {"text": "x", "owner": "", "due_on": "2026-06-30"}, "Choose one of the officers."),
        ("reopen", {"due_on": "2026-06-30"}, "must be changed"),
    ],
)
def test_a_refused_step_of_a_task_changes_nothing(client, cast, step, sent, words):
    row = make_task(cast.officer, cast.county)
    answer = client.post(f"/desk/tasks/{row.pk}/{step}/", sent)
    assert answer.status_code == 422
    assert words in re.search(r'role="alert".*?</div>', answer.content.decode(), re.S).group()
    left = Task.objects.get()
    assert (left.state, left.text, left.version) == ("open", row.text, row.version)


def test_an_ended_task_is_not_opened_again_for_a_day_gone_by(client, cast):
    row = make_task(cast.officer, cast.county)
    actions.end_task(task=row, state="done", outcome="好", by=cast.officer, on=ON)
    answer = client.post(f"/desk/tasks/{row.pk}/reopen/", {"due_on": "2026-06-19"})
    assert answer.status_code == 422
    assert "This day has passed." in answer.content.decode()
    assert Task.objects.get().state == "done"


def test_meetings_are_chosen_by_their_state_and_an_unknown_one_is_as_none(client, cast, tree):
    make_meeting(tree.county, cast.county, title="待开的会")
    make_held(tree.county, cast.county, title="开过的会")
    both = {"待开的会", "开过的会"}
    for asked, wanted in (("called", {"待开的会"}), ("held", {"开过的会"}), ("called_off", set()), ("odd", both)):
        page = read(client, f"/desk/meetings/?state={asked}")
        assert {title for title in both if title in page} == wanted, asked
    assert "No meeting is on record here." in read(client, "/desk/meetings/?state=called_off")


def test_a_long_list_is_paged_and_the_choice_stays_with_the_page(client, cast, tree):
    for _number in range(51):
        make_meeting(tree.county, cast.county)
        make_task(cast.county, cast.county)
    for address, row in (("meetings/?state=called", "meetings"), ("tasks/?show=mine", "tasks")):
        first, last = read(client, f"/desk/{address}"), read(client, f"/desk/{address}&page=2")
        found = [set(re.findall(rf"/desk/{row}/[-0-9a-f]{{36}}/", page)) for page in (first, last)]
        assert [len(each) for each in found] == [50, 1]
        assert not found[0] & found[1]
        assert re.search(rf"{address.split('?')[1]}&amp;page=2", first)


def test_a_late_task_says_so_in_words_until_it_has_ended(client, cast):
    row = make_task(cast.officer, cast.county, **LATE)
    for page in ("tasks/", "tasks/?show=late", f"tasks/{row.pk}/"):
        assert "21 days late" in read(client, f"/desk/{page}"), page
    actions.end_task(task=row, state="done", outcome="好", by=cast.officer, on=ON)
    assert "days late" not in read(client, f"/desk/tasks/{row.pk}/")
    assert "days late" not in read(client, "/desk/tasks/?show=ended")


def test_own_open_tasks_are_counted_at_the_desk(client, cast):
    for owner in (cast.officer, cast.officer, cast.colleague):
        make_task(owner, cast.township)
    actions.end_task(task=make_task(cast.officer), state="done", outcome="好", by=cast.officer, on=ON)
    counted = {}
    for role in ("officer", "colleague", "township"):
        client.force_login(getattr(cast, role))
        line = re.search(r'href="/desk/tasks/".*?</li>', read(client, "/desk/"), re.S).group()
        counted[role] = re.findall(r">\D*(\d+)\D*<", line)
    assert counted == {"officer": ["2"], "colleague": ["1"], "township": ["0"]}


def test_own_and_late_tasks_stand_on_the_first_page_with_their_oldest_day(client, cast):
    make_task(cast.county, cast.county)
    make_task(cast.officer, cast.county, **LATE)
    page = read(client, "/admin/")
    own = re.search(r'href="/desk/tasks/\?show=mine".*?</(?:li|tr)>', page, re.S).group()
    late = re.search(r'href="/admin/xundian/task/\?late=1".*?</(?:li|tr)>', page, re.S).group()
    assert ("<strong>1</strong>" in own, "30 June 2026" in own) == (True, True)
    assert ("<strong>1</strong>" in late, "30 May 2026" in late) == (True, True)

"""Tasks: set, handed on, done, withdrawn, opened again; whose they are, when they are late, and who is told when."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation

from tests.factories.coordination import ON, make_meeting, make_task
from tests.factories.visits import noon
from xundian.coordination import actions, queries
from xundian.coordination.models import Task
from xundian.kit.errors import Conflict, Invalid, Missing, MoveRefused, Stale
from xundian.kit.models import OutboxMessage
from xundian.kit.sweeps import load, run_sweep
from xundian.messages.actions import NOTICE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


def told(kind, user=None):
    """How many messages of a kind were announced, to somebody."""
    rows = OutboxMessage.objects.filter(topic=NOTICE, payload__kind=kind)
    return rows.filter(payload__user_id=str(user.pk)).count() if user else rows.count()


def end(task, by, state="done", outcome="已补齐", on=ON):
    return actions.end_task(task=task, state=state, outcome=outcome, by=by, on=on)


def test_a_task_lies_at_its_owners_place_and_the_owner_is_told_with_a_link(cast, tree):
    row = make_task(cast.officer, cast.township, meeting=make_meeting(tree.township, cast.township))
    assert (row.division_id, row.state, row.set_on) == (tree.village.code, "open", ON)
    (sent,) = OutboxMessage.objects.filter(topic=NOTICE)
    assert sent.payload["link"] == f"/desk/tasks/{row.pk}/"
    assert (sent.payload["kind"], sent.payload["user_id"]) == ("task_set", str(cast.officer.pk))
    assert "补齐" not in str(sent.payload)


def test_nobody_outside_the_place_and_nobody_who_cannot_do_it_is_given_a_task(cast):
    with pytest.raises(Missing):
        make_task(cast.county, cast.township)
    with pytest.raises(Missing):
        make_task(cast.stranger, cast.county)
    for owner, code in ((cast.leader, "cannot"), (cast.auditor, "cannot"), (cast.station, "no_place")):
        with pytest.raises(Invalid) as refused:
            make_task(owner, cast.county)
        assert (refused.value.field, refused.value.code) == ("owner", code)
    cast.officer.is_active = False
    with pytest.raises(Invalid):
        make_task(cast.officer, cast.county)
    assert not Task.objects.exists()


def test_a_day_gone_by_no_words_and_a_meeting_called_off_are_refused(cast, tree):
    with pytest.raises(Invalid) as past:
        make_task(cast.officer, cast.township, days=-1)
    assert past.value.field == "due_on"
    with pytest.raises(Invalid):
        make_task(cast.officer, cast.township, text=" ")
    off = actions.call_off(meeting=make_meeting(tree.township, cast.township), reason="雨", by=cast.township)
    with pytest.raises(Conflict):
        make_task(cast.officer, cast.township, meeting=off)


def test_its_owner_says_it_is_done_and_how(cast):
    done = end(make_task(cast.officer, cast.township), cast.officer)
    assert (done.state, done.outcome, done.ended_on) == ("done", "已补齐", ON)
    with pytest.raises(MoveRefused):
        end(done, cast.officer)


def test_only_the_owner_or_who_sets_tasks_ends_it_and_withdrawing_is_theirs(cast):
    row = make_task(cast.officer, cast.township)
    with pytest.raises(Missing):
        end(row, cast.colleague)
    with pytest.raises(Missing):
        end(row, cast.officer, "withdrawn")
    with pytest.raises(Invalid):
        end(row, cast.township, "withdrawn", outcome="")
    assert end(row, cast.township, "withdrawn", "不再需要").state == "withdrawn"


def test_opened_again_it_has_a_new_day_and_its_owner_is_told(cast):
    row = end(make_task(cast.officer, cast.township), cast.officer)
    again = {"task": row, "by": cast.township, "on": ON, "at": noon(ON)}
    with pytest.raises(Invalid):
        actions.reopen_task(due_on=ON - timedelta(days=1), **again)
    row = actions.reopen_task(due_on=ON, **again)
    assert (row.state, row.outcome, row.ended_on, row.due_on) == ("open", "", None, ON)
    assert told("task_set", cast.officer) == 2
    with pytest.raises(MoveRefused):
        actions.reopen_task(due_on=ON, **again)


def test_it_is_not_opened_again_for_somebody_who_left(cast):
    row = end(make_task(cast.officer, cast.township), cast.officer)
    type(cast.officer).objects.filter(pk=cast.officer.pk).update(is_active=False)
    with pytest.raises(Invalid) as refused:
        actions.reopen_task(task=row, due_on=ON, by=cast.township, on=ON, at=noon(ON))
    assert refused.value.code == "cannot"


def change(row, by, **changes):
    return actions.change_task(
        task=row, changes=changes, expected_version=row.version, by=by, on=ON, at=noon(ON)
    )  # fmt: skip


def test_handed_on_it_lies_at_the_new_owners_place_who_is_told(cast, tree):
    row = change(make_task(cast.officer, cast.township), cast.township, owner=cast.colleague, text="换人办理")
    assert (row.division_id, row.owner, row.text) == (tree.next_village.code, cast.colleague, "换人办理")
    assert told("task_set", cast.colleague) == 1
    with pytest.raises(Missing):
        change(row, cast.township, owner=cast.stranger)
    change(row, cast.township, text="仍由同一人办理")
    assert told("task_set") == 2


def test_a_change_needs_the_version_an_open_task_and_a_day_to_come(cast):
    row = make_task(cast.officer, cast.township)
    with pytest.raises(Stale):
        actions.change_task(
            task=row, changes={"text": "x"}, expected_version=row.version + 1, by=cast.township, on=ON, at=noon(ON)
        )
    with pytest.raises(Invalid):
        change(row, cast.township, due_on=ON - timedelta(days=1))
    with pytest.raises(Invalid):
        change(row, cast.township, state="done")
    with pytest.raises(Conflict):
        change(end(row, cast.officer), cast.township, text="x")


def test_late_begins_the_day_after_its_day_and_ends_with_the_task(cast):
    row = make_task(cast.officer, cast.township, days=3)
    due = ON + timedelta(days=3)
    assert [queries.late(Task.objects.all(), due + timedelta(days=n)).count() for n in (-1, 0, 1, 90)] == [0, 0, 1, 1]
    end(row, cast.officer, on=due + timedelta(days=2))
    assert not queries.late(Task.objects.all(), due + timedelta(days=90)).exists()


def test_the_owner_is_told_7_days_and_1_day_before_and_once_when_it_is_late(cast):
    load()
    row = make_task(cast.officer, cast.township, days=20)
    ended = make_task(cast.colleague, cast.township, days=20)
    end(ended, cast.colleague)
    heard = {}
    for day in range(1, 40):
        before = (told("task_due"), told("task_late"))
        for _run in range(2):
            run_sweep("tasks", on=ON + timedelta(days=day), at=noon(ON + timedelta(days=day)))
        after = (told("task_due"), told("task_late"))
        if after != before:
            heard[day - 20] = (after[0] - before[0], after[1] - before[1])
    assert heard == {-7: (1, 0), -1: (1, 0), 1: (0, 1)}
    assert told("task_due", row.owner) == 2


def test_a_clock_that_stood_still_tells_each_thing_once_when_it_goes_again(cast):
    load()
    make_task(cast.officer, cast.township, days=10)
    for day in (6, 8, 15, 16):
        run_sweep("tasks", on=ON + timedelta(days=day), at=noon(ON + timedelta(days=day)))
    assert (told("task_due"), told("task_late")) == (1, 1)


@pytest.mark.parametrize(
    "values",
    [{"state": "lost"}, {"state": "done"}, {"ended_on": ON}, {"due_on": ON - timedelta(days=1)},
     {"state": "done", "ended_on": ON, "outcome": ""}],
    ids=lambda each: str(sorted(each)),
)  # fmt: skip
def test_the_database_refuses_what_no_action_writes(values, cast):
    row = make_task(cast.officer, cast.township)
    with pytest.raises(IntegrityError), transaction.atomic():
        Task.objects.filter(pk=row.pk).update(**values)

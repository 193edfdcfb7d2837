"""Tasks of an officer who leaves or moves: somebody takes them over, or they are seen to rest on nobody."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import translation

from tests.factories.cast import make_user
from tests.factories.coordination import ON, make_task
from tests.factories.visits import noon
from xundian.accounts import actions as accounts
from xundian.accounts.models import User
from xundian.coordination import actions, journeys, queries
from xundian.coordination.models import Task
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.models import OutboxMessage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"), time_machine.travel("2026-06-20T10:00:00+08:00", tick=False):
        yield


@pytest.fixture
def second(tree):
    return make_user("second", "village", division=tree.village)


def hand_over(cast, to=None, **assignments):
    return journeys.hand_over_post(
        leaver=cast.officer, assignments=assignments, by=cast.county, on=ON, at=noon(ON), to=to
    )


def told(user):
    return OutboxMessage.objects.filter(payload__kind="task_set", payload__user_id=str(user.pk)).count()


def orphans():
    return list(queries.orphaned(Task.objects.all()))


def test_everything_without_a_taker_is_named_at_once_and_nothing_happens(cast):
    task = make_task(cast.officer, cast.township)
    with pytest.raises(Invalid) as refused:
        hand_over(cast)
    assert {field for field, _code, _text in refused.value.errors} == {"place", "tasks"}
    with pytest.raises(Invalid) as refused:
        hand_over(cast, place=cast.township, tasks=cast.stranger)
    assert refused.value.code == "not_a_taker"
    with pytest.raises(Invalid):
        hand_over(cast, tasks=cast.township)
    assert User.objects.get(pk=cast.officer.pk).is_active
    assert task.reread().owner == cast.officer
    assert told(cast.township) == 0


def test_two_officers_of_one_village_one_goes_the_other_has_the_task_and_finishes_it(cast, tree, second):
    task, other = make_task(cast.officer, cast.township), make_task(second, cast.township, text="另一件")
    ended = make_task(cast.officer, cast.township, text="已办")
    actions.end_task(task=ended, state="done", outcome="好", by=cast.officer, on=ON)
    assert not hand_over(cast, place=second, tasks=second).is_active
    assert (task.reread().owner, task.division_id, other.reread().owner) == (second, tree.village.code, second)
    assert ended.reread().owner == cast.officer
    assert told(second) == 2
    assert actions.end_task(task=task, state="done", outcome="已办", by=second, on=ON).state == "done"


def test_who_moves_hands_over_too_and_the_task_lies_with_who_takes_it(cast, tree):
    task = make_task(cast.officer, cast.township)
    with pytest.raises(Invalid):
        hand_over(cast, {"division": tree.far_village}, place=cast.township)
    hand_over(cast, {"division": tree.far_village}, place=cast.township, tasks=cast.township)
    assert (task.reread().owner, task.division_id) == (cast.township, tree.township.code)
    assert orphans() == []


def test_without_tasks_nobody_need_take_them_and_the_own_post_stays_refused(cast):
    assert not hand_over(cast, place=cast.township).is_active
    with pytest.raises(Conflict):
        journeys.hand_over_post(leaver=cast.county, assignments={}, by=cast.county, on=ON, at=noon(ON))


@pytest.mark.parametrize("gone", ["closed", "moved"])
def test_a_task_of_who_is_gone_is_an_orphan_of_which_nobody_is_reminded(gone, cast, tree):
    task = make_task(cast.officer, cast.township, days=7)
    assert orphans() == []
    if gone == "closed":
        accounts.deactivate_user(user=cast.officer, by=cast.county, on=ON)
    else:
        accounts.move_user(user=cast.officer, by=cast.county, on=ON, division=tree.far_village)
    assert orphans() == [task]
    for day in (0, 8):
        on = ON + timedelta(days=day)
        assert actions.remind_of_tasks(on=on, at=noon(on)) == {"soon": 0, "late": 0}
    actions.change_task(
        task=task, changes={"owner": cast.colleague}, expected_version=task.version, by=cast.township, on=ON,
        at=noon(ON),
    )  # fmt: skip
    assert orphans() == []


def test_opened_again_it_goes_with_its_owner_or_to_somebody_else(cast, tree):
    task = make_task(cast.officer, cast.township)
    task = actions.end_task(task=task, state="done", outcome="好", by=cast.officer, on=ON)
    accounts.move_user(user=cast.officer, by=cast.county, on=ON, division=tree.far_village)
    again = {"task": task, "due_on": ON, "on": ON, "at": noon(ON)}
    with pytest.raises(Invalid) as refused:
        actions.reopen_task(by=cast.township, **again)
    assert refused.value.code == "cannot"
    task = actions.reopen_task(by=cast.township, owner=cast.colleague, **again)
    assert (task.owner, task.division_id) == (cast.colleague, tree.next_village.code)
    task = actions.end_task(task=task, state="done", outcome="好", by=cast.colleague, on=ON)
    accounts.move_user(user=cast.colleague, by=cast.county, on=ON, division=tree.far_village)
    task = actions.reopen_task(by=cast.county, **again | {"task": task})
    assert (task.owner, task.division_id) == (cast.colleague, tree.far_village.code)


def test_the_page_of_the_post_asks_and_the_orphans_page_lists(client, cast, tree):
    client.cookies["django_language"] = "en"
    client.force_login(cast.county)
    task = make_task(cast.officer, cast.township)
    page = f"/desk/officers/{cast.officer.pk}/"
    assert "Who takes over the tasks" in client.get(page).content.decode()
    sent = {"step": "close", "place": str(cast.township.pk)}
    refused = client.post(f"{page}hand-over/", sent)
    assert refused.status_code == 422
    assert "1 task has nobody who takes it over." in refused.content.decode()
    assert client.post(f"{page}hand-over/", sent | {"tasks": str(cast.township.pk)}).status_code == 302
    assert task.reread().owner == cast.township
    accounts.deactivate_user(user=cast.township, by=cast.county, on=date(2026, 6, 20))
    listed = client.get("/desk/orphans/").content.decode()
    assert f"/desk/tasks/{task.pk}/" in listed
    client.force_login(cast.stranger)
    assert str(task.pk) not in client.get("/desk/orphans/").content.decode()


def test_the_interface_shows_and_asks_the_same(api, cast):
    task = make_task(cast.officer, cast.township)
    county, address = api(cast.county), f"/api/v1/users/{cast.officer.pk}/"
    assert [row["id"] for row in county.get(f"{address}handover/").json()["tasks"]] == [str(task.pk)]
    given = {"place": str(cast.township.pk)}
    assert county.post(f"{address}deactivate/", given).status_code == 422
    assert county.post(f"{address}deactivate/", given | {"tasks": str(cast.township.pk)}).status_code == 200
    assert task.reread().owner == cast.township

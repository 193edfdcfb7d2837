"""Writes of tasks: set, changed, ended with what became of them, reopened; reminders of the clock (X2.2-8)."""

from django.db import transaction
from django.utils.translation import gettext as _

from xundian.accounts.models import User
from xundian.accounts.roles import carries
from xundian.accounts.scope import covers
from xundian.coordination import queries
from xundian.coordination.actions.checks import NOTE, check_place
from xundian.coordination.models import Meeting, Task
from xundian.coordination.states import TASK_MOVES, MeetingState, TaskState
from xundian.kit.changing import locked, only, written
from xundian.kit.checking import words
from xundian.kit.ending import reminder_due
from xundian.kit.errors import Conflict, Invalid, Missing
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh
from xundian.messages.actions import Notice, notify_all

LONGEST = 300
LINK = "/desk/tasks/{}/"


@transaction.atomic
def set_task(*, text, owner, due_on, by, on, at, meeting=None, id=None):
    """Set somebody a task with a day, decided at a meeting or not; the owner learns of it at once.

    The task lies at the owner's place. Missing for an owner outside the writer's place, Invalid for an owner who
    cannot read tasks or a day gone by, Conflict for a meeting that was called off.
    """
    _check_owner(owner, by)
    _check_day(due_on, on)
    if meeting is not None and locked(Meeting, meeting).state == MeetingState.CALLED_OFF:
        raise Conflict(_("This meeting was called off."), code="called_off")
    check_fresh(Task, id)
    row = Task.objects.create(
        id=id or new_id(), division_id=owner.division_id, meeting=meeting, text=words("text", text, LONGEST),
        owner=owner, set_on=on, due_on=due_on, by=by,
    )  # fmt: skip
    _tell("task_set", [row], at, lambda task: "")
    return row


@transaction.atomic
def change_task(*, task, changes, expected_version, by, on, at):
    """Change the words, the day or the owner of an open task; a new owner learns of it."""
    row = locked(Task, task, expected_version)
    if row.state != TaskState.OPEN:
        raise Conflict(_("This task has ended. Open it again first."), code="ended")
    only(changes, ("text", "due_on", "owner"))
    values = dict(changes)
    if "text" in values:
        values["text"] = words("text", values["text"], LONGEST)
    if "due_on" in values and values["due_on"] != row.due_on:
        _check_day(values["due_on"], on)
    if "owner" in values:
        _check_owner(values["owner"], by)
        values["division_id"] = values["owner"].division_id
    handed_on = "owner" in values and values["owner"].pk != row.owner_id
    row = written(row, values)
    if handed_on:
        _tell("task_set", [row], at, lambda task: f":{task.version}")
    return row


@transaction.atomic
def give_tasks(*, owner, to, by, at):
    """Every open task of an officer who leaves the post goes to somebody else, who learns of each; how many tasks."""
    rows = list(queries.open_tasks(Task.objects, owner=owner).select_for_update(of=("self",), no_key=True))
    if rows:
        _check_owner(to, by)
    given = [written(row, {"owner": to, "division_id": to.division_id}) for row in rows]
    _tell("task_set", given, at, lambda task: f":{task.version}")
    return len(given)


@transaction.atomic
def end_task(*, task, state, outcome, by, on, expected_version=None):
    """Done, or withdrawn by who may set tasks, with what became of it. Missing for a task that is somebody else's."""
    row = locked(Task, task, expected_version)
    _check_hand(row, state, by)
    TASK_MOVES.check(row.state, state)
    return written(row, {"state": state, "ended_on": on, "outcome": words("outcome", outcome, NOTE)})


@transaction.atomic
def reopen_task(*, task, due_on, by, on, at, owner=None, expected_version=None):
    """Open an ended task again with a new day, for its owner or somebody else, who is told.

    Invalid for a day gone by and for an owner who left or sits outside the writer's place.
    """
    row = locked(Task, task, expected_version)
    TASK_MOVES.check(row.state, TaskState.OPEN)
    _check_day(due_on, on)
    owner = owner or row.owner
    _check_able(owner)
    if by is not None and not covers(by, owner.division_id or ""):
        raise _cannot()
    row = written(row, {
        "state": TaskState.OPEN, "ended_on": None, "outcome": "", "due_on": due_on, "owner": owner,
        "division_id": owner.division_id,
    })  # fmt: skip
    _tell("task_set", [row], at, lambda task: f":{task.version}")
    return row


@transaction.atomic
def remind_of_tasks(*, on, at):
    """7 days and 1 day before its day, and when that has passed, the owner is told once each; how many tasks."""
    soon, late = list(queries.due_soon(on)), list(queries.just_late(on))
    _tell("task_due", soon, at, lambda task: f":{task.due_on}:{reminder_due(task.due_on, on, queries.REMINDED)}")
    _tell("task_late", late, at, lambda task: f":{task.due_on}")
    return {"soon": len(soon), "late": len(late)}


def _tell(kind, tasks, at, mark):
    notices = [
        Notice([User(pk=task.owner_id)], kind, {"task_id": str(task.pk), "due_on": task.due_on.isoformat()},
               LINK.format(task.pk), f"{kind}:{task.pk}{mark(task)}")
        for task in tasks
    ]  # fmt: skip
    notify_all(notices=notices, at=at)


def _check_owner(owner, by):
    if not owner.division_id:
        raise Invalid(_("Choose an officer of a village, township or county."), field="owner", code="no_place")
    check_place(by, owner.division)
    _check_able(owner)


def _check_able(owner):
    if not owner.is_active or not carries(owner.role, "tasks.finish"):
        raise _cannot()


def _cannot():
    message = _("This officer cannot be given a task. Choose somebody else.")
    return Invalid(message, field="owner", code="cannot")


def _check_hand(row, state, by):
    if by is None or carries(by.role, "tasks.edit") or (state == TaskState.DONE and row.owner_id == by.pk):
        return
    raise Missing


def _check_day(due_on, on):
    if due_on < on:
        raise Invalid(_("This day has passed. Choose today or a later one."), field="due_on", code="past")

"""Tasks: open, one's own, late and ended; one task with what may be done with it (X2.2-8)."""

from functools import partial

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_POST

from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.coordination import actions, queries
from xundian.coordination.models import Task
from xundian.coordination.rules import late_days
from xundian.coordination.states import TaskState
from xundian.kit import clock
from xundian.pages.desk.coordination.asking import needed_owner, owned, owner_of, owner_words
from xundian.pages.desk.coordination.meetings import FORM, task_fields
from xundian.pages.desk.declarations.steps import Step, forms_of, listed, take
from xundian.pages.desk.form import Field, asked, filled, version_of
from xundian.pages.finding import day_of

PAGE = 50
SHOWN = {
    "open": (pgettext_lazy("task", "Open"), lambda rows, user, on: queries.open_tasks(rows)),
    "mine": (_("My own"), lambda rows, user, on: queries.open_tasks(rows, owner=user)),
    "late": (pgettext_lazy("task", "Late"), lambda rows, user, on: queries.late(rows, on).order_by("due_on", "pk")),
    "ended": (
        _("Ended"), lambda rows, user, on: rows.exclude(state=TaskState.OPEN).order_by("-ended_on", "pk"),
    ),
}  # fmt: skip


def own(user):
    """The open tasks of one user, the next day first."""
    return queries.open_tasks(visible_to(user, Task.objects.all()), owner=user)


def waiting(user):
    """How many open tasks are the user's own."""
    return own(user).count()


def tasks(request):
    """Tasks of the reader's place by the day by which they are done."""
    show, on = request.GET.get("show", ""), clock.today()
    show = show if show in SHOWN else "open"
    rows = visible_to(request.user, Task.objects.select_related("owner", "division", "meeting"))
    page = Paginator(SHOWN[show][1](rows, request.user, on), PAGE).get_page(request.GET.get("page"))
    for each in page:
        each.late = late_days(each.state, each.due_on, on)
    context = {
        "page": page, "chosen": show, "shown": [(name, words) for name, (words, _rows) in SHOWN.items()],
        "may_edit": carries(request.user.role, "tasks.edit"),
    }  # fmt: skip
    return render(request, "desk/coordination/tasks.html", context)


def new(request):
    """Set a task that no meeting decided."""

    def save(sent):
        return actions.set_task(
            text=sent.get("text", ""), owner=needed_owner(request.user, sent.get("owner")),
            due_on=day_of(sent.get("due_on"), "due_on"), by=request.user, on=clock.today(), at=clock.now(),
        )  # fmt: skip

    above = ("desk-tasks", _now("Tasks"))
    return asked(
        request, FORM, task_fields(None, request.user), save, "desk-task", title=_now("Set a task"), above=above
    )


def task(request, pk):
    """The page of one task."""
    return show(request, _row(request, pk))


@require_POST
def step(request, pk, step):
    """Take a step of a task."""
    return take(request, STEPS, step, _row(request, pk), show, "desk-task")


def _row(request, pk):
    return owned(request, Task.objects.select_related("owner", "division", "meeting", "by"), pk)


def show(request, row, tried="", errors=(), status=200):
    """The page, with what was refused."""
    forms = forms_of("desk-task", STEPS, row, request.user, tried, request.POST, errors)
    context = {
        "row": row, "late": late_days(row.state, row.due_on, clock.today()), "errors": listed(tried, errors, forms),
        "forms": forms,
    }  # fmt: skip
    return render(request, "desk/coordination/task.html", context, status=status)


def _end(request, row, state):
    said = request.POST.get("outcome", "")
    actions.end_task(task=row, state=state, outcome=said, by=request.user, on=clock.today())


def _reopen(request, row):
    sent = request.POST
    actions.reopen_task(
        task=row, owner=owner_of(request.user, sent.get("owner")), due_on=day_of(sent.get("due_on"), "due_on"),
        by=request.user, on=clock.today(), at=clock.now(),
    )  # fmt: skip


def _change(request, row):
    sent = request.POST
    changes = {
        "text": sent.get("text", ""), "owner": needed_owner(request.user, sent.get("owner")),
        "due_on": day_of(sent.get("due_on"), "due_on"),
    }  # fmt: skip
    actions.change_task(
        task=row, changes=changes, expected_version=version_of(sent), by=request.user, on=clock.today(), at=clock.now(),
    )  # fmt: skip


def _change_fields(row, user):
    given = {"text": row.text, "owner": owner_words(user, row.owner), "due_on": row.due_on}
    return filled(task_fields(row, user), given)


def _again_fields(row, user):
    return _change_fields(row, user)[1:2] + task_fields(row, user)[2:]


def _outcome(row, user):
    return [Field("outcome", _("What became of it"), "long", most=500)]


def _may_finish(row, user):
    return row.state == TaskState.OPEN and (row.owner_id == user.pk or carries(user.role, "tasks.edit"))


STEPS = {
    each.name: each
    for each in (
        Step("done", _("It is done"), "tasks.finish", _may_finish, _outcome, partial(_end, state=TaskState.DONE)),
        Step("change", _("Change it, or give it to somebody else"), "tasks.edit",
             lambda row, user: row.state == TaskState.OPEN, _change_fields, _change, versioned=True),
        Step("withdraw", _("It need not be done any more"), "tasks.edit",
             lambda row, user: row.state == TaskState.OPEN, _outcome, partial(_end, state=TaskState.WITHDRAWN)),
        Step("reopen", _("Open it again"), "tasks.edit", lambda row, user: row.state != TaskState.OPEN,
             _again_fields, _reopen),
    )
}  # fmt: skip

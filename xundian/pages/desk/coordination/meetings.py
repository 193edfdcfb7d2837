"""Progress meetings: the list, calling one, and the page of one with what was heard, minutes and tasks (X2.2-8)."""

from functools import partial

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy
from django.views.decorators.http import require_POST

from xundian.accounts.roles import carries
from xundian.accounts.scope import covers, visible_to
from xundian.coordination import actions, queries
from xundian.coordination.actions.checks import LONG, PLACE, TITLE
from xundian.coordination.models import Meeting, Task
from xundian.coordination.rules import late_days, offices_of
from xundian.coordination.states import MeetingKind, MeetingState
from xundian.divisions.queries import children
from xundian.kit import clock
from xundian.pages.desk.coordination.asking import needed_owner, owned, owners, place_of, places
from xundian.pages.desk.declarations.steps import Step, forms_of, listed, take
from xundian.pages.desk.form import Field, asked, filled, version_of
from xundian.pages.finding import day_of
from xundian.reports.figures import FIGURES

PAGE = 50
FORM = "desk/coordination/form.html"
EDIT, SET = "meetings.edit", "tasks.edit"


def meetings(request):
    """Meetings that the reader's place is part of, the latest first."""
    state, kind = request.GET.get("state", ""), request.GET.get("kind", "")
    state, kind = state if state in MeetingState.values else "", kind if kind in MeetingKind.values else ""
    chosen = visible_to(request.user, Meeting.objects.select_related("division"))
    chosen = chosen.filter(state=state) if state else chosen
    chosen = chosen.filter(kind=kind) if kind else chosen
    context = {
        "page": Paginator(chosen.order_by("-held_on", "-pk"), PAGE).get_page(request.GET.get("page")),
        "states": [("", _now("All")), *MeetingState.choices], "chosen": state,
        "kinds": [("", _now("All")), *MeetingKind.choices], "kind": kind,
        "may_edit": carries(request.user.role, EDIT),
    }  # fmt: skip
    return render(request, "desk/coordination/meetings.html", context)


def _fields():
    return [
        Field("kind", _now("Kind"), "select", choices=MeetingKind.choices, value=MeetingKind.REGULAR),
        Field("title", _now("Title"), most=TITLE),
        Field("held_on", _now("Day"), "date", value=clock.today()),
        Field("place", pgettext("meeting", "Where"), most=PLACE),
        Field("agenda", _now("Agenda"), "long", most=LONG),
        _attending(),
    ]


def _attending():
    return Field("attending", _now("Attending"), "long", hint=_now("One office or township in a line."), most=LONG)


def _given(sent, names):
    """What a form gave, days read."""
    return {name: day_of(sent.get(name), name) if name == "held_on" else sent.get(name, "") for name in names}


def new(request):
    """Call a meeting."""
    levels = places(request.user, ("county", "township"))
    fields = [Field("division", _now("Of"), "select", choices=levels), *_fields()]

    def save(sent):
        given = _given(sent, ("kind", "title", "held_on", "place", "agenda", "attending"))
        return actions.call(division=place_of(request.user, sent.get("division")), by=request.user, **given)

    title, above = _now("Call a meeting"), ("desk-meetings", _now("Meetings"))
    return asked(request, FORM, fields, save, "desk-meeting", title=title, above=above)


def edit(request, pk):
    """Change what was called; of a meeting that was held who attended."""
    row = _row(request, pk)
    if row.state == MeetingState.CALLED_OFF or not covers(request.user, row.division_id):
        raise Http404
    fields = _fields() if row.state == MeetingState.CALLED else [_attending()]
    names = [each.name for each in fields]

    def save(sent):
        return actions.change_meeting(
            meeting=row, changes=_given(sent, names), expected_version=version_of(sent), by=request.user
        )

    return asked(
        request, FORM, filled(fields, {name: getattr(row, name) for name in names}), save, "desk-meeting",
        title=_now("Change the meeting"), above=("desk-meetings", _now("Meetings")), version=row.version,
    )  # fmt: skip


def meeting(request, pk):
    """The page of one meeting."""
    return show(request, _row(request, pk))


@require_POST
def step(request, pk, step):
    """Take a step of a meeting of one's own place."""
    return take(request, STEPS, step, _row(request, pk), show, "desk-meeting")


def _row(request, pk):
    return owned(request, Meeting.objects.select_related("division", "by"), pk)


def show(request, row, tried="", errors=(), status=200):
    """The page, with what was refused."""
    user = request.user
    mine = covers(user, row.division_id)
    # What a meeting decided is part of its minutes: who reads those reads the tasks, without a page of each to act on.
    tasks = visible_to(user, Task.objects.filter(meeting=row)).select_related("owner", "division")
    tasks = list(tasks.order_by("due_on", "pk"))
    for each in tasks:
        each.late = late_days(each.state, each.due_on, clock.today())
    forms = forms_of("desk-meeting", STEPS, row, user, tried, request.POST, errors) if mine else []
    context = {
        "row": row, "offices": offices_of(row.attending), "tasks": tasks, "errors": listed(tried, errors, forms),
        "forms": forms,
        "codes": [FIGURES[code].label for code in queries.HEARD], "heard": _heard(row),
        "may_open": carries(user.role, "tasks.read"),
        "may_edit": mine and row.state != MeetingState.CALLED_OFF and carries(user.role, EDIT),
    }  # fmt: skip
    return render(request, "desk/coordination/meeting.html", context, status=status)


def _heard(row):
    """[(what was heard of a place, its figures in the order of the catalogue's list)]."""
    found = []
    for each in row.heard.select_related("division").order_by("division_id"):
        told = {figure["code"]: figure for figure in each.figures}
        found.append((each, [(FIGURES[code].label, told.get(code)) for code in queries.HEARD]))
    return found


def _hear_fields(row, user):
    below = [(each.code, each.label) for each in children(row.division_id)]
    return [
        Field("division", _("Place"), "select", choices=below),
        Field("said", _("What it reported"), "long", most=LONG),
    ]


def _hear(request, row):
    place = place_of(request.user, request.POST.get("division"))
    said = request.POST.get("said", "")
    actions.hear(meeting=row, division=place, said=said, by=request.user, on=clock.today())


def _hold(request, row):
    actions.hold(meeting=row, minutes=request.POST.get("minutes", ""), by=request.user, on=clock.today())


def _task(request, row):
    sent = request.POST
    actions.set_task(
        text=sent.get("text", ""), owner=needed_owner(request.user, sent.get("owner")),
        due_on=day_of(sent.get("due_on"), "due_on"), meeting=row, by=request.user, on=clock.today(), at=clock.now(),
    )  # fmt: skip


def task_fields(row, user):
    """What setting a task asks."""
    return [
        Field("text", _("What is to be done"), "long", most=300),
        Field("owner", _("Who"), "list", choices=owners(user), most=200,
              hint=_("Type a part of the name or of the place, and choose.")),
        Field("due_on", pgettext_lazy("task", "By"), "date"),
    ]  # fmt: skip


def _off(request, row):
    actions.call_off(meeting=row, reason=request.POST.get("reason", ""), by=request.user)


def _state(row, user, states, come=True):
    return row.state in states and (not come or row.held_on <= clock.today())


_M = MeetingState
STEPS = {
    each.name: each
    for each in (
        Step("hear", _("What a place reported"), EDIT, partial(_state, states=(_M.CALLED, _M.HELD)), _hear_fields,
             _hear, _("Its figures of the day of the meeting are kept beside its words.")),
        Step("hold", _("Minutes: it was held"), EDIT, partial(_state, states=(_M.CALLED,)),
             lambda row, user: [Field("minutes", _("Minutes"), "long", most=LONG)], _hold),
        Step("task", _("Set a task that was decided"), SET, partial(_state, states=(_M.CALLED, _M.HELD), come=False),
             task_fields, _task, _("Whose it is learns of it at once, and again before and after its day.")),
        Step("call-off", _("Call it off"), EDIT, partial(_state, states=(_M.CALLED,), come=False),
             lambda row, user: [Field("reason", _("Why it is called off"), most=200)], _off),
    )
}  # fmt: skip

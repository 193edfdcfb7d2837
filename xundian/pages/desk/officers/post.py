"""One officer's post: what would be left behind, who may take it, and the step that hands it over."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers.journeys import load
from laborers.journeys.posts import OFFICE, takers
from xundian.accounts.models import Posting, Station, User
from xundian.accounts.queries import IN_CHARGE, sites
from xundian.accounts.roles import Role, carries
from xundian.accounts.scope import under, visible_to
from xundian.coordination import journeys
from xundian.coordination.models import Task
from xundian.coordination.queries import open_tasks
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.kit.ids import key_of
from xundian.pages.desk.officers.listing import site_names
from xundian.pages.finding import day_of, row_of
from xundian.sync.models import SyncDevice, SyncOp
from xundian.sync.states import OpState

CLOSE, MOVE = "close", "move"


def officer(request, pk, wrong=None, status=200):
    """The load of the officer and of everyone who may take over; for the county the form that assigns it."""
    user = row_of(request, User.objects.select_related("division", "station"), pk)
    on = clock.today()
    able = takers(user) if user.is_active else []
    known = load.loads([user, *able], on)
    words = dict(wrong or ())
    context = {
        "officer": user, "load": known[user.pk], "site": site_names([user]).get(user.site_id),
        "households": load.households_of(user), "today": on, "office": OFFICE,
        "takers": [{"user": each, "load": known[each.pk]} for each in able],
        "difficulties": _difficulties(user, request.POST, words), "rest_wrong": words.get("rest"),
        "tasks": open_tasks(Task.objects.select_related("meeting"), owner=user), "tasks_wrong": words.get("tasks"),
        "confidential": load.owned(user).filter(confidential=True).count(),
        "phones": SyncDevice.objects.filter(user=user).order_by("-id"),
        "parked": SyncOp.objects.filter(user=user, state=OpState.PARKED).count(),
        "postings": Posting.objects.filter(user=user).select_related("division", "station").order_by("-from_on", "-id"),
        "may_assign": carries(request.user.role, "posts.hand_over") and user.is_active and user.pk != request.user.pk,
        "in_charge": user.role in IN_CHARGE, "elsewhere": _elsewhere(request.user, user),
        "errors": [(field, text) for field, text in (wrong or [])], "wrong": words, "given": request.POST,
    }  # fmt: skip
    return render(request, "desk/officer.html", context, status=status)


def _difficulties(user, sent, words):
    return [
        {"row": row, "field": f"to_{row.pk}", "given": sent.get(f"to_{row.pk}", ""),
         "wrong": words.get(f"difficulties.{row.pk}")}
        for row in load.owned(user)
    ]  # fmt: skip


def _elsewhere(county, user):
    """[(value, label)] of the places where an officer of that role may go."""
    levels = {Role.VILLAGE: "village", Role.TOWNSHIP: "township"}
    if user.role in levels:
        rows = Division.objects.filter(under("code", county.division_id), level=levels[user.role], valid_to=None)
        rows = rows.select_related("parent").exclude(pk=user.division_id).order_by("code")
        return [(row.code, f"{row.parent.name} · {row.name}" if row.level == "village" else row.name) for row in rows]
    if user.role == Role.STATION:
        rows = visible_to(county, Station.objects.exclude(pk=user.station_id)).order_by("name")
        return [(str(row.pk), row.name) for row in rows]
    if user.role == Role.SITE:
        rows = visible_to(county, sites().exclude(pk=user.site_id)).order_by("name")
        return [(str(row.pk), row.name) for row in rows]
    return []


@require_POST
def hand_over(request, pk):
    """Close the account or move the officer, with everything assigned; the form again with what is not."""
    user = row_of(request, User.objects.select_related("division", "station"), pk)
    step = request.POST.get("step")
    if step not in (CLOSE, MOVE):
        raise Http404
    try:
        to = _to(request, user) if step == MOVE else None
        journeys.hand_over_post(
            leaver=user, assignments=_assignments(request, user), by=request.user, on=clock.today(), at=clock.now(),
            to=to,
        )  # fmt: skip
    except DomainError as refusal:
        told = [(field, text) for field, _code, text in refusal.errors] or [("", refusal.message)]
        return officer(request, pk, told, refusal.status)
    messages.success(request, _("The post is handed over."), extra_tags="done")
    return redirect("officer", pk=pk)


def _assignments(request, user):
    sent, able = request.POST, {str(each.pk): each for each in takers(user)}
    given = {row.pk: _taker(sent.get(f"to_{row.pk}"), able) for row in load.owned(user)}
    return {
        "place": able.get(sent.get("place", "")), "rest": _taker(sent.get("rest"), able),
        "tasks": able.get(sent.get("tasks", "")),
        "until": day_of(sent["until"], "until") if sent.get("until") else None,
        "difficulties": {pk: to for pk, to in given.items() if to is not None},
    }  # fmt: skip


def _taker(text, able):
    return OFFICE if text == OFFICE else able.get(text or "")


def _to(request, user):
    """Where the officer goes, as hand_over_post wants it."""
    asked = request.POST.get("to", "")
    if asked not in dict(_elsewhere(request.user, user)):
        raise Invalid(field="to", code="required", message=_("Choose where the officer goes."))
    if user.role == Role.STATION:
        return {"station": Station.objects.get(pk=asked)}
    if user.role == Role.SITE:
        return {"site_id": key_of(asked)}
    return {"division": Division.objects.get(code=asked)}

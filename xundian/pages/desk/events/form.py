"""The form of a recruitment event: planned by the county or a township, changed until it is cancelled."""

from datetime import date

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from laborers.jobs import actions
from laborers.jobs.models import RecruitmentEvent
from laborers.jobs.states import EventForm
from xundian.accounts.scope import owned_by, under
from xundian.codes.queries import tables
from xundian.divisions.models import Division
from xundian.divisions.states import Level
from xundian.kit import clock
from xundian.kit.checking import Faults
from xundian.kit.errors import DomainError
from xundian.pages.desk.form import Field, filled, named, refusals, together, version_of
from xundian.pages.finding import day_of, row_of

TEXTS = ("form", "campaign", "title", "place", "note")


def new(request):
    """Plan an event of the own place."""
    return _form(request, None)


def edit(request, pk):
    """Change an event of the own place."""
    return _form(request, row_of(request, owned_by(request.user, RecruitmentEvent.objects.all()), pk))


def _form(request, event):
    errors = []
    if request.method == "POST":
        try:
            saved = _save(request, event)
        except DomainError as error:
            errors = refusals(error)
        else:
            messages.success(request, _("Saved."), extra_tags="done")
            return redirect("desk-event", pk=saved.pk)
    posted = request.method == "POST"
    given = request.POST if posted else _as_given(event)
    partners = request.POST.getlist("partners") if posted else (event.partners if event else [])
    own = event.division_id if event else request.user.division_id
    townships = Division.objects.filter(under("code", own[:6]), level=Level.TOWNSHIP, valid_to=None)
    context = {
        "event": event, "fields": filled(_fields(), given, errors), "errors": named(errors, _fields()),
        "wrong": dict(errors), "partners": partners, "townships": townships.exclude(code=own).order_by("code"),
        "version": request.POST.get("version") or (event.version if event else ""),
    }  # fmt: skip
    return render(request, "desk/event_form.html", context, status=422 if errors else 200)


def _fields():
    campaigns = tables(("recruitment_campaign",), clock.today())["recruitment_campaign"].choices()
    return [
        Field("title", _("Title"), most=80),
        Field("form", pgettext("event", "Form"), "select", EventForm.choices),
        Field("campaign", _("Campaign"), "select", [("", _("None")), *campaigns]),
        Field("place", pgettext("event", "Place"), most=100),
        Field("starts_on", _("First day"), "date"),
        Field("ends_on", _("Last day"), "date"),
        Field("note", _("Note"), "long", most=300),
    ]


def _as_given(event):
    if event is None:
        return {"form": "fair"}
    return {name: getattr(event, name) for name in (*TEXTS, "starts_on", "ends_on")}


def _save(request, event):
    sent = request.POST
    values = {name: sent.get(name, "").strip() for name in TEXTS} | {"partners": sent.getlist("partners")}
    faults, who = Faults(), {"by": request.user, "on": clock.today()}
    starts = faults.check(day_of, sent.get("starts_on"), "starts_on")
    # One day, unless a last one is given; where the first is not known there is nothing to say of the last.
    ends = faults.check(day_of, sent["ends_on"], "ends_on") if sent.get("ends_on") else starts or date.max
    values |= {"starts_on": starts, "ends_on": ends}
    if event is None:
        return together(faults, lambda: actions.plan_event(division=request.user.division, **values, **who))
    who |= {"event": event, "expected_version": version_of(sent)}
    return together(faults, lambda: actions.edit_event(changes=values, **who))

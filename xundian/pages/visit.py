"""Logging a visit: an ordinary form that works without script; "no change" is four taps."""

import uuid
from datetime import date

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from laborers import journeys
from laborers.difficulties.states import Kind
from laborers.registry.models import Household
from laborers.visits import rules
from laborers.visits.models import VisitPlan
from laborers.visits.states import Mode, Outcome, VisitKind
from xundian.accounts.roles import carries
from xundian.accounts.scope import find_visible
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid, Missing
from xundian.pages.households import head_first
from xundian.pages.questions import asked, asked_of_each

PER_PERSON = ("members", "dependants", "schooling")


def visit(request, pk):
    """The form (GET) and its sending (POST) for one household, for a plan or unplanned."""
    try:
        home = find_visible(request.user, Household.objects.select_related("division"), pk)
        plan = _plan(request, home)
    except Missing:
        raise Http404 from None
    context = _context(request, home, plan)
    if request.method != "POST":
        return render(request, "pages/visit.html", context | {"given": {}, "id": uuid.uuid4(), "errors": []})
    try:
        journeys.log_visit(**_content(request, home, plan, context["kind"], context["members"]))
    except DomainError as error:
        errors = error.errors or [("", error.code, error.message)]
        context |= {"given": request.POST, "id": request.POST.get("id", ""), "errors": errors}
        context["wrong"] = {field: text for field, _code, text in errors}
        return render(request, "pages/visit.html", context, status=422)
    messages.success(request, _("Saved."), extra_tags="done")
    if not context["may_open"]:
        return redirect("home")
    return redirect(reverse("household", args=[home.pk]) + "?saved=1")


def _plan(request, home):
    named = request.POST.get("plan") or request.GET.get("plan")
    if not named:
        return None
    return find_visible(request.user, VisitPlan.objects.filter(household=home), _uuid(named))


def _context(request, home, plan):
    kind = plan.kind if plan else VisitKind.HOUSEHOLD_MONTHLY.value
    members = [plan.laborer] if plan and plan.laborer else head_first(home.laborers.filter(left_on=None))
    children = home.dependants.filter(left_on=None, kind="child")
    return {
        "household": home, "plan": plan, "kind": kind, "kind_label": VisitKind(kind).label, "members": members,
        "each_person": asked_of_each(rules.FINDINGS[kind], members, children), "questions": asked(rules.FINDINGS[kind]),
        "outcomes": Outcome.choices, "modes": Mode.choices, "kinds": Kind.choices, "today": clock.today(),
        "people": home.laborers.filter(left_on=None).order_by("birth"), "wrong": {},
        "may_open": carries(request.user.role, "households.read"),
        "late": plan and rules.is_overdue(plan.window_to, plan.state, clock.today()),
    }  # fmt: skip


def _content(request, home, plan, kind, members):
    sent = request.POST
    difficulties = []
    if sent.get("difficulty"):
        described = sent.get("difficulty_text", "")
        # The form's own id names its difficulty too, so that a form sent twice reports it once.
        key = uuid.uuid5(_uuid(sent.get("id")), "difficulty")
        difficulties = [{"id": key, "kind": sent["difficulty"], "description": described, "severity": "normal"}]
    return {
        "id": _uuid(sent.get("id")), "household": home, "kind": kind, "plan": plan,
        "laborer": plan.laborer if plan else None, "placement": plan.placement if plan else None,
        "outcome": sent.get("outcome", ""), "mode": sent.get("mode", ""), "visited_on": _day(sent.get("visited_on")),
        "at": clock.now(), "by": request.user, "met": sent.get("met", ""), "note": sent.get("note", ""),
        "late_reason": sent.get("late_reason", ""), "findings": _findings(sent, kind, members, difficulties),
        "difficulties": difficulties,
    }  # fmt: skip


def _findings(sent, kind, members, difficulties):
    """Only answered questions; "no change" for the whole household stands for every member."""
    known = rules.FINDINGS[kind]
    found = {code: sent[f"q_{code}"] for code in known if sent.get(f"q_{code}")}
    if "members" in known and sent.get("no_change"):
        found["members"] = {str(person.pk): "no_change" for person in members}
    for code in PER_PERSON:
        prefix = f"p_{code}_"
        answers = {
            name.removeprefix(prefix): value for name, value in sent.items() if name.startswith(prefix) and value
        }
        if code in known and answers:
            found[code] = found.get(code, {}) | answers
    if "difficulties" in known:
        found["difficulties"] = "reported" if difficulties else "none"
    return found


def _day(text):
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        message = _("Enter the day as year-month-day, for example 2026-06-20.")
        raise Invalid(field="visited_on", code="bad_day", message=message) from None


def _uuid(text):
    try:
        return uuid.UUID(str(text))
    except ValueError:
        raise Http404 from None

"""Logging a visit without script: "no change" is four taps. Putting one right, excusing one, reading one."""

import uuid

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers import journeys
from laborers.visits import actions, rules
from laborers.visits.models import Visit, VisitPlan
from laborers.visits.states import Excuse, VisitKind
from xundian.accounts.roles import Role, carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.pages import visit_form
from xundian.pages.finding import household_of, needed_key, row_of
from xundian.pages.questions import ANSWERS, QUESTIONS, WARNING_STEPS

FIELD = VisitKind.FIELD_HALF_YEAR


def visit(request, pk):
    """The form (GET) and its sending (POST) for one household: for a plan, unplanned, or to put a visit right."""
    home = household_of(request, pk)
    subject = _subject(request, home)
    context = _context(request, home, subject)
    if request.method != "POST":
        given = visit_form.given_by(subject["corrects"]) if subject["corrects"] else {}
        return render(request, "pages/visit.html", context | {"given": given, "id": uuid.uuid4()})
    context |= {"given": request.POST, "id": request.POST.get("id", "")}
    try:
        content = visit_form.content(request.POST, home, subject["kind"], context, context["first"])
        doubts = visit_form.doubts(request.POST, content["findings"])
        if any(step not in ("true", "hand_on") for _question, _words, step in doubts):
            return render(request, "pages/visit.html", context | {"doubts": doubts}, status=422)
        named = {name: subject[name] for name in ("laborer", "plan", "corrects")}
        named["placement"] = subject["plan"].placement if subject["plan"] else None
        journeys.log_visit(**content, **named, by=request.user, at=clock.now())
    except DomainError as error:
        errors = error.errors or [("", error.code, error.message)]
        context |= {"errors": errors, "wrong": {field: text for field, _code, text in errors}}
        return render(request, "pages/visit.html", context, status=422)
    messages.success(request, _("Saved."), extra_tags="done")
    if not context["may_open"]:
        return redirect("home")
    return redirect(reverse("household", args=[home.pk]) + "?saved=1")


@require_POST
def excuse(request, pk):
    """One planned visit need not be made; back to where it was said."""
    plan = row_of(request, VisitPlan.objects.all(), pk)
    try:
        actions.excuse(plan=plan, reason=request.POST.get("reason", ""), by=request.user, on=clock.today())
    except DomainError as error:
        messages.error(request, error.message)
        return redirect(reverse("visit", args=[plan.household_id]) + f"?plan={plan.pk}")
    messages.success(request, _("Excused."), extra_tags="done")
    if not carries(request.user.role, "households.read"):
        return redirect("home")
    return redirect("household", plan.household_id)


def read(request, pk):
    """One visit with all it says, and every row that put it right or that it puts right, the newest first."""
    row = row_of(request, Visit.objects.select_related("household", "laborer", "by", "corrects"), pk)
    chain = _chain(row)
    context = {
        "visit": row, "chain": [(each, _words(each)) for each in chain], "newest": chain[0],
        "changes": row.changes.select_related("laborer", "dependant"),
        "may_log": carries(request.user.role, "visits.log"), "people": _names(row.household),
        "may_open": carries(request.user.role, "households.read"),
    }  # fmt: skip
    return render(request, "pages/visit_read.html", context)


def _subject(request, home):
    """What the form is about: plan, the visit to be put right, kind, and the migrant of a field visit.

    Http404 for a station and a visit at home: the form alone would tell it of the whole family.
    """
    rows = {"plan": VisitPlan.objects.filter(household=home), "corrects": Visit.objects.filter(household=home),
            "laborer": home.laborers.filter(left_on=None)}  # fmt: skip
    found = {}
    for name, queryset in rows.items():
        named = request.POST.get(name) or request.GET.get(name)
        found[name] = row_of(request, queryset, needed_key(named)) if named else None
    leading = found["corrects"] or found["plan"]
    asked = request.POST.get("kind") or request.GET.get("kind") or ""
    usual = FIELD if found["laborer"] else VisitKind.HOUSEHOLD_MONTHLY
    kind = leading.kind if leading else asked if asked in VisitKind.values else usual
    migrant = leading.laborer if leading else found["laborer"]
    if kind == FIELD and migrant is None:
        kind = VisitKind.HOUSEHOLD_MONTHLY
    if kind != FIELD and request.user.role == Role.STATION:
        raise Http404
    return found | {"kind": VisitKind(kind).value, "laborer": migrant if kind == FIELD else None}


def _context(request, home, subject):
    on, plan, kind = clock.today(), subject["plan"], subject["kind"]
    lists = visit_form.words(home, kind, subject["laborer"], on)
    away = home.placements.filter(ended_on=None).exclude(area="in_county").select_related("laborer")
    others = [] if request.user.role == Role.STATION else [
        each for each in VisitKind.choices if each[0] not in (FIELD, kind)
    ]  # fmt: skip
    return lists | subject | {
        "household": home, "kind_label": VisitKind(kind).label, "errors": [], "wrong": {}, "given": {},
        "outcomes": visit_form.outcomes(request.user, subject["corrects"]), "today": on,
        "away": [each.laborer for each in visible_to(request.user, away)], "others": others,
        "warning_steps": WARNING_STEPS,
        "first": journeys.questions_first(household=home, laborer=subject["laborer"], kind=kind, on=on),
        "may_open": carries(request.user.role, "households.read"),
        "excuses": Excuse.choices if plan and plan.state == rules.WAITING else [],
        "late": plan and rules.is_overdue(plan.window_to, plan.state, on),
    }  # fmt: skip


def _chain(row):
    """All rows about the same visit, the newest first."""
    rows = [row]
    while rows[-1].corrects:
        rows.append(Visit.objects.select_related("by", "corrects").get(pk=rows[-1].corrects_id))
    while True:
        later = Visit.objects.select_related("by").filter(corrects=rows[0]).first()
        if later is None:
            return rows
        rows.insert(0, later)


def _names(home):
    people = [*home.laborers.all(), *home.dependants.all()]
    return {str(person.pk): person.name for person in people}


def _words(row):
    """[(question, answer)] of what a visit found, in words; answers per person as [(person's key, answer)]."""
    return [
        (QUESTIONS.get(code, _("Difficulties")), [(key, ANSWERS.get(each, each)) for key, each in answer.items()], "")
        if isinstance(answer, dict)
        else (QUESTIONS.get(code, _("Difficulties")), [], ANSWERS.get(answer, answer))
        for code, answer in row.findings.items()
    ]

"""One class: its tabs, and the steps it allows; each step calls one action (X2.2-4, X4)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_POST

from trainings.classes import queries
from trainings.classes.models import ASPECTS, Feedback, TrainingClass
from trainings.classes.rules import rate
from trainings.classes.states import ClassState, DropOut, FindingKind, Part
from trainings.journeys import proposed
from xundian.accounts.actions import note_reads
from xundian.accounts.roles import carries
from xundian.accounts.scope import owned_by, visible_to
from xundian.codes.queries import tables
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.pages.desk.classes import steps
from xundian.pages.desk.form import refusals
from xundian.pages.finding import row_of

PROPOSED = 30
WEEKDAYS = [
    (1, gettext_lazy("Monday")), (2, gettext_lazy("Tuesday")), (3, gettext_lazy("Wednesday")),
    (4, gettext_lazy("Thursday")), (5, gettext_lazy("Friday")), (6, gettext_lazy("Saturday")),
    (7, gettext_lazy("Sunday")),
]  # fmt: skip


def training_class(request, pk):
    """One class of the user's county, on the tab that is asked for."""
    return _show(request, _found(request, pk))


@require_POST
def step(request, pk, step):
    """Take one step; refused words come back on the tab where it was taken."""
    if step not in steps.STEPS or not carries(request.user.role, steps.STEPS[step].right):
        raise Http404
    its = steps.STEPS[step]
    rows = TrainingClass.objects.all()
    row = row_of(request, owned_by(request.user, rows) if its.own else rows, pk)
    try:
        told = its.take(request, row)
    except DomainError as error:
        return _show(request, _found(request, pk), refusals(error), step, its.tab, 422)
    messages.success(request, told or _("Saved."), extra_tags="done")
    address = reverse("desk-class", args=[pk])
    return redirect(f"{address}?tab={its.tab}" if its.tab else address)


def refused(request, pk, errors, tab):
    """The class's page on a tab with what stood in the way."""
    return _show(request, _found(request, pk), errors, tab, tab, 422)


def _found(request, pk):
    rows = TrainingClass.objects.select_related("institution", "division", "programme", "order__enterprise")
    return row_of(request, queries.with_hours(queries.with_taken(rows)), pk)


def _show(request, row, errors=(), failed="", tab="", status=200):
    user, on = request.user, clock.today()
    owns = owned_by(user, TrainingClass.objects.filter(pk=row.pk)).exists()
    tabs = _tabs()
    asked = tab or request.GET.get("tab", "")
    here = asked if asked in dict(tabs) else tabs[0][0]
    context = {
        "row": row, "tabs": tabs, "tab": here, "on": on, "errors": errors, "wrong": dict(errors), "failed": failed,
        "given": request.POST if failed else {}, "chosen": request.POST.getlist("weekdays") if failed else (),
        "words": tables(LISTS, on), "moves": _moves(row) if owns else (),
        "may_edit": owns and carries(user.role, "trainings.edit"), "may_enrol": carries(user.role, "enrolments.edit"),
        "may_mark": carries(user.role, "attendance.mark") and row.state in ("running", "assessed"),
    } | PARTS[here](user, row, on)  # fmt: skip
    people = [each.laborer_id for each in context.get("people", ())]
    if people:
        note_reads(user=user, model="laborers.Laborer", records=people, how="page", at=clock.now())
    return render(request, "desk/class.html", context, status=status)


LISTS = ("training_kind", "training_programme", "occupation", "certificate_kind", "skill_level")


def _tabs():
    return [
        ("trainees", _("Trainees")), ("waiting", _("Waiting list")), ("timetable", _("Timetable")),
        ("inspections", pgettext("class", "Inspections")), ("satisfaction", _("Satisfaction")),
        ("results", _("Results")),
    ]  # fmt: skip


def _moves(row):
    """[(step, label)] by which the class goes on."""
    return {
        ClassState.PLANNED: [("open", _("Open for enrolment"))], ClassState.OPEN: [("start", _("Teaching begins"))],
        ClassState.RUNNING: [("assess", _("Assessment held"))], ClassState.ASSESSED: [("close", _("Close the class"))],
    }.get(row.state, [])  # fmt: skip


def _people(user, row):
    people = list(visible_to(user, queries.roster(row)))
    for each in people:
        each.rate = rate(each.days_present, each.days)
    return people


def _trainees(user, row, on):
    people = [each for each in _people(user, row) if each.state != "waiting"]
    return {
        "people": people,
        "drop_outs": [each for each in DropOut.choices if each[0] not in (DropOut.FULL, DropOut.CANCELLED)],
    }


def _waiting(user, row, on):
    people = list(visible_to(user, queries.waiting_list(row).select_related("laborer", "division")))
    found = {"people": people, "proposed": ()}
    if carries(user.role, "enrolments.edit") and row.state in (ClassState.PLANNED, ClassState.OPEN):
        found["proposed"] = visible_to(user, proposed(row, on))[:PROPOSED]
    return found


def _timetable(user, row, on):
    sessions = list(queries.timetable(row))
    met = queries.clashes(sessions)
    for each in sessions:
        each.met = met.get(each.pk, ())
    return {"sessions": sessions, "planned": queries.hours_planned(row), "weekdays": WEEKDAYS}


def _inspections(user, row, on):
    inspections = list(queries.inspections(row))
    missed = queries.without_inspection(TrainingClass.objects.filter(pk=row.pk), on).exists()
    return {"inspections": inspections, "missed": missed, "finding_kinds": FindingKind.choices}


def _satisfaction(user, row, on):
    found = queries.satisfaction(row)
    labels = {name: Feedback._meta.get_field(name).verbose_name for name in ASPECTS}
    marks = [(labels[name], found.marks[name]) for name in ASPECTS] if found.marks else None
    return {"satisfaction": found, "marks": marks, "slips_missing": queries.slips_missing(row)}


def _results(user, row, on):
    assessed = {}
    for each in visible_to(user, queries.assessments(row)):
        assessed.setdefault(each.enrolment_id, []).append(each)
    people = [each for each in _people(user, row) if each.state not in ("waiting", "withdrawn")]
    for each in people:
        each.parts = assessed.get(each.pk, ())
    words = tables(LISTS, on)
    return {
        "people": people, "parts": Part.choices, "levels": words["skill_level"].choices(),
        "certificate_kinds": words["certificate_kind"].choices(),
        "passed_label": pgettext("assessment", "passed"),
    }  # fmt: skip


PARTS = {
    "trainees": _trainees, "waiting": _waiting, "timetable": _timetable, "inspections": _inspections,
    "satisfaction": _satisfaction, "results": _results,
}  # fmt: skip

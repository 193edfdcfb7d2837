"""Assessing a division again: start a preview, read who would change and why, then apply or discard it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers.surveys import actions, queries
from laborers.surveys.models import AssessmentPolicy, Reassessment
from laborers.surveys.states import REASON_SCHEMES, ChangeOutcome, Direction, ReassessmentState
from xundian.accounts.labels import Lists
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.pages.desk.renewing import renewed
from xundian.pages.finding import row_of

PAGE, RUNS, TOWNSHIP = 100, 30, 9
RUNNING = (ReassessmentState.PREVIEWING, ReassessmentState.APPLYING)
PILLS = {
    ReassessmentState.PREVIEWED: "busy", ReassessmentState.APPLIED: "good", ReassessmentState.FAILED: "bad",
    ReassessmentState.PREVIEWING: "busy", ReassessmentState.APPLYING: "busy",
}  # fmt: skip
STEPS = {"apply": actions.start_apply, "discard": actions.discard}


def reassessments(request, wrong=None, status=200):
    """The runs of the user's place, the newest first, and the form that starts one."""
    rows = visible_to(request.user, Reassessment.objects.select_related("division", "policy", "by"))
    on = clock.today()
    valid = visible_to(request.user, AssessmentPolicy.objects.order_by("-valid_from"))
    context = {
        "page": Paginator(rows.order_by("-created_at", "-id"), RUNS).get_page(request.GET.get("page")),
        "pills": PILLS, "may_run": carries(request.user.role, "assessments.run"), "errors": wrong or [], "today": on,
        "policies": [row for row in valid if row.valid_to is None or row.valid_to >= on],
        "places": _places(request.user), "given": request.POST if wrong else {},
    }  # fmt: skip
    return render(request, "desk/reassessments.html", context, status=status)


@require_POST
def start(request):
    """Have looked who would change in a place."""
    place = row_of(request, Division.objects.all(), request.POST.get("place", ""))
    policy = request.POST.get("policy")
    found = row_of(request, AssessmentPolicy.objects.all(), policy) if policy else None
    try:
        row = actions.start_preview(division=place, policy=found, by=request.user, on=clock.today())
    except DomainError as refusal:
        return reassessments(request, [("place", refusal.message)], 422)
    return redirect("reassessment", pk=row.pk)


def reassessment(request, pk, failed="", status=200):
    """One run: how far it is, who would go from where to where, and the names, by village and direction."""
    row = _found(request, pk)
    if row.state in RUNNING or not row.previewed_at:
        context = {
            "run": row, "still": "still" in request.GET, "running": row.state in RUNNING, "failed": failed,
            "may_discard": row.state == ReassessmentState.FAILED and carries(request.user.role, "assessments.run"),
        }  # fmt: skip
        answer = render(request, "desk/reassessment_running.html", context, status=status)
        return renewed(answer, context["running"] and not context["still"])
    asked = {name: request.GET.get(name, "") for name in ("before", "after", "outcome", "division")}
    if asked["division"] and not asked["division"].startswith(row.division_id):
        raise Http404
    changes = queries.changes_of(row, **{name: value for name, value in asked.items() if value})
    page = Paginator(changes.order_by("division_id", "id"), PAGE).get_page(request.GET.get("page"))
    lists = Lists({scheme for schemes in REASON_SCHEMES.values() for scheme in schemes})
    context = {
        "run": row, "pill": PILLS.get(row.state, ""), "moves": _moves(row), "page": page, "asked": asked,
        "lines": [{"change": change, "why": queries.explain(change.reasons, lists)} for change in page],
        "directions": Direction.choices, "outcomes": ChangeOutcome.choices, "failed": failed,
        "villages": _below(row, asked["division"]),
        "open": row.state == ReassessmentState.PREVIEWED, "may_run": carries(request.user.role, "assessments.run"),
        "applied": row.state == ReassessmentState.APPLIED,
    }  # fmt: skip
    return render(request, "desk/reassessment.html", context, status=status)


@require_POST
def take_step(request, pk, step):
    """Apply or discard what was previewed."""
    row = _found(request, pk)
    if step not in STEPS:
        raise Http404
    given = {"on": clock.today()} if step == "apply" else {}
    try:
        STEPS[step](reassessment=row, by=request.user, **given)
    except DomainError as refusal:
        return reassessment(request, pk, failed=refusal.message, status=refusal.status)
    if step == "discard":
        messages.success(request, _("Discarded. Nobody was changed."), extra_tags="done")
    return redirect("reassessment", pk=pk)


def waiting(user):
    """How many runs of the user's place were previewed and wait for a decision."""
    return visible_to(user, Reassessment.objects.filter(state=ReassessmentState.PREVIEWED)).count()


def _found(request, pk):
    return row_of(request, Reassessment.objects.select_related("division", "policy", "by"), pk)


def _places(user):
    """The user's own place and those one step below it."""
    rows = Division.objects.filter(code=user.division_id) | Division.objects.filter(parent=user.division_id)
    return rows.filter(valid_to=None).order_by("code")


def _below(run, chosen):
    """The places to narrow the names by: one step below the run's, and the villages of a township that is chosen."""
    parents = {run.division_id, chosen[:TOWNSHIP]} if len(chosen) >= TOWNSHIP else {run.division_id}
    return Division.objects.filter(parent__in=parents).order_by("code")


def _moves(run):
    """[(words before, words after, people, whether the direction changes)], the changes first."""
    words = dict(Direction.choices) | {"": _("Not assessed yet")}
    moves = sorted(run.figures.get("moves", ()), key=lambda each: (each["before"] == each["after"], -each["count"]))
    return [
        each
        | {
            "from": words[each["before"]], "to": words[each["after"]], "changes": each["before"] != each["after"],
            "asked": each["before"] or "none",
        }
        for each in moves
    ]  # fmt: skip

"""The match runs of a place, the form that starts one (as things are, or what if), and the steps of a run."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from laborers.jobs import actions
from laborers.jobs.assignment import FLOW
from laborers.jobs.models import MatchRun
from laborers.jobs.states import Channel, RunState
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.codes.queries import table
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import DomainError, Invalid
from xundian.pages.desk.form import fen_of, refusals
from xundian.pages.finding import day_of, row_of

PAGE = 30
PILLS = {
    RunState.QUEUED: "busy", RunState.RUNNING: "busy", RunState.DONE: "good", RunState.FAILED: "bad",
    RunState.CANCELLED: "",
}  # fmt: skip
VACANCY = ("occupation", "headcount", "wage_min", "wage_max", "destination", "channel")


def found(request, pk):
    """The run with that key in the user's place; Http404 otherwise."""
    return row_of(request, MatchRun.objects.select_related("division", "by", "policy"), pk)


def runs(request, wrong=None, status=200):
    """The runs of the user's place, the newest first, and the form that starts one."""
    rows = visible_to(request.user, MatchRun.objects.select_related("division", "by"))
    places = Division.objects.filter(code=request.user.division_id) | Division.objects.filter(
        parent=request.user.division_id
    )
    context = {
        "page": Paginator(rows.order_by("-created_at", "-id"), PAGE).get_page(request.GET.get("page")),
        "pills": PILLS, "may_run": carries(request.user.role, "matching.run"), "errors": wrong or [],
        "given": request.POST if wrong else {}, "chosen": request.POST.getlist("training") if wrong else [],
        "places": places.filter(valid_to=None).order_by("code"), "flow": FLOW, "channels": Channel.choices,
        "occupations": table("occupation", clock.today()).choices(),
        "destinations": table("destination", clock.today()).choices(),
    }  # fmt: skip
    return render(request, "desk/match_runs.html", context, status=status)


@require_POST
def start(request):
    """Start a run in the background."""
    place = row_of(request, Division.objects.all(), request.POST.get("place", ""))
    try:
        row = actions.start_run(
            division=place, title=request.POST.get("title", "")[:80], what_if=_question(request.POST), by=request.user,
            on=clock.today(), at=clock.now(),
        )  # fmt: skip
    except DomainError as refusal:
        return runs(request, refusals(refusal), 422)
    return redirect("match-run", pk=row.pk)


@require_POST
def take_step(request, pk, step):
    """Cancel, keep, let go, delete, or make offers of a run."""
    row = found(request, pk)
    if step not in STEPS or (step == "offers" and not carries(request.user.role, "offers.make")):
        raise Http404
    try:
        told = STEPS[step](request, row)
    except DomainError as refusal:
        messages.error(request, refusal.message, extra_tags="bad")
        return redirect("match-run", pk=pk)
    messages.success(request, told, extra_tags="done")
    return redirect("match-runs") if step == "delete" else redirect("match-run", pk=pk)


def _cancel(request, row):
    actions.cancel_run(run=row, by=request.user)
    return _("The run is cancelled.")


def _keep(request, row):
    actions.keep_run(run=row, kept=True, by=request.user)
    return _("The run is kept until somebody deletes it.")


def _release(request, row):
    actions.keep_run(run=row, kept=False, by=request.user)
    return _("The run goes with the others after sixty days.")


def _delete(request, row):
    actions.delete_run(run=row, by=request.user)
    return _("The run is deleted.")


def _offers(request, row):
    answer_by = day_of(request.POST.get("answer_by"), "answer_by")
    offered = actions.offer_proposals(run=row, by=request.user, on=clock.today(), answer_by=answer_by)
    told = ngettext("%(n)s offer was made.", "%(n)s offers were made.", offered.made) % {"n": offered.made}
    if offered.overtaken:
        told += " " + _("Overtaken by events: %(n)s.") % {"n": offered.overtaken}
    return told


STEPS = {"cancel": _cancel, "keep": _keep, "release": _release, "delete": _delete, "offers": _offers}


def _question(sent):
    """The what-if question of the form; empty when nothing is asked."""
    asked = {"training": [code for code in sent.getlist("training") if code]}
    percent = sent.get("wage_percent", "").strip()
    if percent:
        asked["wage_percent"] = _whole(percent, "wage_percent")
    values = {name: sent.get(name, "").strip() for name in VACANCY}
    if values["occupation"]:
        asked["vacancies"] = [
            {
                "occupation": values["occupation"], "headcount": _whole(values["headcount"], "headcount"),
                "wage_min_fen": fen_of(values["wage_min"], "wage_min") or 0,
                "wage_max_fen": fen_of(values["wage_max"], "wage_max") or 0, "destination": values["destination"],
                "channel": values["channel"],
            }
        ]  # fmt: skip
    return asked


def _whole(text, field):
    sign, digits = (-1, text[1:]) if text[:1] == "-" else (1, text)
    if not (digits.isascii() and digits.isdigit() and len(digits) < 7):
        raise Invalid(field=field, code="whole", message=_("Give a whole number."))
    return sign * int(digits)

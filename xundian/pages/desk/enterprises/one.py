"""One enterprise: how it stands, contacts, agreements, inspections, vacancies, and what follow-up tells of it."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers import journeys
from laborers.enterprises import actions, queries
from laborers.enterprises.models import Cooperation, Enterprise, Inspection
from laborers.enterprises.states import PARTS, EnterpriseState
from laborers.jobs.models import Vacancy
from xundian.accounts.labels import Lists
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.pages.desk.form import refusals
from xundian.pages.desk.photos import shown
from xundian.pages.finding import day_of, row_of
from xundian.pages.questions import QUESTIONS

SHOWN = 30
YEAR = timedelta(days=365)
SCHEMES = ("industry_section", "destination", "occupation")


def enterprise(request, pk):
    """The page of one enterprise."""
    return show(request, found(request, pk))


@require_POST
def set_state(request, pk):
    """Begin, pause or resume work with it."""
    row, sent = found(request, pk), request.POST
    return _step(
        request, row,
        lambda: actions.set_state(
            enterprise=row, state=sent.get("state", ""), reason=sent.get("reason", ""), by=request.user,
            on=clock.today(),
        ),
    )  # fmt: skip


@require_POST
def inspection_step(request, pk, step):
    """A planned inspection is called off, or the conditions of one are met."""
    row = row_of(request, Inspection.objects.select_related("enterprise"), pk)
    if step not in ("cancel", "meet"):
        raise Http404
    sent, by = request.POST, request.user

    def take():
        if step == "cancel":
            actions.cancel_inspection(inspection=row, by=by)
            return
        met_on = day_of(sent.get("met_on"), "met_on")
        actions.meet_conditions(inspection=row, met_on=met_on, by=by, on=clock.today(), note=sent.get("note", ""))

    return _step(request, found(request, row.enterprise_id), take)


def photo(request, pk, sha256):
    """A photo that an inspection names."""
    row = row_of(request, Inspection.objects.all(), pk)
    return shown(sha256, row.photos)


def found(request, pk):
    """The enterprise with its standing today, in the user's place."""
    return row_of(request, queries.with_standing(Enterprise.objects.all(), clock.today()), pk)


def show(request, row, errors=(), status=200):
    """The page, with what was refused."""
    user, on = request.user, clock.today()
    inspections = Inspection.objects.filter(enterprise=row).select_related("by", "corrected_by")
    may_follow = carries(user.role, "employers.read")
    context = {
        "firm": row, "errors": errors, "given": request.POST if errors else {}, "on": on, "lists": Lists(SCHEMES),
        "bar": queries.bar(row, on), "contacts": queries.contacts_of(row, on),
        "cooperations": Cooperation.objects.filter(enterprise=row).select_related("selection").order_by("-starts"),
        "inspections": [_told(each) for each in inspections.order_by("-created_at")[:SHOWN]],
        "vacancies": visible_to(user, Vacancy.objects.filter(enterprise=row)).order_by("state", "-closes")[:SHOWN],
        "problems": journeys.problems_of(row, user, on - YEAR) if may_follow else None, "questions": QUESTIONS,
        "may_publish": carries(user.role, "vacancies.edit"),
        "may_edit": carries(user.role, "enterprises.edit"), "may_inspect": carries(user.role, "inspections.record"),
        "next_states": _next(row),
    }  # fmt: skip
    return render(request, "desk/enterprise.html", context, status=status)


def _told(row):
    parts = [
        {"label": label, "verdict": getattr(row, f"get_{name}_display")(), "code": getattr(row, name),
         "found": getattr(row, f"{name}_found")}
        for name, label in PARTS.items() if getattr(row, name)
    ]  # fmt: skip
    return {"row": row, "parts": parts, "corrected": hasattr(row, "corrected_by"), "open": row.verdict == "conditional"}


def _next(row):
    """[(state, words of the button)] of what may come next."""
    if row.state == EnterpriseState.SUSPENDED:
        return [(EnterpriseState.ACTIVE, _("Resume"))]
    begin = [(EnterpriseState.ACTIVE, _("Begin to work together"))] if row.state == EnterpriseState.REGISTERED else []
    return [*begin, (EnterpriseState.SUSPENDED, _("Pause"))]


def _step(request, row, take):
    try:
        take()
    except DomainError as error:
        return show(request, found(request, row.pk), refusals(error), 422)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("enterprise", pk=row.pk)

"""The assessment of one person explained: every ground, the threshold and document, and what would change it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers.registry.actions import open_case_of
from laborers.registry.models import Laborer
from laborers.surveys import actions, queries
from laborers.surveys.models import Assessment
from laborers.surveys.states import REASON_SCHEMES, Direction
from xundian.accounts.actions import note_reads
from xundian.accounts.labels import Lists
from xundian.accounts.roles import carries
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.pages.finding import row_of

FORMER = 20


def assessment(request, pk, failed="", status=200):
    """Why a person is assessed as they are, and all assessments there were."""
    person = _person(request, pk)
    note_reads(user=request.user, model=Laborer._meta.label, records=[person.pk], how="page", at=clock.now())
    found = queries.assessment_of(person)
    lists = Lists({scheme for schemes in REASON_SCHEMES.values() for scheme in schemes})
    rows = Assessment.objects.filter(case__laborer=person).select_related("policy", "by").order_by("-on", "-id")
    context = {
        "person": person, "assessment": found, "failed": failed, "former": rows[:FORMER],
        "may_run": carries(request.user.role, "assessments.run"),
        "may_open": carries(request.user.role, "households.read"),
    }  # fmt: skip
    if found:
        told = queries.explained(found, lists)
        together = Direction(told["together"]).label if told["together"] else ""
        context |= {"told": told, "together": together if len(told["grounds"]) > 1 else ""}
    return render(request, "desk/assessment.html", context, status=status)


@require_POST
def assess(request, pk):
    """Assess the person by what is known now, under today's thresholds."""
    person = _person(request, pk)
    case = open_case_of(person)
    if case is None:
        return assessment(request, pk, failed=_("This person has no open case."), status=409)
    try:
        actions.assess(case=case, by=request.user, on=clock.today())
    except DomainError as refusal:
        return assessment(request, pk, failed=refusal.message, status=refusal.status)
    messages.success(request, _("Assessed by what is known now."), extra_tags="done")
    return redirect("assessment", pk=pk)


def _person(request, pk):
    return row_of(request, Laborer.objects.select_related("household", "division"), pk)

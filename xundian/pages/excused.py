"""Days without visits to a household, or in the field to one of its migrants: said, ended earlier, taken back."""

import uuid

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from laborers.visits import actions
from laborers.visits.models import ExcusedPeriod
from laborers.visits.states import Excuse
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.pages.finding import day_of, household_of, needed_key, row_of

PAGE = 30


def excused_periods(request, pk):
    """The periods of a household, the newest first, and the form for another one."""
    home = household_of(request, pk)
    people = list(home.laborers.filter(left_on=None).order_by("birth"))
    context = {"household": home, "people": people}
    if request.method != "POST":
        return _show(request, context | {"given": {"id": uuid.uuid4()}})
    if not carries(request.user.role, "visits.excuse"):
        raise Http404
    sent = request.POST
    laborer = next((each for each in people if str(each.pk) == sent.get("who")), None)
    try:
        actions.excuse_period(
            id=needed_key(sent.get("id")), household=home, laborer=laborer, reason=sent.get("reason", ""),
            from_on=day_of(sent.get("from_on"), "from_on"), to_on=day_of(sent.get("to_on"), "to_on"),
            by=request.user, on=clock.today(),
        )  # fmt: skip
    except DomainError as error:
        errors = error.errors or [("", error.code, error.message)]
        return _show(request, context | {"given": sent, "errors": errors}, 422)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("excused-periods", pk)


@require_POST
def excused_step(request, pk, step):
    """End a period earlier, or take it back."""
    period = row_of(request, ExcusedPeriod.objects.all(), pk)
    who = {"period": period, "by": request.user, "on": clock.today()}
    if step not in ("end", "withdraw"):
        raise Http404
    try:
        if step == "end":
            actions.end_period(to_on=day_of(request.POST.get("to_on"), "to_on"), **who)
        else:
            actions.withdraw_period(**who)
    except DomainError as error:
        messages.error(request, error.errors[0][2] if error.errors else error.message)
    else:
        messages.success(request, _("Saved."), extra_tags="done")
    return redirect("excused-periods", period.household_id)


def _show(request, context, status=200):
    rows = visible_to(request.user, ExcusedPeriod.objects.filter(household=context["household"]))
    rows = rows.select_related("laborer", "by", "withdrawn_by").order_by("-from_on", "-id")
    context |= {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")), "reasons": Excuse.choices,
        "may_excuse": carries(request.user.role, "visits.excuse"),
    }  # fmt: skip
    return render(request, "pages/excused.html", context, status=status)

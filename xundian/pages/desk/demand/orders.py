"""Training orders of enterprises: the list, the page of one, and how it is closed and opened again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from trainings import journeys
from trainings.demand import actions, queries
from trainings.demand.models import TrainingOrder
from trainings.demand.states import OrderState
from xundian.accounts.labels import Lists
from xundian.accounts.roles import carries
from xundian.accounts.scope import covers, owned_by, under, visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.pages.desk.form import refusals
from xundian.pages.finding import row_of

PAGE = 50
ASKED = ("q", "state", "occupation", "division", "late")


def late(user):
    """How many open orders of the place have days that are over: to be marked as served, or withdrawn."""
    return queries.past_their_days(owned_by(user, TrainingOrder.objects.all()), clock.today()).count()


def orders(request):
    """The list, open ones unless asked otherwise, the soonest wanted first."""
    on, user, lists = clock.today(), request.user, Lists(("occupation",))
    asked = {name: request.GET.get(name, "").strip() for name in ASKED}
    mine = visible_to(user, TrainingOrder.objects.all())
    rows = _filtered(mine, asked, on).select_related("enterprise", "division")
    context = {
        "page": Paginator(rows.order_by("wanted_from", "pk"), PAGE).get_page(request.GET.get("page")), "asked": asked,
        "any_at_all": mine.exists(), "states": OrderState.choices, "occupation": lists["occupation"],
        "occupations": lists["occupation"].choices(), "on": on, "may_edit": carries(user.role, "orders.edit"),
        "may_see_demand": carries(user.role, "demand.read"),
    }  # fmt: skip
    return render(request, "desk/training_orders.html", context)


def order(request, pk):
    """One order with the classes that were opened from it."""
    return _show(request, row_of(request, _rows(), pk))


@require_POST
def step(request, pk, step):
    """Served, withdrawn with a reason, or open again."""
    if step not in ("served", "withdrawn", "open"):
        raise Http404
    row = row_of(request, owned_by(request.user, _rows()), pk)
    who = {"order": row, "by": request.user, "on": clock.today()}
    try:
        if step == "open":
            actions.reopen_order(**who)
        else:
            actions.close_order(state=step, reason=request.POST.get("reason", ""), **who)
    except DomainError as error:
        return _show(request, row, refusals(error), 422)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("training-order", pk=pk)


def _rows():
    return TrainingOrder.objects.select_related("enterprise", "division", "vacancy", "by")


def _show(request, row, errors=(), status=200):
    user, on = request.user, clock.today()
    edits = carries(user.role, "orders.edit") and covers(user, row.division_id)
    context = {
        "order": row, "errors": errors, "given": request.POST if errors else {}, "on": on,
        "occupation": Lists(("occupation",))["occupation"].label(row.occupation),
        "classes": visible_to(user, journeys.opened_from(row)), "may_edit": edits,
        "may_open": edits and row.state == OrderState.OPEN and carries(user.role, "trainings.edit"),
        "late": row.state == OrderState.OPEN and row.wanted_to < on,
        "may_see_demand": carries(user.role, "demand.read"),
    }  # fmt: skip
    return render(request, "desk/training_order.html", context, status=status)


def _filtered(rows, asked, on):
    rows = queries.found(rows, asked["q"])
    if asked["late"]:
        return queries.past_their_days(rows, on)
    if asked["state"] != "any":
        rows = rows.filter(state=asked["state"] or OrderState.OPEN)
    if asked["occupation"]:
        rows = rows.filter(occupation=asked["occupation"])
    return rows.filter(under("division_id", asked["division"])) if asked["division"].isdecimal() else rows

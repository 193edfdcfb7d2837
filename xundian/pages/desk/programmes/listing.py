"""Programmes of the county: searched and filtered, and the page of one."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from trainings.programmes import actions, queries
from trainings.programmes.models import Programme
from trainings.programmes.states import ProgrammeKind
from xundian.accounts.labels import Lists
from xundian.accounts.roles import carries
from xundian.accounts.scope import owned_by, visible_to
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.pages.desk.form import refusals
from xundian.pages.finding import day_of, row_of

PAGE = 50
SCHEMES = ("training_programme", "training_occupation", "certificate_kind", "skill_level")
OFFERED = [("", gettext_lazy("Offered today")), ("no", gettext_lazy("Not offered today")), ("any", gettext_lazy("All"))]
ASKED = ("q", "kind", "occupation", "project", "offered")


def programmes(request):
    """The ledger by kind and name; unless asked otherwise, what is offered today."""
    on, lists = clock.today(), Lists(SCHEMES)
    asked = {name: request.GET.get(name, "").strip() for name in ASKED}
    mine = visible_to(request.user, Programme.objects.all())
    rows = _filtered(mine, asked, on).order_by("kind", "name", "pk")
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")), "asked": asked, "any_at_all": mine.exists(),
        "kinds": ProgrammeKind.choices, "offered": OFFERED, "lists": lists,
        "occupations": lists["training_occupation"].choices(), "projects": lists["training_programme"].choices(),
        "may_edit": carries(request.user.role, "programmes.edit"), "on": on,
    }  # fmt: skip
    return render(request, "desk/programmes.html", context)


def programme(request, pk):
    """One programme with everything known of it."""
    return _show(request, row_of(request, Programme.objects.select_related("county"), pk))


@require_POST
def end(request, pk):
    """Say the last day on which it is offered."""
    row = row_of(request, owned_by(request.user, Programme.objects.select_related("county")), pk)
    try:
        day = day_of(request.POST.get("active_to"), "active_to")
        actions.end_programme(programme=row, active_to=day, by=request.user)
    except DomainError as error:
        return _show(request, row, refusals(error), 422)
    messages.success(request, _("Saved."), extra_tags="done")
    return redirect("programme", pk=pk)


def _show(request, row, errors=(), status=200):
    on = clock.today()
    context = {
        "programme": row, "lists": Lists(SCHEMES), "errors": errors, "on": on,
        "offered": queries.programmes_for(row.county_id, on).filter(pk=row.pk).exists(),
        "may_edit": carries(request.user.role, "programmes.edit"),
        "may_end": carries(request.user.role, "programmes.edit") and (row.active_to is None or row.active_to > on),
    }  # fmt: skip
    return render(request, "desk/programme.html", context, status=status)


def _filtered(rows, asked, on):
    rows = queries.found(rows, asked["q"])
    for name in ("kind", "occupation", "project"):
        if asked[name]:
            rows = rows.filter(**{name: asked[name]})
    if asked["offered"] == "any":
        return rows
    today = queries.offered_on(on)
    return rows.exclude(today) if asked["offered"] == "no" else rows.filter(today)

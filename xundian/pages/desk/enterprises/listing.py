"""Enterprises of the county: searched and filtered, with how each stands today."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from laborers.enterprises import queries
from laborers.enterprises.models import Enterprise, Inspection
from laborers.enterprises.states import EnterpriseState, Size, Verdict
from xundian.accounts.labels import Lists
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.pages.finding import day_or_none

PAGE = 50
STANDING = [("", _("All")), ("yes", _("Posts can be offered")), ("no", _("To be inspected"))]
SCHEMES = ("industry_section", "destination")
ENDING_DAYS = 60


def waiting(user):
    """How many planned inspections of the place are due by today."""
    rows = queries.planned(visible_to(user, Inspection.objects.all()))
    return rows.filter(planned_on__lte=clock.today()).count()


def enterprises(request):
    """The list by name; and what ends soon, for who plans inspections."""
    on, user = clock.today(), request.user
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "state", "standing", "size", "industry", "kind")}
    rows = queries.with_standing(visible_to(user, Enterprise.objects.all()), on)
    rows = _filtered(rows, asked).order_by("name", "pk")
    lists = Lists(SCHEMES)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page, "asked": asked, "standing": STANDING, "states": EnterpriseState.choices, "sizes": Size.choices,
        "industries": lists["industry_section"].choices(), "verdicts": dict(Verdict.choices), "on": on,
        "industry": lists["industry_section"], "place": lists["destination"],
        "may_edit": carries(user.role, "enterprises.edit"), "may_see_selections": carries(user.role, "selections.read"),
    }  # fmt: skip
    return render(request, "desk/enterprises.html", context)


def inspections(request):
    """What is to be inspected: planned ones, conditions not met yet, and what runs out within two months."""
    on, user = clock.today(), request.user
    until = day_or_none(request.GET.get("until"))
    planned = queries.planned(visible_to(user, Inspection.objects.select_related("enterprise", "by")))
    ending = visible_to(user, queries.inspections_ending(on))
    context = {
        "planned": Paginator(planned.filter(planned_on__lte=until) if until else planned, PAGE).get_page(
            request.GET.get("page")
        ),
        "open": visible_to(user, queries.conditions_open(on))[:PAGE], "ending": ending[:PAGE], "on": on,
        "until": until, "may_inspect": carries(user.role, "inspections.record"),
    }  # fmt: skip
    context["page"] = context["planned"]
    return render(request, "desk/inspections.html", context)


def _filtered(rows, asked):
    rows = queries.found(rows, asked["q"])
    for name in ("state", "size", "industry"):
        if asked[name]:
            rows = rows.filter(**{name: asked[name]})
    if asked["standing"] in ("yes", "no"):
        rows = rows.filter(inspected=asked["standing"] == "yes")
    if asked["kind"] in ("yes", "no"):
        rows = rows.filter(is_intermediary=asked["kind"] == "yes")
    return rows

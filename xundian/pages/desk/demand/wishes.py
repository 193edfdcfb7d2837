"""Wishes beside orders by township and occupation, with the gap between them; and the people behind the wishes."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from laborers.registry.models import Laborer
from trainings.demand import queries
from trainings.demand.rules import total
from xundian.accounts.labels import Lists
from xundian.accounts.roles import carries
from xundian.accounts.scope import covers, under, visible_to
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.pages.finding import row_of

PAGE = 50
ASKED = ("year", "division", "occupation", "gap")
GAPS = [("", _("All")), ("wishes", _("More wishes than ordered")), ("orders", _("More ordered than wished"))]


def demand(request):
    """The table, the widest gap first; within one township also which training opens posts, as the matching counts."""
    on, user, lists = clock.today(), request.user, Lists(("occupation",))
    asked, year, place = _asked(request)
    lines = queries.demand(user, on, year, place, asked["occupation"])
    figures = total(lines)
    if asked["gap"]:
        lines = [line for line in lines if (line.gap > 0 if asked["gap"] == "wishes" else line.gap < 0)]
    opened = _opened(user, place, year, on)
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    found = Division.objects.filter(code__in={line.place for line in page})
    names = {each.code: each.label for each in found}
    context = {
        "page": page, "asked": asked, "total": figures, "gaps": GAPS, "years": queries.years(user),
        "lines": [
            {"line": each, "place": names.get(each.place, each.place), "occupation": lists["occupation"].label(
                each.occupation), "whole": len(each.place) < queries.TOWNSHIP, "lacking": -each.gap,
             "opened": opened.get((each.place, each.occupation)) if opened else None,
             "may_open": each.wishes and carries(user.role, "trainings.edit") and covers(user, each.place)}
            for each in page
        ],
        "places": _places(user), "occupations": lists["occupation"].choices(), "year": year,
        "shows_opened": opened is not None, "may_order": carries(user.role, "orders.edit"),
    }  # fmt: skip
    return render(request, "desk/training_demand.html", context)


def people(request):
    """The people of a line by name, registered poor first: within the reader's place only."""
    on, user, lists = clock.today(), request.user, Lists(("occupation",))
    asked, year, place = _asked(request)
    mine = visible_to(user, Laborer.objects.all())
    rows = queries.wishers(mine.filter(under("division_id", place)) if place else mine, on, year, asked["occupation"])
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")), "asked": asked, "year": year,
        "place": Division.objects.filter(code=place).first(), "words": lists["occupation"],
        "occupation": lists["occupation"].label(asked["occupation"]) if asked["occupation"] else "",
        "may_open": carries(user.role, "trainings.edit") and asked["occupation"] and covers(user, place or "-"),
    }  # fmt: skip
    return render(request, "desk/training_wishers.html", context)


def _asked(request):
    """({what the query string asks}, year or None, the code of the place or nothing); 404 for a foreign place."""
    asked = {name: request.GET.get(name, "").strip() for name in ASKED}
    year = int(asked["year"]) if asked["year"].isdecimal() and len(asked["year"]) == 4 else None
    if asked["division"]:
        row_of(request, Division.objects.all(), asked["division"])
        if not asked["division"].startswith(request.user.division_id):
            raise Http404
    return asked, year, asked["division"]


def _opened(user, place, year, on):
    """Posts that training would open in one township today; None for more than one, which the matching's page counts.

    The matching weighs everybody who looks for work against every post: for a whole county that is a page of its own.
    """
    code = place or user.division_id
    if year is not None or len(code) < queries.TOWNSHIP:
        return None
    return queries.opened_by_training(Division.objects.get(code=code[: queries.TOWNSHIP]), on)


def _places(user):
    below = Division.objects.filter(parent=user.division_id, valid_to=None).order_by("code")
    return below if len(user.division_id) < queries.TOWNSHIP else []

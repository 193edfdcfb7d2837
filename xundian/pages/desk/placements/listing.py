"""Placements of the place, with search and filters."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from laborers.placements import queries, rules
from laborers.placements.models import Placement
from laborers.registry.search import find_by_person
from xundian.accounts.labels import Lists
from xundian.accounts.scope import visible_to
from xundian.kit import clock

PAGE = 50
RUNNING, ENDED, CALLED_OFF = "running", "ended", "called_off"
TABS = [(RUNNING, _("At work")), (ENDED, _("Ended")), (CALLED_OFF, _("Called off")), ("all", _("All"))]


def placements(request):
    """The list, the newest first; those at work unless asked otherwise."""
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "state", "area", "organised_by")}
    asked["state"] = asked["state"] if asked["state"] in dict(TABS) else RUNNING
    rows, on = visible_to(request.user, Placement.everything.all()), clock.today()
    if asked["state"] == CALLED_OFF:
        rows = rows.filter(called_off_on__isnull=False)
    elif asked["state"] != "all":
        running = queries.active_on(on).values("pk")
        rows = rows.filter(called_off_on=None)
        rows = rows.filter(pk__in=running) if asked["state"] == RUNNING else rows.filter(ended_on__lt=on)
    if asked["area"]:
        rows = rows.filter(area=asked["area"])
    if asked["organised_by"] in rules.ORGANISERS:
        rows = rows.filter(organised_by=asked["organised_by"])
    if asked["q"]:
        rows = find_by_person(rows, asked["q"], request.user)
    lists = Lists(("area_of_work", "organised_by", "destination", "occupation"))
    context = {
        "page": Paginator(
            rows.select_related("laborer", "division", "enterprise").order_by("-started_on", "-id"), PAGE
        ).get_page(request.GET.get("page")),
        "asked": asked, "tabs": TABS, "areas": lists["area_of_work"].choices(), "places": lists["destination"],
        "organisers": lists["organised_by"].choices(), "occupations": lists["occupation"], "on": on,
    }  # fmt: skip
    return render(request, "desk/placements.html", context)

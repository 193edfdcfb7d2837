"""Offers of the place: what waits for the person, for the employer, or for the departure; with search and filters."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from laborers.jobs import queries
from laborers.jobs.models import Offer
from laborers.jobs.states import OfferState
from laborers.registry.search import find_by_person
from xundian.accounts.labels import Lists
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.ids import key_of

PAGE = 50
TABS = [
    ("person", _("To be answered")), ("employer", _("Employer to answer")), ("departure", _("Ready to depart")),
    ("", _("All")),
]  # fmt: skip


def waiting(user):
    """How many offers of the place wait for the person's or the employer's answer."""
    return visible_to(user, Offer.objects.filter(queries.WAITING["person"] | queries.WAITING["employer"])).count()


def offers(request):
    """The list, those first whose day of answer comes first."""
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "state", "waiting", "vacancy")}
    if "waiting" not in request.GET and not any(asked.values()):
        asked["waiting"] = "person"
    rows, on = _narrowed(visible_to(request.user, Offer.objects.all()), asked, request.user), clock.today()
    late = request.GET.get("late") == "1"
    if late:
        rows = queries.overdue(rows, on)
    rows = queries.with_posts(rows).order_by("answer_by", "id")
    if asked["waiting"] == "employer":
        rows = rows.order_by("employer_by", "id")
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")), "asked": asked, "late": late, "tabs": TABS,
        "states": OfferState.choices, "on": on, "places": Lists(("destination",))["destination"],
        "may_make": carries(request.user.role, "offers.make"),
    }  # fmt: skip
    return render(request, "desk/offers.html", context)


def _narrowed(rows, asked, user):
    if asked["waiting"] in queries.WAITING:
        rows = rows.filter(queries.WAITING[asked["waiting"]])
    if asked["state"] in OfferState.values:
        rows = rows.filter(state=asked["state"])
    if key_of(asked["vacancy"]):
        rows = rows.filter(vacancy=key_of(asked["vacancy"]))
    return find_by_person(rows, asked["q"], user) if asked["q"] else rows

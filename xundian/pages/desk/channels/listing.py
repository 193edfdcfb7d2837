"""The ledger of channel offers, and that of households without work: found, helped, cleared (W2.2)."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from laborers.registry.search import find_by_person
from relocation.channels import queries
from relocation.channels.models import ChannelOffer, ZeroEmployment
from relocation.channels.states import LIVE, ChannelKind, ChannelState, Clearing
from relocation.sites.models import Site
from xundian.accounts.roles import carries
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.kit.ids import key_of

PAGE = 50
LIVING = "live"
OPEN, CLEARED, ALL = "open", "cleared", "all"
TABS = [(OPEN, _("Without work today")), (CLEARED, _("Cleared")), (ALL, _("All"))]


def waiting(user):
    """How many channel offers of the place wait for an answer or for work."""
    return visible_to(user, ChannelOffer.objects.filter(state__in=LIVE)).count()


def offers(request):
    """Channel offers of the user's place, those to be answered first."""
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "state", "channel", "site")}
    if "state" not in request.GET and not asked["q"]:
        asked["state"] = LIVING
    rows = visible_to(request.user, ChannelOffer.objects.all())
    if asked["state"] == LIVING:
        rows = rows.filter(state__in=LIVE)
    elif asked["state"] in ChannelState.values:
        rows = rows.filter(state=asked["state"])
    if asked["channel"] in ChannelKind.values:
        rows = rows.filter(channel=asked["channel"])
    if key_of(asked["site"]):
        rows = rows.filter(site=key_of(asked["site"]))
    if asked["q"]:
        rows = find_by_person(rows, asked["q"], request.user)
    rows = queries.with_names(rows).order_by("answer_by", "pk")
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")), "asked": asked,
        "sites": sites_of(request.user),
        "states": [(LIVING, _("Under way")), ("", _("All")), *ChannelState.choices],
        "channels": [("", _("All")), *ChannelKind.choices], "on": clock.today(),
    }  # fmt: skip
    return render(request, "desk/channels.html", context)


def ledger(request):
    """Households without work of the user's place, with the help given, and the ends of this year's months."""
    on = clock.today()
    asked = {name: request.GET.get(name, "").strip() for name in ("show", "site", "how")}
    asked["show"] = asked["show"] if asked["show"] in dict(TABS) else OPEN
    mine = visible_to(request.user, ZeroEmployment.objects.all())
    if key_of(asked["site"]):
        mine = mine.filter(site=key_of(asked["site"]))
    rows = mine if asked["show"] == ALL else mine.filter(cleared_on__isnull=asked["show"] == OPEN)
    if asked["how"] in Clearing.values:
        rows = rows.filter(how=asked["how"])
    page = Paginator(rows.order_by("found_on", "pk"), PAGE).get_page(request.GET.get("page"))
    found = {row.pk: row for row in queries.ledger(mine.filter(pk__in=[row.pk for row in page]))}
    context = {
        "page": page, "rows": [_line(found[row.pk], on) for row in page], "asked": asked, "tabs": TABS,
        "sites": sites_of(request.user), "ways": [("", _("All")), *Clearing.choices],
        "ends": queries.at_month_ends(mine, since=on.replace(month=1, day=1), on=on),
        "may_open": carries(request.user.role, "households.read"),
    }  # fmt: skip
    return render(request, "desk/zero_employments.html", context)


def sites_of(user):
    """The sites that the user may look at, for a filter."""
    return list(visible_to(user, Site.objects.all()).order_by("name", "pk"))


def _line(row, on):
    return {
        "row": row, "days": ((row.cleared_on or on) - row.found_on).days,
        "channel": ChannelKind(row.help_channel).label if row.help_channel else "",
        "state": ChannelState(row.help_state).label if row.help_state else "",
    }  # fmt: skip

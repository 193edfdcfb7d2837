"""One site on one page: places by channel, takers, households with no earner, expiring posts, changes (W2.2)."""

from datetime import date

from django.shortcuts import redirect, render

from laborers.placements.models import Placement
from laborers.registry.models import Household
from relocation.channels import queries
from relocation.channels.models import ChannelOffer, ZeroEmployment
from relocation.channels.states import ChannelKind, ChannelState
from relocation.sites.models import Site
from relocation.sites.queries import sites_with_people
from xundian.accounts.labels import Lists
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.pages import siteside
from xundian.pages.finding import row_of

# Rows of a list on the page; the rest is counted and stands in the ledgers.
SHOWN = 30
SCHEMES = ("occupation", "welfare_post_kind", "household_category")


def boards(request):
    """The sites of the reader's place with what matters first; one alone opens at once."""
    sites = list(sites_with_people(visible_to(request.user, Site.objects.order_by("name", "pk"))))
    if len(sites) == 1:
        return redirect("site-board", pk=sites[0].pk)
    on = clock.today()
    work = {
        each.site: each for each in queries.employment_by_site(on, visible_to(request.user, Household.objects.all()))
    }
    context = {"lines": [(site, work.get(site.pk)) for site in sites], "on": on}
    return render(request, "desk/site_boards.html", context)


def board(request, pk):
    """The board of one site as of today; to be read, or printed on one or two sheets."""
    on, site = clock.today(), row_of(request, Site.objects.select_related("division"), pk)
    near = queries.places_near(site, on)
    context = {
        "site": site, "on": on, "lists": Lists(SCHEMES), "workshops": near[0], "posts": near[1], "shown": SHOWN,
        "channels": queries.by_channel(site, near, on), "since": _year_before(on),
    }  # fmt: skip
    return render(request, "desk/site_board.html", context | _people(request.user, site, on))


def _people(user, site, on):
    """Who works and who does not, as far as the reader sees the households."""
    homes = visible_to(user, Household.objects.filter(site_id=site.pk))
    ledger = visible_to(user, ZeroEmployment.objects.filter(site=site))
    without = queries.ledger(ledger.filter(cleared_on=None)).order_by("found_on", "pk")
    offers = visible_to(user, ChannelOffer.objects.filter(site=site))
    days = queries.terms_on(site.division_id, on).term_warning_days
    ending = queries.expiring(on, days, visible_to(user, Placement.objects.all())).filter(channel_offer__site=site)
    work = queries.employment_by_site(on, homes)
    month = queries.at_month_ends(ledger, since=on, on=on)
    return {
        "work": work[0] if work else None, "month": month[-1] if month else None, "days": days,
        "without": _with_door_and_help(list(without[:SHOWN])), "without_total": without.count(),
        "ending": ending[:SHOWN], "ending_total": ending.count(),
        "changes": [
            (ChannelKind(each.before).label, ChannelKind(each.after).label, each.people)
            for each in queries.changes(offers, since=_year_before(on), until=on)
        ],
        "kept": [
            (ChannelKind(each.channel).label, each.kept)
            for each in queries.retention(offers, since=_year_before(on), until=on, on=on)
            if each.kept.old_enough
        ],
    }  # fmt: skip


def _with_door_and_help(rows):
    """[(row, where the household lives, the last help)]; one query for all doors."""
    doors = siteside.doors([row.household_id for row in rows])
    return [(row, " ".join(filter(None, doors.get(row.household_id, ()))), _help(row)) for row in rows]


def _help(row):
    """The last offer that a household had since it was found; nothing when it had none."""
    if not row.helped:
        return ""
    return f"{ChannelKind(row.help_channel).label} · {ChannelState(row.help_state).label}"


def _year_before(on):
    """The first day of the twelve months that end today, counted from the first of a month."""
    return date(on.year - 1, on.month, 1)

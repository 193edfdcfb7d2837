"""Figures of the channels by site: who works, changes of channel, and who is still there; never by officer (W2.2)."""

import re
from datetime import date

from django.shortcuts import render

from laborers.registry.models import Household
from relocation.channels import queries
from relocation.channels.models import ChannelOffer
from relocation.channels.states import ChannelKind
from xundian.accounts.scope import visible_to
from xundian.kit import clock
from xundian.pages.desk.channels.listing import sites_of


def figures(request):
    """Today's households at work by site; changes and retention of what began in a year (`?year=`)."""
    on = clock.today()
    year = _year(request.GET.get("year", ""), on)
    since, until = date(year, 1, 1), min(date(year, 12, 31), on)
    names = {str(site.pk): site.name for site in sites_of(request.user)}
    offers = visible_to(request.user, ChannelOffer.objects.all())
    households = visible_to(request.user, Household.objects.all())
    work = [line for line in queries.employment_by_site(on, households) if str(line.site) in names]
    changes = queries.changes(offers, since=since, until=until)
    context = {
        "on": on, "year": year, "years": range(on.year, on.year - 5, -1),
        "work": [(names[str(line.site)], line) for line in work],
        "changes": [
            (names.get(str(each.site), "–"), ChannelKind(each.before).label, ChannelKind(each.after).label, each.people)
            for each in changes
        ],
        "kept": _kept(queries.retention(offers, since=since, until=until, on=on), names), "marks": (1, 3, 6),
    }  # fmt: skip
    return render(request, "desk/channel_figures.html", context)


def _year(text, on):
    return int(text) if re.fullmatch("[0-9]{4}", text) and on.year - 5 < int(text) <= on.year else on.year


def _kept(lines, names):
    """[(site, channel, people who began, [Kept by mark])], each line once."""
    found = {}
    for line in lines:
        found.setdefault((line.site, line.channel), []).append(line.kept)
    return [
        (names.get(site, "–"), ChannelKind(channel).label, kept[0].begun, kept)
        for (site, channel), kept in sorted(found.items())
    ]

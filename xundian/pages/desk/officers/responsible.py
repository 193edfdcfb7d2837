"""Who was responsible for a place on a day, and everyone who ever was."""

from django.shortcuts import render
from django.utils.translation import gettext as _

from xundian.accounts import queries
from xundian.accounts.models import Posting, Station
from xundian.accounts.scope import under, visible_to
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.ids import key_of
from xundian.pages.finding import day_or_none


def responsible(request):
    """The officers and covers of a place of the user's own on a day, today by default, with all before and after."""
    user, day = request.user, day_or_none(request.GET.get("day")) or clock.today()
    places = _places(user)
    asked = request.GET.get("place", "")
    place = asked if asked in dict(places) else (places[0][0] if places else "")
    which = _which(place)
    rows = visible_to(user, queries.postings()).filter(**which) if which else Posting.objects.none()
    context = {
        "places": places, "place": place, "name": dict(places).get(place, ""), "day": day,
        "then": queries.responsible_on(day, **which) if which else [],
        "rows": rows.order_by("-from_on", "-id"),
    }  # fmt: skip
    return render(request, "desk/responsible.html", context)


def _places(user):
    """[(value, label)]: divisions of the own place down to villages, stations and sites of the county."""
    rows = Division.objects.filter(under("code", user.division_id), level__in=["county", "township", "village"])
    rows = rows.select_related("parent").order_by("code")
    named = [(row.code, f"{row.parent.name} · {row.name}" if row.level == "village" else row.name) for row in rows]
    stations = visible_to(user, Station.objects.all()).order_by("name")
    named += [(f"station:{row.pk}", _("Station: %(name)s") % {"name": row.name}) for row in stations]
    found = visible_to(user, queries.sites()).order_by("name")
    return named + [(f"site:{row.pk}", _("Site: %(name)s") % {"name": row.name}) for row in found]


def _which(place):
    kind, _colon, key = place.rpartition(":")
    if not key:
        return {}
    return {"station": {"station": key_of(key)}, "site": {"site_id": key_of(key)}}.get(kind, {"division": key})

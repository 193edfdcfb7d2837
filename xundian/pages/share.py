"""Public pages behind an opaque link: what a contract card's QR opens. No names, no sign-in."""

from django.http import Http404
from django.shortcuts import render

from laborers.placements.queries import card_by_token
from xundian.accounts.models import Station
from xundian.divisions.models import Division


def card(request, token):
    """Whom to call: the county, the stations of the place of work, the public hotlines. A void card says so."""
    found = card_by_token(token)
    if found is None:
        raise Http404
    place = found.placement.destination
    stations = [
        station
        for station in Station.objects.filter(county_id=found.division_id[:6])
        if any(place.startswith(prefix) for prefix in station.destinations)
    ]
    context = {
        "number": found.number, "void": found.revoked_on is not None, "stations": stations,
        "county": Division.objects.filter(code=found.division_id[:6]).first(),
    }  # fmt: skip
    return render(request, "pages/card.html", context)

"""Public pages behind an opaque link: what a contract card's QR opens. No names, no sign-in.

The card leads to the stations and hotlines, to a form for a difficulty of its own laborer, and to the complaint line.
"""

import secrets
import uuid

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from laborers.difficulties import actions as difficulties
from laborers.difficulties.states import Kind
from laborers.placements.queries import card_by_token
from laborers.visits.trips import points_for
from xundian.accounts.models import Station
from xundian.accounts.signin import client_address
from xundian.codes.queries import tables
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import Conflict, DomainError, Invalid, TooOften
from xundian.kit.ids import key_of
from xundian.kit.throttle import Limit, spend
from xundian.pages.station.contacts import shown_point

HOUR, DAY = 3600, 24 * 3600
FROM_ADDRESS, FROM_CARD = Limit("card-difficulty-address", 30, HOUR), Limit("card-difficulty-card", 5, DAY)
# What a laborer away from home may tell; what only an officer can say of somebody is left out.
TOLD_BY_CARD = [kind for kind in Kind if kind not in (Kind.LOST_CONTACT, Kind.CHILD_LABOUR)]


def card(request, token):
    """Whom to call: the county, the stations of the place of work, the public hotlines. A void card says so."""
    return render(request, "pages/card.html", about(card_of(token)))


@never_cache
def card_difficulty(request, token):
    """The laborer of the card tells a difficulty; the page shows nothing about anyone. A void card cannot."""
    found = card_of(token)
    context = about(found) | {"kinds": [(kind.value, kind.label) for kind in TOLD_BY_CARD]}
    if found.revoked_on is not None:
        return render(request, "pages/card.html", context, status=409 if request.method == "POST" else 200)
    if request.method != "POST":
        return render(request, "pages/card_difficulty.html", context | {"given": {"id": uuid.uuid4()}})
    try:
        spend((FROM_ADDRESS, client_address(request)), (FROM_CARD, token))
        _tell(found, request.POST)
    except TooOften as refusal:
        return too_often(request, refusal)
    except DomainError as error:
        return render(request, "pages/card_difficulty.html", context | refused(error, request.POST), status=422)
    return render(request, "pages/card_difficulty_sent.html", context)


def _tell(found, sent):
    own = key_of(sent.get("id", "")) or uuid.uuid4()
    kind = sent.get("kind", "")
    if kind not in TOLD_BY_CARD:
        raise Invalid(_("Choose what it is about."), field="kind", code="required")
    difficulties.report_by_card(
        card=found, kind=kind, description=sent.get("description", ""), on=clock.today(), id=own
    )


def card_of(token):
    """The card behind the link, void or not; 404 for a link that nobody was given."""
    found = card_by_token(token)
    if found is None:
        raise Http404
    return found


def about(found):
    """What the pages of a card show: number, county, stations and contact points of the place of work, whether void."""
    place, on = found.placement.destination, clock.today()
    words = tables(("destination",), on)["destination"]
    ours = Station.objects.filter(county_id=found.division_id[:6])
    stations = [station for station in ours if station.looks_after(place)]
    return {
        "number": found.number, "void": found.revoked_on is not None, "stations": stations, "token": found.token,
        "county": Division.objects.filter(code=found.division_id[:6]).first(),
        "points": [shown_point(each, words) for each in points_for(found.placement, on)],
    }  # fmt: skip


def refused(error, sent):
    """What a form that comes back shows: the words that were sent, and what is wrong with which."""
    errors = error.errors or [("", error.code, error.message)]
    fresh = {"id": uuid.uuid4()} if isinstance(error, Conflict) else {}
    if error.code in ("already_sent", "bad_key"):  # what is sent now is another message, under a key of its own
        fresh["key"] = secrets.token_urlsafe(24)
    return {
        "given": sent.dict() | fresh, "errors": errors, "wrong": {field: text for field, _code, text in errors if field}
    }  # fmt: skip


def too_often(request, refusal):
    """The page of somebody who tried too often: when to come back, and whom to call meanwhile."""
    answer = render(request, "pages/too_often.html", {"minutes": -(-refusal.wait // 60)}, status=429)
    answer["Retry-After"] = str(refusal.wait)
    return answer

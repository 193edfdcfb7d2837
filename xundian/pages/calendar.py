"""An officer's own calendar: the page with its secret address, and the feed that calendar programs read (RFC 5545).

Whoever holds the address reads the feed, so it says how many and where, and never who.
"""

from hashlib import blake2b

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from xundian.accounts import calendars
from xundian.accounts.signin import client_address
from xundian.calendars.calendar import written
from xundian.kit import clock
from xundian.kit.errors import TooOften
from xundian.kit.throttle import Limit, spend

HOUR = 3600
# A whole township may read from behind one address; a program that asks every minute is turned away.
FROM_ADDRESS, OF_SECRET = Limit("calendar-address", 600, HOUR), Limit("calendar", 60, HOUR)
# For whatever robot finds the address, and whatever cache stands between.
UNLISTED = {"X-Robots-Tag": "noindex, nofollow, noarchive", "Cache-Control": "private, no-cache"}


@require_safe
def feed(request, secret):
    """What the officer of the secret sees, as text/calendar; 304 for what is known, 404 for every other secret."""
    try:
        spend((FROM_ADDRESS, client_address(request)), (OF_SECRET, secret))
    except TooOften as refusal:
        return _plain(str(refusal.message), 429, **{"Retry-After": str(refusal.wait)})
    address = calendars.opened_by(secret)
    if address is None:
        return _plain(_("There is no such calendar."), 404)
    on, at = clock.today(), clock.now()
    body = written(user=address.user, on=on, at=at)
    calendars.note_use(address=address, on=on)
    answer = HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=UNLISTED)
    answer["Content-Disposition"] = 'inline; filename="xundian.ics"'
    answer["ETag"] = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    return get_conditional_response(request, etag=answer["ETag"], response=answer)


def _plain(text, status, **headers):
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8", headers=UNLISTED | headers)


@never_cache
def calendar(request):
    """Whether the officer has an address, since when and when it was last used; to make, renew and end it."""
    return render(request, "pages/calendar.html", {"kept": calendars.address_of(request.user)})


@require_POST
@never_cache
def step(request, step):
    """Make or renew the address, which is shown this once; or end it."""
    if step == "make":
        secret = calendars.make(user=request.user, at=clock.now())
        link = settings.PUBLIC_URL.rstrip("/") + reverse("calendar-feed", args=[secret])
        shown = {"link": link, "subscribe": "webcal://" + link.partition("://")[2]}
        return render(request, "pages/calendar.html", shown | {"kept": calendars.address_of(request.user)})
    if step != "revoke":
        raise Http404
    calendars.revoke(user=request.user, by=request.user)
    messages.success(request, _("The address is ended. Calendars that read it get nothing more."), extra_tags="done")
    return redirect("calendar")

"""Who is told what: subscriptions, their secrets, and whether anything is sent."""

import base64
import os
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from xundian.accounts.roles import Role
from xundian.kit.checking import words
from xundian.kit.errors import Conflict, Forbidden, Invalid
from xundian.kit.etag import check_version
from xundian.kit.ids import new_id
from xundian.kit.once import insert_fresh
from xundian.kit.outward.addresses import check
from xundian.kit.outward.sending import PREFIX
from xundian.kit.sealing import seal
from xundian.webhooks import queries
from xundian.webhooks.actions.telling import send_all
from xundian.webhooks.models import Delivery, Subscription
from xundian.webhooks.rules import OVERLAP_HOURS
from xundian.webhooks.states import SUBSCRIPTION_MOVES, DeliveryState, PauseReason, SubscriptionState

SECRET_BYTES = 32
MOST = 20


@transaction.atomic
def subscribe(*, name, url, kinds, by, at, id=None):
    """An address that is told from now on, of the user's station or county: (Subscription, secret), shown this once.

    Invalid for an address that is not public, or kinds that the role does not read; Conflict for the twenty-first.
    """
    county = by.station.county_id if by.role == Role.STATION else by.division_id
    if not county or len(county) != 6:
        raise Forbidden(_("Webhooks belong to a station or to a county."))
    if queries.subscriptions_of(by).filter(station=by.station_id).count() >= MOST:
        raise Conflict(_("There are %(n)s webhooks already. Remove one first.") % {"n": MOST}, code="too_many")
    values = _checked({"name": name, "url": url, "kinds": kinds}, by.role)
    row = Subscription(id=id or new_id(), county_id=county, station_id=by.station_id, by=by, **values)
    secret = _new_secret()
    row.secret = seal(secret, place=queries.SECRET_PLACE, row_id=row.pk)
    insert_fresh([row])
    return row, secret


@transaction.atomic
def edit(*, subscription, changes, expected_version, by):
    """Another name, address or choice of events; Stale for a version read before somebody else's change."""
    row = _locked(subscription)
    check_version(row, expected_version)
    for field, value in _checked(changes, Role.STATION if row.station_id else by.role).items():
        setattr(row, field, value)
    row.save(update_fields=list(changes))
    return row.reread()


@transaction.atomic
def rotate(*, subscription, by, at):
    """A new secret, shown this once; the one before signs beside it for a day. (Subscription, secret)"""
    row = _locked(subscription)
    former = queries.secrets(row, at)[0]
    secret = _new_secret()
    row.old_secret = seal(former, place=queries.OLD_PLACE, row_id=row.pk)
    row.secret = seal(secret, place=queries.SECRET_PLACE, row_id=row.pk)
    row.old_until = at + timedelta(hours=OVERLAP_HOURS)
    row.save(update_fields=["secret", "old_secret", "old_until"])
    return row.reread(), secret


@transaction.atomic
def pause(*, subscription, by):
    """Send nothing any more; what waits is held back, what happens meanwhile is not told."""
    row = _locked(subscription)
    SUBSCRIPTION_MOVES.check(row.state, SubscriptionState.PAUSED)
    row.state, row.paused_because = SubscriptionState.PAUSED, PauseReason.ASKED
    row.save(update_fields=["state", "paused_because"])
    return row.reread()


@transaction.atomic
def resume(*, subscription, by, at):
    """Send again, first what was held back."""
    row = _locked(subscription)
    SUBSCRIPTION_MOVES.check(row.state, SubscriptionState.ACTIVE)
    row.state, row.paused_because, row.failures = SubscriptionState.ACTIVE, "", 0
    row.save(update_fields=["state", "paused_because", "failures"])
    held = list(Delivery.objects.filter(subscription=row, state=DeliveryState.HELD).order_by("id"))
    Delivery.objects.filter(pk__in=[each.pk for each in held]).update(state=DeliveryState.WAITING)
    send_all(held, at)
    return row.reread()


@transaction.atomic
def remove(*, subscription, by):
    """Tell this address nothing any more, for good; its log is kept for its time."""
    row = _locked(subscription)
    SUBSCRIPTION_MOVES.check(row.state, SubscriptionState.REMOVED)
    row.state, row.paused_because = SubscriptionState.REMOVED, ""
    row.save(update_fields=["state", "paused_because"])


def _locked(subscription):
    return Subscription.objects.select_for_update(of=("self",)).get(pk=subscription.pk)


def _new_secret():
    return PREFIX + base64.b64encode(os.urandom(SECRET_BYTES)).decode()


def _checked(values, role):
    """The values as they are kept, for the system of such an office; Invalid by the name of the field."""
    found = dict(values)
    if "name" in found:
        found["name"] = words("name", found["name"], longest=80)
    if "url" in found:
        found["url"] = found["url"].strip()
        check(found["url"], **queries.reach())
    if "kinds" in found:
        found["kinds"] = sorted(set(found["kinds"]))
        known = {str(kind) for kind in queries.kinds_for(role)}
        if not found["kinds"] or not known.issuperset(found["kinds"]):
            text = _("Choose from what your role reads: %(words)s.") % {"words": ", ".join(sorted(known))}
            raise Invalid(text, field="kinds", code="unknown_choice")
    return found

"""Reads of webhooks: whose subscriptions somebody sees, who is told of an event, and the log of deliveries."""

from django.conf import settings
from django.db.models import Prefetch

from xundian.accounts.roles import Role, carries
from xundian.accounts.scope import visible_to
from xundian.kit.sealing import unseal
from xundian.webhooks.models import Attempt, Delivery, Subscription
from xundian.webhooks.rules import concerns
from xundian.webhooks.states import SOURCES, TOLD, Kind, SubscriptionState

SECRET_PLACE, OLD_PLACE = "xundian_subscription.secret", "xundian_subscription.old_secret"


def subscriptions_of(user):
    """Those of the user's station; for the county its own and its stations'. Removed ones are not shown."""
    rows = Subscription.objects.exclude(state=SubscriptionState.REMOVED).select_related("station", "county", "by")
    if user is not None and user.is_authenticated and user.is_active and user.role == Role.STATION:
        return rows.filter(station=user.station_id)
    return visible_to(user, rows)


def deliveries_of(user):
    """The log of the user's subscriptions, removed ones left out, with every try."""
    rows = Delivery.objects.filter(subscription__in=subscriptions_of(user).order_by().values("pk"))
    tries = Prefetch("attempts", Attempt.objects.order_by("-id"))
    return rows.select_related("subscription").prefetch_related(tries).order_by("-id")


def kinds_for(role):
    """What the system of such an office may be told: the kinds whose records the role reads."""
    return [kind for kind in Kind if carries(role, SOURCES[kind].right)]


def told(events):
    """[(Subscription, event)] of those who are told of events of webhooks.actions.Event."""
    kinds, counties = {str(each.kind) for each in events}, {each.division[:6] for each in events}
    asked = Subscription.objects.filter(state__in=TOLD, kinds__overlap=[*kinds], county_id__in=counties)
    rows = list(asked.select_related("station")) if events else []
    return [
        (row, each) for each in events for row in rows
        if each.kind in row.kinds and concerns(
            county=row.county_id, destinations=row.station and row.station.destinations, station=row.station_id,
            happened=each,
        )
    ]  # fmt: skip


def secrets(subscription, at):
    """The secrets that sign now: the present one, and the one before it until its end."""
    found = [unseal(subscription.secret, place=SECRET_PLACE, row_id=subscription.pk)]
    if subscription.old_until and at < subscription.old_until:
        found.append(unseal(subscription.old_secret, place=OLD_PLACE, row_id=subscription.pk))
    return found


def reach():
    """Where requests may go, as kit.outward takes it: https in production, and the networks of the settings."""
    return {"https_only": settings.PRODUCTION, "allowed": settings.WEBHOOK_NETWORKS}

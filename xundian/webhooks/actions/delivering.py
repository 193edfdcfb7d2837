"""The tries: send, write down what came back, and judge the receiver by it."""

from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from xundian.accounts.models import User
from xundian.kit.errors import MoveRefused
from xundian.kit.outward.sending import post
from xundian.messages import actions as messages
from xundian.webhooks import queries
from xundian.webhooks.actions.telling import send_all
from xundian.webhooks.models import Attempt, Delivery, Subscription
from xundian.webhooks.rules import FAILING_AFTER, GONE, KEPT_CHARACTERS, event
from xundian.webhooks.states import PING, SOURCES, TOLD, DeliveryState, PauseReason, SubscriptionState

KEPT_DAYS = 90


class Undelivered(Exception):
    """The receiver did not take it; the outbox tries again."""


def deliver(*, delivery_id, at, last):
    """One try; Undelivered unless the receiver answers with 2xx. `last`: nothing follows when it fails.

    Not inside a transaction: nobody waits for a foreign server with rows locked. A delivery that is not waiting any
    more is left alone, one of a paused subscription is held back.
    """
    row = Delivery.objects.select_related("subscription").filter(pk=delivery_id, state=DeliveryState.WAITING).first()
    if row is None:
        return
    if row.subscription.state not in TOLD:
        Delivery.objects.filter(pk=row.pk).update(state=DeliveryState.HELD)
        return
    answer = post(
        url=row.subscription.url, id=str(row.pk), event=_event(row), secrets=queries.secrets(row.subscription, at),
        at=at, **queries.reach(),
    )  # fmt: skip
    ends = last or answer.status == GONE
    _write_down(row, answer, at, ends)
    if not answer.ok and not ends:
        raise Undelivered(answer.error or f"HTTP {answer.status}")


def _event(row):
    resource = "" if row.kind == PING else SOURCES[row.kind].resource
    return event(kind=row.kind, at=row.happened_at, subject=row.subject, resource=resource)


@transaction.atomic
def _write_down(row, answer, at, ends):
    subscription = Subscription.objects.select_for_update(of=("self",)).get(pk=row.subscription_id)
    Attempt.objects.create(
        delivery=row, at=at, status=answer.status, milliseconds=answer.milliseconds,
        answer=answer.text[:KEPT_CHARACTERS], error=answer.error[:300],
    )  # fmt: skip
    state = DeliveryState.DELIVERED if answer.ok else DeliveryState.GIVEN_UP if ends else DeliveryState.WAITING
    taken_at = at if answer.ok else None
    Delivery.objects.filter(pk=row.pk).update(state=state, tries=F("tries") + 1, delivered_at=taken_at)
    if answer.ok:
        _well(subscription, at)
    else:
        _ill(subscription, row, answer, at, ends)


def _well(subscription, at):
    better = {"state": SubscriptionState.ACTIVE} if subscription.state == SubscriptionState.FAILING else {}
    Subscription.objects.filter(pk=subscription.pk).update(failures=0, last_ok_at=at, **better)


def _ill(subscription, row, answer, at, ends):
    """Failing after five in a row; paused, and said so, when the address is gone or took nothing for three days."""
    failures = min(subscription.failures + 1, 30_000)
    worse = {"failures": failures, "last_failed_at": at}
    took_none = subscription.last_ok_at is None or subscription.last_ok_at < row.created_at
    if subscription.state in TOLD and ends and (took_none or answer.status == GONE):
        reason = PauseReason.GONE if answer.status == GONE else PauseReason.GIVEN_UP
        worse |= {"state": SubscriptionState.PAUSED, "paused_because": reason}
        _tell_owners(subscription, at)
    elif subscription.state in TOLD and failures >= FAILING_AFTER:
        worse["state"] = SubscriptionState.FAILING
    Subscription.objects.filter(pk=subscription.pk).update(**worse)


def _tell_owners(subscription, at):
    active = User.objects.filter(is_active=True)
    users = active.filter(station=subscription.station_id) if subscription.station_id else active.filter(role="county")
    if not subscription.station_id:
        users = users.filter(division=subscription.county_id)
    messages.notify(
        users=users, kind="webhook_paused", values={}, link=f"/desk/connections/webhooks/{subscription.pk}/",
        key=f"webhook-paused:{subscription.pk}:{at.timestamp()}", at=at,
    )  # fmt: skip


@transaction.atomic
def redeliver(*, delivery, by, at):
    """Send one again, with all its tries: the same webhook-id. MoveRefused while it waits, or the webhook is paused."""
    row = Delivery.objects.select_for_update(of=("self",)).select_related("subscription").get(pk=delivery.pk)
    if row.state == DeliveryState.WAITING:
        raise MoveRefused(_("This delivery is on its way already."))
    if row.subscription.state not in TOLD:
        raise MoveRefused(_("This webhook is paused. Resume it first."))
    row.state, row.delivered_at = DeliveryState.WAITING, None
    row.save(update_fields=["state", "delivered_at"])
    send_all([row], at)
    return row


@transaction.atomic
def forget(*, at):
    """Drop deliveries with their tries after 90 days; how many went."""
    return Delivery.objects.filter(happened_at__lt=at - timedelta(days=KEPT_DAYS)).delete()[0]

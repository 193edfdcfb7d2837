"""That something happened: one delivery for each subscriber it concerns, in the transaction of what happened."""

from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from xundian.kit import outbox
from xundian.kit.errors import MoveRefused
from xundian.webhooks import queries
from xundian.webhooks.models import Delivery
from xundian.webhooks.rules import topic_of
from xundian.webhooks.states import PING, TOLD

TOPIC = "hook"


class Event(NamedTuple):
    """What happened to which record; codes of the division and of the place of work, for who is told."""

    kind: str
    subject: object
    division: str
    destination: str = ""
    # By name, where a place of work does not say whose it is: the key of a station.
    station: object = None


def announce(*, kind, subject, division, destination="", station=None, at=None):
    """Tell those it concerns that something happened to a record (its id): with the caller's transaction or not at all.

    `kind` is a word of states.Kind, `division` the code of where the record belongs, `destination` the place of work;
    `at` is the moment of writing, unless given.
    """
    announce_all(events=[Event(kind, subject, division, destination, station)], at=at)


def announce_all(*, events, at=None):
    """Many events in five statements; one where nobody listens."""
    events = list(events)
    rows = [
        Delivery(subscription=subscription, kind=each.kind, subject=each.subject)
        for subscription, each in queries.told(events)
    ]
    if rows:
        at = at or rows[0].created_at
        for row in rows:
            row.happened_at = at
        with transaction.atomic():
            Delivery.objects.bulk_create(rows, batch_size=1000)
            send_all(rows, at)


@transaction.atomic
def ping(*, subscription, by, at):
    """A test: one delivery that says nothing; MoveRefused while the subscription is paused. The Delivery."""
    if subscription.state not in TOLD:
        raise MoveRefused(_("This webhook is paused. Resume it first."))
    row = Delivery.objects.create(subscription=subscription, kind=PING, subject=None, happened_at=at)
    send_all([row], at)
    return row


def send_all(deliveries, at):
    """Into the outbox, each under a key of its own: what is sent again is another message of the same delivery."""
    outbox.post_all(
        (
            (topic_of(row.subscription_id), f"{TOPIC}:{row.pk}:{at.timestamp()}", {"delivery": str(row.pk)})
            for row in deliveries
        ),
        at=at,
    )  # fmt: skip

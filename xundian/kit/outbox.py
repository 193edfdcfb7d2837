"""The outbox: a message exists if and only if its cause was committed; delivered at least once, with a key for repeats."""

from datetime import timedelta

from django.db import connection, transaction

from xundian.kit.models import OutboxMessage

TRIES = 10
LEASE = timedelta(minutes=2)
BATCH = 200
HANDLERS = {}


def handles(topic):
    """Register `function(message)` as the delivery of a topic; raising means "try again later"."""

    def register(function):
        HANDLERS[topic] = function
        return function

    return register


def post(*, topic, dedupe_key, payload, at):
    """Put a message into the outbox inside the caller's transaction; a known dedupe_key changes nothing.

    The payload carries ids and codes, never names or identity numbers.
    """
    post_all([(topic, dedupe_key, payload)], at=at)


def post_all(messages, *, at):
    """Put many (topic, dedupe_key, payload) into the outbox in one statement."""
    rows = [
        OutboxMessage(topic=topic, dedupe_key=key, payload=payload, available_at=at) for topic, key, payload in messages
    ]
    OutboxMessage.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)


CLAIM = """
UPDATE xundian_outboxmessage SET lease_until = %(until)s, attempts = attempts + 1
WHERE id IN (
    SELECT id FROM xundian_outboxmessage
    WHERE state = 'waiting' AND available_at <= %(at)s AND (lease_until IS NULL OR lease_until < %(at)s)
    ORDER BY available_at LIMIT %(batch)s FOR UPDATE SKIP LOCKED)
RETURNING id
"""


def relay(*, at):
    """Deliver what is due; two relays at once never take the same message. Returns {sent, failed, dead}."""
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, {"at": at, "until": at + LEASE, "batch": BATCH})
        claimed = [row[0] for row in cursor.fetchall()]
    counts = {"sent": 0, "failed": 0, "dead": 0}
    for message in OutboxMessage.objects.filter(pk__in=claimed).order_by("available_at"):
        counts[_deliver(message, at)] += 1
    return counts


def _deliver(message, at):
    try:
        with transaction.atomic():
            HANDLERS[message.topic](message)
    except Exception as error:  # any failure of a gateway is a reason to try again, never to lose the message
        dead = message.attempts >= TRIES
        OutboxMessage.objects.filter(pk=message.pk).update(
            state="dead" if dead else "waiting",
            last_error=f"{type(error).__name__}: {error}"[:500],
            available_at=at + timedelta(seconds=min(15 * 2**message.attempts, 3600)),
            lease_until=None,
        )
        return "dead" if dead else "failed"
    OutboxMessage.objects.filter(pk=message.pk).update(state="sent", sent_at=at, lease_until=None, last_error="")
    return "sent"

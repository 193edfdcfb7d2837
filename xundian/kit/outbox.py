"""The outbox: a message exists if and only if its cause was committed; delivered at least once, keyed for repeats.

A topic may name what it is for after a colon ("hook:<id>"): each such part fails, and rests, by itself.

The rows are the truth: Redis only carries a hint that there is something to relay, and beat asks every 15 s anyway.
"""

import logging
import time
from collections import Counter
from datetime import timedelta

from django.db import connection, transaction
from django.db.models import F

from xundian.kit import broker
from xundian.kit.models import OutboxMessage

TRIES = 10
# Seconds from one failed try to the next: growing to an hour, two hours and a half in all.
WAITS = tuple(min(15 * 2**attempt, 3600) for attempt in range(1, TRIES))
LEASE = timedelta(minutes=2)
BATCH = 20
# A relay begins no delivery after so long, which ends well before the lease and the worker's patience.
BUDGET_SECONDS = 60
# A relay that runs for long blocks a worker; what is left is taken by the next one.
ROUNDS = 50
# After so many failures in a row a topic rests until the next relay.
PATIENCE = 3
HANDLERS = {}
SCHEDULES = {}
RELAY_TASK = "sweep.outbox"
State = OutboxMessage.State
log = logging.getLogger(__name__)


def handles(topic, waits=WAITS):
    """Register `function(message, at)` as the delivery of a topic; raising means "try again later", after `waits`.

    Delivery is at least once: the function itself must make a repeat harmless, by the message's dedupe_key.
    """

    def register(function):
        HANDLERS[topic], SCHEDULES[topic] = function, waits
        return function

    return register


def post(*, topic, dedupe_key, payload, at):
    """Put a message into the outbox inside the caller's transaction; a known dedupe_key changes nothing.

    The payload carries ids and codes, never names or identity numbers.
    """
    post_all([(topic, dedupe_key, payload)], at=at)


def post_all(messages, *, at):
    """Put many (topic, dedupe_key, payload) into the outbox in one statement; relayed soon after the commit."""
    rows = [
        OutboxMessage(topic=topic, dedupe_key=key, payload=payload, available_at=at) for topic, key, payload in messages
    ]
    OutboxMessage.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
    if rows and not any(entry[1] is _kick for entry in connection.run_on_commit):
        transaction.on_commit(_kick)


def _kick():
    """Ask for a relay now, once per transaction; stale hints are dropped by the broker."""
    broker.send(RELAY_TASK, expires=15)


def is_last_try(message):
    """Whether a delivery that fails now is given up."""
    return message.attempts > len(_waits(message))


def void(*, keys_beginning):
    """Take back what still waits under keys with that beginning, because its cause is gone. Returns the count."""
    waiting = OutboxMessage.objects.filter(state=State.WAITING, dedupe_key__startswith=keys_beginning)
    return waiting.update(state=State.VOID)


def retry(*, messages, at):
    """Give those of the messages (a queryset) that were given up their ten tries again; how many there were."""
    given_up = OutboxMessage.objects.filter(pk__in=messages.filter(state=State.DEAD).values("pk"))
    again = given_up.update(state=State.WAITING, attempts=0, available_at=at, lease_until=None)
    if again:
        transaction.on_commit(_kick)
    return again


def forget(*, before):
    """Delete what was delivered or taken back before a moment; what was given up stays for a person to see."""
    done = OutboxMessage.objects.filter(state__in=[State.SENT, State.VOID], available_at__lt=before)
    return done.delete()[0]


CLAIM = """
UPDATE xundian_outboxmessage SET lease_until = %(until)s, attempts = attempts + 1
WHERE id IN (
    SELECT id FROM xundian_outboxmessage
    WHERE state = 'waiting' AND available_at <= %(at)s AND (lease_until IS NULL OR lease_until <= %(at)s)
      AND topic <> ALL(%(resting)s)
    ORDER BY available_at, id LIMIT %(batch)s FOR UPDATE SKIP LOCKED)
RETURNING id
"""


def relay(*, at):
    """Deliver what is due; two relays at once never take the same message. Returns {sent, failed, dead}."""
    counts = Counter(sent=0, failed=0, dead=0)
    failures, ends = Counter(), time.monotonic() + BUDGET_SECONDS
    for _round in range(ROUNDS):
        resting = [topic for topic, count in failures.items() if count >= PATIENCE]
        claimed = _claim(at, resting)
        if not claimed or time.monotonic() > ends:
            _put_back(*claimed)
            break
        for message in claimed:
            if failures[message.topic] >= PATIENCE or time.monotonic() > ends:
                _put_back(message)
                continue
            outcome = _deliver(message, at)
            counts[outcome] += 1
            failures[message.topic] = 0 if outcome == "sent" else failures[message.topic] + 1
    return dict(counts)


def _claim(at, resting):
    with connection.cursor() as cursor:
        cursor.execute(CLAIM, {"at": at, "until": at + LEASE, "batch": BATCH, "resting": resting})
        claimed = [row[0] for row in cursor.fetchall()]
    return list(OutboxMessage.objects.filter(pk__in=claimed).order_by("available_at", "id"))


def _put_back(*messages):
    rows = OutboxMessage.objects.filter(pk__in=[message.pk for message in messages])
    rows.update(attempts=F("attempts") - 1, lease_until=None)


def _base(message):
    return message.topic.split(":")[0]


def _waits(message):
    return SCHEDULES.get(_base(message), WAITS)


def _deliver(message, at):
    """The handler opens its own transaction: a gateway must not be waited for inside one."""
    try:
        HANDLERS[_base(message)](message, at=at)
    except Exception as error:  # any failure of a gateway is a reason to try again, never to lose the message
        return _failed(message, at, error)
    OutboxMessage.objects.filter(pk=message.pk).update(state=State.SENT, sent_at=at, lease_until=None, last_error="")
    return "sent"


def _failed(message, at, error):
    dead, waits = is_last_try(message), _waits(message)
    if dead:
        log.error("Outgoing message %s was given up after %s tries.", message.pk, message.attempts)
    OutboxMessage.objects.filter(pk=message.pk).update(
        state=State.DEAD if dead else State.WAITING,
        last_error=f"{type(error).__name__}: {error}"[:500],
        available_at=at + timedelta(seconds=0 if dead else waits[message.attempts - 1]),
        lease_until=None,
    )
    return "dead" if dead else "failed"

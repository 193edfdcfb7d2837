"""Heartbeats: what did its work, and when; read by /healthz."""

from django.db import connection

from xundian.kit import clock
from xundian.kit.models import Heartbeat

MISSED = 3
# Written when a worker starts; a sweep is late only after three intervals since the last one or since this.
WORKER_STARTED = "worker.started"


def beat(name, *, at, on=None, detail=None):
    """Record that `name` finished its work at that moment (for the county day `on`), in one statement."""
    Heartbeat.objects.bulk_create(
        [Heartbeat(name=name, ok_at=at, on=on, detail=detail or {})],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["ok_at", "on", "detail"],
    )


def note_worker_start():
    """Called by a worker that is ready, in its parent process: the pool must not inherit an open connection."""
    beat(WORKER_STARTED, at=clock.now())
    connection.close()


def is_late(ok_at, interval, *, since, at):
    """Whether three intervals passed without a heartbeat; what started at `since` is not late before then."""
    return at - max(filter(None, [ok_at, since])) > MISSED * interval


def beats():
    """All heartbeats by name, in one query."""
    return {row.name: row for row in Heartbeat.objects.all()}

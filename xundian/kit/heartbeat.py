"""Heartbeats: what did its work, and when; read by /healthz."""

from xundian.kit.models import Heartbeat


def beat(name, *, at, on=None, detail=None):
    """Record that `name` finished its work at that moment (for the county day `on`)."""
    Heartbeat.objects.update_or_create(name=name, defaults={"ok_at": at, "on": on, "detail": detail or {}})


def beats():
    """All heartbeats by name."""
    return {row.name: row for row in Heartbeat.objects.all()}

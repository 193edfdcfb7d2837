"""Writes of webhooks: who is told what (subscribing), that something happened (telling), and the tries (delivering)."""

from xundian.webhooks.actions.delivering import Undelivered, deliver, forget, redeliver
from xundian.webhooks.actions.subscribing import edit, pause, remove, resume, rotate, subscribe
from xundian.webhooks.actions.telling import TOPIC, Event, announce, announce_all, ping

__all__ = [
    "TOPIC", "Event", "Undelivered", "announce", "announce_all", "deliver", "edit", "forget", "pause", "ping",
    "redeliver", "remove", "resume", "rotate", "subscribe",
]  # fmt: skip

"""Cursors: places in the feed or in a snapshot as opaque text, signed for one user and bound to what the user sees.

A cursor that cannot be used any more, for whatever reason, has one answer: 410 `resync`, take a snapshot.
"""

import hashlib
import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import date

from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from xundian.kit.errors import DomainError

# Goes up when the shape of what goes down changes so that phones must take all of it anew.
SHAPE = 2
MAC_CHARS = 32
LONGEST = 600
WHY = {
    "cursor": _("This position is not one of yours."),
    "epoch": _("The database was restored meanwhile."),
    "scope": _("What you may see has changed."),
    "horizon": _("The position is too old."),
}


class Resync(DomainError):
    """The phone must take a snapshot: HTTP 410; `errors` says why (cursor, epoch, scope, horizon)."""

    status, code = 410, "resync"

    def __init__(self, why):
        super().__init__(WHY[why], field="cursor")
        self.why = why

    @property
    def errors(self):
        """The reason, as a program reads it."""
        return [("cursor", self.why, self.message)]


def scope_hash(user):
    """Sixteen characters that change whenever the user may see something else."""
    place = [SHAPE, user.role, user.division_id or "", str(user.site_id or ""), str(user.station_id or "")]
    return hashlib.sha256(json.dumps(place).encode()).hexdigest()[:16]


def seal(user, kind, head, **place):
    """The cursor of a kind ("changes", "snapshot") for a place; values are numbers, texts, days or None."""
    said = {name: value.isoformat() if isinstance(value, date) else value for name, value in place.items()}
    said |= {"e": str(head.epoch), "s": scope_hash(user)}
    body = urlsafe_b64encode(json.dumps(said, separators=(",", ":")).encode()).decode().rstrip("=")
    return f"{body}.{_mac(user, kind, body)}"


def read(user, kind, head, text):
    """What `seal` was given; Resync for a text that is no cursor of this user, epoch and scope, or is too old."""
    body, _dot, mac = text.partition(".")
    if len(text) > LONGEST or not text.isascii() or not constant_time_compare(mac, _mac(user, kind, body)):
        raise Resync("cursor")
    said = json.loads(urlsafe_b64decode(body + "=" * (-len(body) % 4)))
    if said.pop("e") != str(head.epoch):
        raise Resync("epoch")
    if said.pop("s") != scope_hash(user):
        raise Resync("scope")
    if said["seq"] < head.horizon:
        raise Resync("horizon")
    return said


def _mac(user, kind, body):
    return salted_hmac(f"xundian.sync.{kind}", f"{user.pk}/{body}", algorithm="sha256").hexdigest()[:MAC_CHARS]

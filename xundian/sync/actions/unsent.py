"""A phone's file of unsent work, brought to the office: opened, and taken in like work handed in without sign-in."""

import base64
import json

from django.utils.translation import gettext as _

from xundian.accounts.models import User
from xundian.kit import blobs, envelope
from xundian.kit.errors import DomainError, Invalid
from xundian.kit.ids import key_of
from xundian.sync.actions import pushing
from xundian.sync.actions.feed import picture_arrived
from xundian.sync.models import SyncDevice
from xundian.sync.rules import MOST_OPS, read_op
from xundian.sync.states import Via

FORMAT = "xundian-unsent-1"
MOST_FILE_BYTES = 10 * 1024 * 1024


def take_file(*, content, by, at):
    """Take the file in; {user, entries, known, photos, refused}: how many are new, were here before, and pictures.

    Taken in twice it changes nothing. Raises Invalid when it is no such file, damaged, or sealed for another server.
    """
    if len(content) > MOST_FILE_BYTES:
        raise Invalid(_("The file is larger than %(n)s MB.") % {"n": 10}, field="file", code="too_large")
    try:
        letter = json.loads(content)
    except (ValueError, RecursionError):
        raise Invalid(_("This is not a file of that kind."), field="file", code="format") from None
    said = envelope.open_letter(letter, format=FORMAT)
    user, device = _whose(said)
    ops = _ops(said, at)
    known = 0
    for start in range(0, len(ops), MOST_OPS):
        part = ops[start : start + MOST_OPS]
        receipts = pushing.deposit(device=device, user=user, ops=part, client_time=None, at=at, via=Via.FILE)
        known += sum(receipt["code"] != "deposited" for receipt in receipts)
    photos, refused = _photos(said, user, at)
    return {"user": user, "entries": len(ops), "known": known, "photos": photos, "refused": refused}


def _whose(said):
    """The officer and the phone that the file names; a phone not known here is no obstacle."""
    if not isinstance(said, dict):
        raise Invalid(_("This file is damaged."), field="file", code="damaged")
    user = User.objects.filter(pk=key_of(said.get("user"))).first()
    if user is None:
        raise Invalid(_("The officer who wrote this is not known here."), field="file", code="user")
    return user, SyncDevice.objects.filter(pk=key_of(said.get("device")), user=user).first()


def _ops(said, at):
    told = said.get("ops")
    ops = [read_op(each, schema_version=1, received_at=at) for each in told] if isinstance(told, list) else [None]
    if None in ops:
        raise Invalid(_("This file is damaged."), field="file", code="damaged")
    return ops


def _photos(said, user, at):
    """(pictures kept, pictures that were none); one bad picture costs the others nothing."""
    kept = refused = 0
    told = said.get("photos")
    for sha256, text in told.items() if isinstance(told, dict) else ():
        try:
            content = base64.urlsafe_b64decode(str(text) + "=" * (-len(str(text)) % 4))
            blobs.keep(sha256=sha256, content=content, by=user, at=at)
            picture_arrived(sha256=sha256)
            kept += 1
        except (DomainError, ValueError):
            refused += 1
    return kept, refused

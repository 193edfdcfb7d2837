"""Phones of officers: registering one, and taking its keys away."""

import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from xundian.accounts import actions as accounts
from xundian.accounts.models import DeviceToken
from xundian.accounts.roles import carries
from xundian.kit.errors import Conflict, Forbidden
from xundian.kit.ids import new_id
from xundian.sync.models import SyncDevice
from xundian.sync.queries.phones import deposit_hash
from xundian.sync.states import DEVICE_MOVES, DeviceState

DEPOSIT_DAYS = 90
LONGEST_NAME, LONGEST_VERSION, LONGEST_REASON = 80, 40, 200


class Registered(NamedTuple):
    """A phone with its keys, which are shown this once: the token for 30 days, the deposit secret for 90."""

    device: SyncDevice
    token: str
    deposit: str
    expires_at: datetime


@transaction.atomic
def register_device(*, user, name, app_version, at, device_id=None):
    """A phone of the user's, new or known: fresh keys, and the former ones are dead. A Registered.

    The id of somebody else's phone counts as none: two users of one phone are two devices. Forbidden for a role that
    has no phone, Conflict (device_suspended, device_revoked) for a phone that may not sync.
    """
    if not carries(user.role, "sync.use"):
        raise Forbidden(_("Your role works without a phone. Sign in on a computer."))
    device = _known(user, device_id) or SyncDevice(id=_free(device_id), user=user, state_at=at, state_by=user)
    former = device.token_id
    device.name = (name or "").strip()[:LONGEST_NAME] or str(_("Phone"))
    device.app_version, device.last_seen_at = (app_version or "")[:LONGEST_VERSION], at
    row, text = accounts.issue_token(user=user, device=device.name, by=user)
    device.token, device.token_hash = row, row.digest
    deposit = secrets.token_urlsafe(32)
    device.deposit_hash, device.deposit_until = deposit_hash(deposit), at + timedelta(days=DEPOSIT_DAYS)
    device.save()
    DeviceToken.objects.filter(pk=former).delete()
    return Registered(device, text, deposit, row.expiry)


@transaction.atomic
def revoke_device(*, device, by, at, reason=""):
    """A phone is lost, or its user must not have it: token and deposit secret are dead at the next request."""
    return _take_away(device, DeviceState.REVOKED, by, at, reason, deposit_hash=None, deposit_until=None)


@transaction.atomic
def suspend_device(*, device, by, at, reason=""):
    """No reading and no sending for now; unsent work may still be handed in for review."""
    return _take_away(device, DeviceState.SUSPENDED, by, at, reason)


@transaction.atomic
def resume_device(*, device, by, at):
    """A suspended phone may be used again; its user signs in on it anew."""
    return _take_away(device, DeviceState.ACTIVE, by, at, "")


def note_seen(*, device, at, cursor=None, scope_hash=None, unsent=None, app_version=None):
    """Keep when a phone was here, and what it told of itself; one statement, and no history."""
    told = {"last_cursor": cursor, "scope_hash": scope_hash, "unsent": unsent, "app_version": app_version}
    SyncDevice.objects.filter(pk=device.pk).update(
        last_seen_at=at, **{name: value for name, value in told.items() if value is not None}
    )


def _known(user, device_id):
    device = device_id and SyncDevice.objects.select_for_update(of=("self",)).filter(pk=device_id, user=user).first()
    if device and device.state == DeviceState.SUSPENDED:
        raise Conflict(_("This phone is suspended. Ask the county bureau."), code="device_suspended")
    if device and device.state == DeviceState.REVOKED:
        raise Conflict(_("This phone was revoked. Ask the county bureau for another one."), code="device_revoked")
    return device


def _free(device_id):
    taken = device_id and SyncDevice.objects.filter(pk=device_id).exists()
    return new_id() if taken or not device_id else device_id


def _take_away(device, state, by, at, reason, **keys):
    row = SyncDevice.objects.select_for_update(of=("self",)).get(pk=device.pk)
    DEVICE_MOVES.check(row.state, state)
    former, row.token = row.token_id, None
    row.state, row.state_at, row.state_by, row.reason = state, at, by, reason[:LONGEST_REASON]
    for name, value in keys.items():
        setattr(row, name, value)
    row.save()
    DeviceToken.objects.filter(pk=former).delete()
    return row

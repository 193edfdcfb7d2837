"""Which phone a request comes from: by its token, or by the secret with which it hands in unsent work."""

import hashlib

from django.utils.translation import gettext as _

from xundian.kit.errors import Forbidden
from xundian.sync.models import SyncDevice
from xundian.sync.states import DeviceState


def phone_of(token):
    """The phone that signs in with this token; Forbidden (device_revoked, no_device) unless it may sync."""
    device = SyncDevice.objects.select_related("user").filter(token=token).first() if token else None
    if device is None:
        raise Forbidden(_("This sign-in belongs to no registered phone. Register it first."), code="no_device")
    if device.state != DeviceState.ACTIVE:
        raise Forbidden(_("This phone may not sync any more. Ask your office."), code="device_revoked")
    return device


def state_of(token_hash):
    """The state of the phone that has, or had, the token of this hash; None for no phone's token."""
    return SyncDevice.objects.filter(token_hash=token_hash).values_list("state", flat=True).first()


def phone_by_deposit(secret, at):
    """The phone that may hand in unsent work with this secret now, or None."""
    device = SyncDevice.objects.select_related("user").filter(deposit_hash=deposit_hash(secret)).first()
    if device is None or device.state == DeviceState.REVOKED:
        return None
    return device if device.deposit_until and device.deposit_until > at else None


def deposit_hash(secret):
    """What is kept of a deposit secret, which is random and long: its SHA-256."""
    return hashlib.sha256(secret.encode()).hexdigest()

"""Writes of the sync: what phones send, and how what was parked is settled."""

from xundian.sync.actions.devices import (
    Registered,
    note_seen,
    register_device,
    resume_device,
    revoke_device,
    suspend_device,
)

__all__ = ["Registered", "note_seen", "register_device", "resume_device", "revoke_device", "suspend_device"]

"""Tables of the sync: phones, and what they sent."""

from xundian.sync.models.devices import SyncDevice

__all__ = ["SyncDevice"]

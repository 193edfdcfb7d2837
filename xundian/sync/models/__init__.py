"""Tables of the sync: phones, and what they sent."""

from xundian.sync.models.devices import SyncDevice
from xundian.sync.models.ops import SyncOp

__all__ = ["SyncDevice", "SyncOp"]

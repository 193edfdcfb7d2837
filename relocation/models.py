"""Index of the relocation tables, room by room."""

from relocation.channels.models import ChannelOffer
from relocation.households.models import MoveIn
from relocation.sites.models import Site, WelfarePost, Workshop

__all__ = ["ChannelOffer", "MoveIn", "Site", "WelfarePost", "Workshop"]

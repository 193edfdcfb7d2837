"""The four employment channels and the states of a proposal (W2.2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.kit.moves import Moves


class ChannelKind(models.TextChoices):
    """Four ways into work for the relocated."""

    WORKSHOP = "WORKSHOP", _("Workshop near home")
    INDUSTRY = "INDUSTRY", _("Industrial base")
    MIGRATION = "MIGRATION", _("Organised labour migration")
    WELFARE = "WELFARE", _("Public-welfare post")


class ChannelState(models.TextChoices):
    """What became of a channel proposal; declined is neutral."""

    PROPOSED = "proposed", _("Proposed")
    OFFERED = "offered", _("Offered")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    EXPIRED = "expired", _("Expired")
    PLACED = "placed", _("Placed")


LIVE = (ChannelState.PROPOSED, ChannelState.OFFERED, ChannelState.ACCEPTED)
CHANNEL_MOVES = Moves(
    {
        ChannelState.PROPOSED: {
            ChannelState.OFFERED,
            ChannelState.ACCEPTED,
            ChannelState.DECLINED,
            ChannelState.EXPIRED,
        },
        ChannelState.OFFERED: {ChannelState.ACCEPTED, ChannelState.DECLINED, ChannelState.EXPIRED},
        ChannelState.ACCEPTED: {ChannelState.PLACED, ChannelState.DECLINED, ChannelState.EXPIRED},
        ChannelState.DECLINED: set(),
        ChannelState.EXPIRED: set(),
        ChannelState.PLACED: set(),
    }
)

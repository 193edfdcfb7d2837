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

# Why a channel was proposed, by the code that is stored with the offer.
REASONS = {
    "goes_out": _("Able to work, free to go and willing to work elsewhere."),
    "care_duty": _("Has to care for family and stay near home."),
    "weak": _("Has half strength only; light work near home fits."),
    "low_skilled": _("Has no recorded skill and less than junior high school."),
    "workshop_free": _("A workshop near the homes has a free place."),
    "workshop_full": _("The workshops near the homes have no free place."),
    "wants_farm_work": _("Wishes for farm work; the bases need hands."),
    "works_nearby": _("Strong enough for work at a base near the site."),
    "post_free": _("No other channel fits; a public-welfare post is free."),
    "post_full": _("No other channel fits; a public-welfare post has to be found."),
    "officer_choice": _("Chosen by the officer together with the household."),
}

# What stands in the way of a step, by the code that programs read; each sentence names the remedy.
REFUSALS = {
    "other_channel": _("This place belongs to another channel."),
    "other_site": _("This place belongs to another site."),
    "closed": _("This place is closed. Choose another."),
    "full": _("All its places are taken. Choose another, or wait until one is free."),
    "required": _("This channel needs it to place someone."),
}


def explain(reasons):
    """Stored reasons [{"code", "values"}] as [{"code", "text"}] in the active language."""
    return [{"code": each["code"], "text": str(REASONS.get(each["code"], each["code"]))} for each in reasons]

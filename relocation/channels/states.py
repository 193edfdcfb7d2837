"""The four employment channels and the states of a proposal (W2.2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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


class Clearing(models.TextChoices):
    """How a household without work stopped being one."""

    WORK = "work", pgettext_lazy("clearing", "Somebody works")
    LEFT_SITE = "left_site", pgettext_lazy("clearing", "The household left the site")
    NOBODY_ABLE = "nobody_able", pgettext_lazy("clearing", "Nobody able and willing is left")


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
    "too_old_to_migrate": _("Wishes to go, and is over the age for organised migration."),
    "too_old_for_base": _("Is over the age for work at a base."),
    "too_old_for_post": _("Is over the age for a public-welfare post; a place near home has to be found."),
    "too_young_for_post": _("Is under the age for a public-welfare post; a place near home has to be found."),
    "officer_choice": _("Chosen by the officer together with the household."),
}

# Why a channel does not fit, by code; nothing of it is held against anybody.
HINDRANCES = {
    "care_duty": _("Has to care for family and stay near home."),
    "weak": _("Has half strength only."),
    "no_wish_to_leave": _("Does not wish to work elsewhere."),
    "too_old": _("Is over the age that the policy sets for this channel."),
    "too_young": _("Is under the age that the policy sets for this channel."),
    "no_need_to_stay": _("Neither has to stay home nor has low skills."),
    "workshop_full": _("The workshops near the homes have no free place."),
    "post_full": _("No public-welfare post is free."),
    "other_channel_fits": _("Another channel fits; these posts are for those whom no other takes."),
}

# What stands in the way of a step, by the code that programs read; each sentence names the remedy.
REFUSALS = {
    "other_channel": _("This place belongs to another channel."),
    "other_site": _("This place belongs to another site."),
    "closed": _("This place is closed. Choose another."),
    "recognition": _("Its recognition has run out. Choose another, or enter the new recognition."),
    "too_old": _("The person is over the age that the policy sets for public-welfare posts."),
    "too_young": _("The person is under the age that the policy sets for public-welfare posts."),
    "holds_post": _("This person holds a public-welfare post. One person holds one."),
    "no_vacancies": _("This channel leads to no post of an enterprise."),
    "other_kind": _("This post is of another kind than the channel. Choose one that fits."),
    "not_accepted": _("The person has not said yes to this channel yet."),
    "has_vacancy": _("A post is offered to this person already. Wait for the answer, or withdraw it."),
    "not_placed": _("Nobody was placed through this offer."),
    "ended": _("This work has ended already."),
    "full": _("All its places are taken. Choose another, or wait until one is free."),
    "required": _("This channel needs it to place someone."),
}


def explain(reasons):
    """Stored reasons [{"code", "values"}] as [{"code", "text"}] in the active language."""
    return [{"code": each["code"], "text": str(REASONS.get(each["code"], each["code"]))} for each in reasons]


def explain_hindrances(codes):
    """Codes of HINDRANCES as [{"code", "text"}] in the active language."""
    return [{"code": code, "text": str(HINDRANCES.get(code, code))} for code in codes]


def verdict_row(verdict):
    """A rules.Verdict with its words: {channel, label, fits, grounds, hindrances}."""
    return {
        "channel": verdict.channel, "label": ChannelKind(verdict.channel).label, "fits": verdict.fits,
        "grounds": explain([{"code": code} for code in verdict.grounds]),
        "hindrances": explain_hindrances(verdict.hindrances),
    }  # fmt: skip

"""An offer made to the person, answered, or come to nothing; a "no" has no other consequence (W2.2)."""

from django.db import transaction
from django.db.models import OuterRef, Subquery

from laborers.placements.models import Placement
from relocation.channels import queries, rules
from relocation.channels.actions.steps import check_holder, moved, redirect
from relocation.channels.models import ChannelOffer
from relocation.channels.states import CHANNEL_MOVES, ChannelState
from xundian.kit.changing import locked


@transaction.atomic
def offer(*, channel_offer, by, on, channel=None, workshop=None, welfare_post=None):
    """The site officer makes the offer to the person, as proposed or through another channel or place of the site.

    The person has the policy's days to answer. Invalid for a place of another channel or site, or an age that the
    policy keeps from public-welfare posts; Conflict for a closed place, or somebody who holds a post already.
    """
    row = locked(ChannelOffer, channel_offer)
    CHANNEL_MOVES.check(row.state, ChannelState.OFFERED)
    if channel or workshop or welfare_post:
        redirect(row, channel or row.channel, workshop, welfare_post, on)
    check_holder(row, on)
    row.by, row.answer_by = by, rules.answer_by(on, queries.terms_on(row.division_id, on))
    return moved(row, ChannelState.OFFERED, by=by, on=on)


@transaction.atomic
def accept(*, channel_offer, by, on):
    """The person says yes; placing them, or a post offered to them, follows."""
    row = locked(ChannelOffer, channel_offer)
    row.answered_on = on
    return moved(row, ChannelState.ACCEPTED, by=by, on=on)


@transaction.atomic
def decline(*, channel_offer, by, on):
    """The person says no. It closes the offer and has no other consequence; they rest for the policy's days."""
    row = locked(ChannelOffer, channel_offer)
    row.answered_on = on
    return moved(row, ChannelState.DECLINED, by=by, on=on)


@transaction.atomic
def expire(*, on):
    """The clock: accepted offers whose person began at the post that was offered are placed, whichever door wrote that
    down; close what has come to nothing, without any consequence. {placed, expired}."""
    work = Placement.objects.filter(offer=OuterRef("offer")).values("pk")[:1]
    begun = ChannelOffer.objects.filter(pk__in=queries.placed_by_offer().values("pk"))
    placed = begun.update(state=ChannelState.PLACED, placement=Subquery(work))
    lapsed = queries.lapsed(on).values("pk")
    expired = ChannelOffer.objects.filter(pk__in=lapsed).update(state=ChannelState.EXPIRED)
    return {"placed": placed, "expired": expired}

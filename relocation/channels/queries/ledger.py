"""Reads of the ledger of households without work, and of who holds a public-welfare post of a site (W2.2)."""

from datetime import date, timedelta

from django.db.models import CharField, Count, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from laborers.placements.queries import active_on
from relocation.channels.models import ChannelOffer
from relocation.channels.rules import WELFARE
from relocation.channels.states import ChannelState


def ledger(rows):
    """Rows of the ledger with names, and the help given meanwhile: `helped` (how many offers), and of the last one
    `help_channel` and `help_state`."""
    given = ChannelOffer.objects.filter(
        Q(proposed_on__gte=OuterRef("found_on")) | Q(answered_on__gte=OuterRef("found_on")),
        proposed_on__lte=Coalesce(OuterRef("cleared_on"), Value(date.max)),
        household=OuterRef("household"), site=OuterRef("site"),
    )  # fmt: skip
    counted = given.order_by().values("household").annotate(n=Count("pk")).values("n")
    last = given.order_by("-proposed_on", "-pk")
    return rows.select_related("household", "site", "division", "placement__laborer", "placement__enterprise").annotate(
        helped=Coalesce(Subquery(counted), 0),
        help_channel=Subquery(last.values("channel")[:1], output_field=CharField()),
        help_state=Subquery(last.values("state")[:1], output_field=CharField()),
    )


def holders(on, placements=None):
    """Placements of a day that hold a public-welfare post of a site; `contract_to` is the last day of the term."""
    held = active_on(on, placements).filter(channel_offer__channel=WELFARE, channel_offer__state=ChannelState.PLACED)
    return held.select_related("laborer", "division", "channel_offer__welfare_post__site")


def expiring(on, days, placements=None):
    """Those of the holders whose term ends within so many days, or is over, the first to end first."""
    ending = holders(on, placements).filter(contract_to__lte=on + timedelta(days=days))
    return ending.order_by("contract_to", "pk")

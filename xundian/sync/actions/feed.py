"""The feed's own upkeep: what is older than any phone may be, and another feed after a restore."""

from django.db import transaction

from xundian.kit.feed import reading


@transaction.atomic
def prune_feed(*, before):
    """Drop the changes from before that moment; how many. A phone that stands behind them takes a snapshot."""
    return reading.prune(before=before)


@transaction.atomic
def new_epoch():
    """After a restore, a copy or a jump back in time: every cursor is void, and phones push the last days again."""
    return reading.new_epoch()

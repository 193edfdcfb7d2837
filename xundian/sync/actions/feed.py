"""The feed's own upkeep: what is older than any phone may be, and another feed after a restore."""

from django.db import transaction

from laborers.visits.models import Visit
from xundian.kit import feed
from xundian.kit.feed import reading


@transaction.atomic
def prune_feed(*, before):
    """Drop the changes from before that moment; how many. A phone that stands behind them takes a snapshot."""
    return reading.prune(before=before)


@transaction.atomic
def new_epoch():
    """After a restore, a copy or a jump back in time: every cursor is void, and phones push the last days again."""
    return reading.new_epoch()


@transaction.atomic
def picture_arrived(*, sha256):
    """The visits that name the picture go down again: it is no longer missing there."""
    named = Visit.objects.filter(photos__contains=[sha256]).exclude(photos=[])
    feed.touch(Visit, named.values_list("pk", flat=True))

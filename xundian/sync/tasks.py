"""The clock of the sync: what waited too long for its parent, what is done and old."""

from datetime import timedelta

from celery.schedules import crontab

from xundian.kit import blobs
from xundian.kit.sweeps import sweep
from xundian.sync.actions import settling
from xundian.sync.actions.feed import prune_feed

PART_DAYS = 30
# A phone that was away for longer takes a snapshot.
FEED_DAYS = 400


@sweep("sync-ops", schedule=crontab(minute=25), interval=timedelta(hours=1))
def sync_ops(on, at):
    """Hand entries that waited for seven days to a person, purge what was written and is done, forget old pieces."""
    return settling.tidy(at=at) | {"parts": blobs.forget_parts(before=at - timedelta(days=PART_DAYS))}


@sweep("prune-feed", schedule=crontab(hour=3, minute=50), interval=timedelta(days=1))
def prune(on, at):
    """Drop the changes of the feed that are older than any phone may stand behind."""
    return {"dropped": prune_feed(before=at - timedelta(days=FEED_DAYS))}

"""Reading the feed: where it stands, its changes in pages for one place, and what falls off its far end."""

from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID, uuid4

from xundian.kit.models import FeedMeta
from xundian.kit.sql import execute, fetch


class Position(NamedTuple):
    """A place in the feed: a commit, and the last change of it that was read (the largest number for all of them)."""

    seq: int
    change: int


WHOLE = 2**63 - 1


@dataclass(frozen=True)
class Head:
    """Which feed it is, how far it reaches, and up to where it is pruned."""

    epoch: UUID
    seq: int
    horizon: int


class Change(NamedTuple):
    """One change as a reader in one place meets it.

    `was_here`: the row lay in the place before, and whoever reads may have it. `only_for` as in FeedChange.
    """

    seq: int
    id: int
    entity: str
    entity_id: UUID | None
    version: int
    op: str
    is_here: bool
    was_here: bool
    only_for: list | None


HEAD = """
SELECT epoch, GREATEST(horizon, (SELECT max(seq) FROM xundian_feedcommit)), horizon FROM xundian_feedmeta
"""
PAGE = """
SELECT c.seq, f.id, f.entity, f.entity_id, f.version, f.op, coalesce({now}, false),
    f.op IN ('update', 'delete') AND coalesce(CASE WHEN f.moved THEN {before} ELSE {now} END, false), f.only_for
FROM xundian_feedcommit c JOIN xundian_feedchange f ON f.commit_id = c.id
WHERE c.seq >= %(seq)s AND (c.seq, f.id) > (%(seq)s, %(change)s) AND ({now} OR f.moved AND {before})
ORDER BY c.seq, f.id LIMIT %(limit)s
"""
IN_AREA = ("(f.area >= %(low)s AND f.area < %(high)s)", "(f.old_area >= %(low)s AND f.old_area < %(high)s)")
IN_SPOT = ("f.spot = %(spot)s", "f.old_spot = %(spot)s")
PRUNE = """
WITH gone AS (DELETE FROM xundian_feedcommit WHERE at < %(before)s AND seq IS NOT NULL RETURNING id, seq),
changes AS (DELETE FROM xundian_feedchange WHERE commit_id IN (SELECT id FROM gone) RETURNING 1),
moved AS (UPDATE xundian_feedmeta SET horizon = GREATEST(horizon, (SELECT max(seq) FROM gone)) RETURNING 1)
SELECT count(*) FROM changes
"""


def head():
    """Where the feed stands now, in one query; every commit up to `seq` can be seen by whatever is read after this."""
    rows = fetch(HEAD)
    if not rows:
        FeedMeta.objects.bulk_create([FeedMeta()], ignore_conflicts=True)
        rows = fetch(HEAD)
    return Head(*rows[0])


def page(after, *, limit, area=None, spot=None):
    """(changes after a Position, whether more follow) that concern a place: an area (low, high) of codes, or a spot."""
    now, before = IN_AREA if area else IN_SPOT
    low, high = area or (None, None)
    given = {"seq": after.seq, "change": after.change, "low": low, "high": high, "spot": spot, "limit": limit + 1}
    rows = [Change(*row) for row in fetch(PAGE.format(now=now, before=before), given)]
    return rows[:limit], len(rows) > limit


def prune(*, before):
    """Drop the changes of commits before that moment; how many. Who stands behind them must take a snapshot."""
    head()
    return fetch(PRUNE, {"before": before})[0][0]


def new_epoch():
    """Another feed from now on: after a restore, a copy, a jump back in time. The new epoch; old positions are void."""
    head()
    epoch = uuid4()
    execute("UPDATE xundian_feedmeta SET epoch = %s", [epoch])
    return epoch

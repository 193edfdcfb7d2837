"""Pure decisions of exports: when a second person must agree, whether a file is still its asker's, what a query is."""

import hashlib
from datetime import timedelta
from typing import NamedTuple

SHORTEST_REASON = 4
# Exports of one user that wait or run at the same time.
AT_ONCE = 3
CHUNK_BYTES = 256 * 1024
KEPT_FOR = timedelta(days=7)


class Place(NamedTuple):
    """Where somebody sits, or where the rows of a file lie: a division code, a site, or both."""

    division: str = ""
    site: str = ""


def needs_approval(*, with_identity, rows, taken, limit):
    """Whether a second person must agree: more than `limit` people with their numbers in full within a day.

    `taken` is what the user took out in full during the last 24 hours, so that small exports add up.
    """
    return with_identity and rows + taken > limit


def covers(stand, held):
    """Whether somebody who sits at the Place `stand` may still have rows of the Place `held`."""
    if stand.site:
        return stand.site == held.site
    return bool(stand.division) and held.division.startswith(stand.division)


def fingerprint(sql, parameters):
    """64 hex digits that are the same for the same query, scope and filters."""
    return hashlib.sha256(f"{sql}\n{parameters!r}".encode()).hexdigest()


def percent(done, total):
    """How far it is, 0 to 100."""
    return min(100, 100 * done // total) if total else 0

"""Everything a phone holds, in pages, and the cursor from which changes follow.

The place in the feed is taken before the first row is read: what changes while the pages come is in the changes after.
"""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, Q
from django.utils.translation import gettext as _

from xundian.kit.errors import Invalid
from xundian.kit.feed.reading import head
from xundian.sync.entities import ENTITIES, ORDER
from xundian.sync.queries import cursors
from xundian.sync.queries.feed import cursor_at, since

KIND = "snapshot"
PAGE = 1000
# A page ends after so many entities, so that no request makes more than a handful of statements.
MOST_ENTITIES = 3


class Place(NamedTuple):
    """Where a snapshot goes on: which feed place it counts from, which entity of which list, after which row."""

    seq: int
    since: str
    entity: int
    home: str | None = None
    id: str | None = None


def snapshot(*, user, cursor, entity, on, limit=PAGE):
    """A page of the user's rows: {epoch, as_of, items, next_cursor, sync_cursor, begins}; of one entity, or of all.

    Raises Resync for a cursor that cannot be used, Invalid for an unknown entity.
    """
    if entity and entity not in ENTITIES:
        raise Invalid(
            _("Give one of: %(names)s.") % {"names": ", ".join(ENTITIES)}, field="entity", code="unknown_entity"
        )
    now, wanted = head(), [ENTITIES[entity]] if entity else ORDER
    kind, place = f"{KIND}/{entity}", Place(now.seq, since(on).isoformat(), 0)
    if cursor:
        place = Place(**cursors.read(user, kind, now, cursor))
    window = date.fromisoformat(place.since)
    items, after = _page(user, wanted, place, window, limit)
    following = after and cursors.seal(user, kind, now, **after._asdict())
    return {
        "epoch": now.epoch, "as_of": place.seq, "items": items, "next_cursor": following,
        "sync_cursor": cursor_at(user, now, place.seq, window), "begins": not cursor,
    }  # fmt: skip


def _page(user, wanted, place, window, limit):
    """(items, the Place where the next page begins, or None)."""
    items = []
    for number, entity in enumerate(wanted[place.entity : place.entity + MOST_ENTITIES], place.entity):
        if number > place.entity:
            place = Place(place.seq, place.since, number)
        room = limit - len(items)
        rows = _rows(entity, user, place, window)[: room + 1]
        found = list(rows)
        for home, pk, version, data in found[:room]:
            items.append({"entity": entity.name, "id": str(pk), "version": version, "data": data})
            last = (str(home), str(pk))
        if len(found) > room:
            return items, Place(place.seq, place.since, number, *last) if room else place
    following = place.entity + 1
    return items, Place(place.seq, place.since, following) if following < len(wanted) else None


def _rows(entity, user, place, window):
    rows = entity.rows(user, window)
    if place.id:
        own = Q(pk__gt=UUID(place.id))
        after = Q(**{entity.home: UUID(place.home)}) & own | Q(**{f"{entity.home}__gt": UUID(place.home)})
        rows = rows.filter(after if entity.home else own)
    home = F(entity.home or "pk")
    return rows.order_by(*entity.order).values_list(home, "pk", entity.version(), entity.data())

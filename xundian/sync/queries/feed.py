"""The feed as one phone reads it: what changed in its user's place since a cursor, with the rows as they are now.

Whether a row is an `upsert` follows from the row and the user at the moment of reading, never from the change alone.
A row that is not (or no longer) for this user is only named to somebody who may have had it.
"""

from datetime import date, timedelta

from xundian.accounts.roles import BOUNDS, Place
from xundian.divisions.rules import prefix_range
from xundian.kit.feed.reading import WHOLE, Position, head, page
from xundian.sync.entities import ENTITIES, WINDOW_DAYS
from xundian.sync.queries import cursors
from xundian.sync.queries.rows import aged, found

KIND = "changes"
DROPS = ("update", "delete")


def since(on):
    """The first day of the window: what was over before it goes down no more."""
    return on - timedelta(days=WINDOW_DAYS)


def cursor_at(user, at, seq, window, change=WHOLE):
    """The cursor of a place in the feed (`at` is its Head) of a phone that holds what is in the window."""
    return cursors.seal(user, KIND, at, seq=seq, change=change, since=window)


def place_of(user):
    """Where a user's changes lie, as `page` takes it; nowhere for somebody without a place."""
    if BOUNDS[user.role].place == Place.SITE:
        return {"spot": user.site_id}
    return {"area": prefix_range(user.division_id) if user.division_id else ("", "")}


def changes(*, user, cursor, limit, on):
    """A page of the feed for a user: {epoch, seq, next_cursor, has_more, items}.

    Without a cursor the page is empty and its cursor stands at the end: the rows themselves come from a snapshot.
    Raises Resync.
    """
    now = head()
    if not cursor:
        return _answer(user, now, now.seq, WHOLE, on, [], has_more=False)
    said = cursors.read(user, KIND, now, cursor)
    rows, more = page(Position(said["seq"], said["change"]), limit=limit, **place_of(user))
    before = date.fromisoformat(said["since"])
    items = [*aged(user, before, since(on), seq=said["seq"]), *_items(user, rows, on)]
    last = rows[-1] if rows else None
    seq, change = (last.seq, last.id) if more or (last and last.seq > now.seq) else (now.seq, WHOLE)
    return _answer(user, now, seq, change, on, items, has_more=more)


def waits(user, seq):
    """Whether the feed holds a change for the user after a place: then the phone is behind."""
    return bool(page(Position(seq, WHOLE), limit=1, **place_of(user))[0])


def _answer(user, now, seq, change, on, items, *, has_more):
    cursor = cursor_at(user, now, seq, since(on), change)
    return {"epoch": now.epoch, "seq": seq, "next_cursor": cursor, "has_more": has_more, "items": items}


def _items(user, rows, on):
    """Each row once, at the place of its last change on the page."""
    newest, had = {}, set()
    for row in rows:
        key = (row.entity, row.entity_id)
        newest.pop(key, None)
        newest[key] = row
        if row.was_here and row.op in DROPS and (row.only_for is None or user.pk in row.only_for):
            had.add(key)
    wanted = {name: [pk for entity, pk in newest if entity == name and pk] for name in ENTITIES}
    now = found(user, {name: ids for name, ids in wanted.items() if ids}, since(on))
    for key, row in newest.items():
        item = _item(row, now.get(key), key in had)
        if item:
            yield item


def _item(row, now, had):
    said = {"seq": row.seq, "entity": row.entity, "id": row.entity_id and str(row.entity_id), "version": row.version}
    if row.op == "resync":
        return said | {"op": "resync"}
    if now:
        return said | {"version": now.version, "op": "upsert", "data": now.data}
    if not had:
        return None
    # Here, and seen by others of the place, means: it is over. Elsewhere, or seen by few: it is not for this user.
    over = row.op == "delete" or (row.is_here and row.only_for is None)
    return said | {"op": "tombstone" if over else "scope_out"}

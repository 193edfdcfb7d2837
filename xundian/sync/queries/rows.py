"""Rows of all entities as phones get them: one statement, whatever the number of rows and of entities."""

from typing import NamedTuple
from uuid import UUID

from django.db.models import IntegerField, Value

from xundian.sync.entities import ENTITIES, ORDER


class Row(NamedTuple):
    """A row on its way down."""

    entity: str
    id: UUID
    version: int
    data: dict | None


def found(user, wanted, since):
    """{(entity, id): Row} of those wanted ({entity: ids}) that the user's phone holds, in one statement."""
    parts = [
        _part(entity, entity.rows(user, since).filter(pk__in=wanted[entity.name]), entity.data())
        for entity in ORDER
        if entity.name in wanted
    ]
    return {(row.entity, row.id): row for row in _together(parts)}


def aged(user, before, since, *, seq):
    """Tombstones of what left the window since the phone last asked, in one statement; none on the same day."""
    if before >= since:
        return []
    parts = [_part(entity, entity.aged(user, before, since), Value(None)) for entity in ORDER]
    return [
        {"seq": seq, "entity": row.entity, "id": str(row.id), "version": row.version, "op": "tombstone"}
        for row in _together(parts)
    ]


def versions(user, since):
    """(entity, id, version) of everything a user's phone should hold, in one statement."""
    parts = [
        entity.rows(user, since).values_list(_number(entity), "pk", entity.version()) for entity in ORDER
    ]  # fmt: skip
    return [(ORDER[number].name, pk, version) for number, pk, version in _union(parts)]


def _part(entity, rows, data):
    return rows.values_list(_number(entity), "pk", entity.version(), data)


def _together(parts):
    return [Row(ORDER[number].name, pk, version, data) for number, pk, version, data in _union(parts)] if parts else []


def _union(parts):
    first, *others = parts
    return first.union(*others, all=True) if others else first


def _number(entity):
    return Value(list(ENTITIES).index(entity.name), IntegerField())

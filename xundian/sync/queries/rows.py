"""Rows of all entities as phones get them: one statement, whatever the number of rows and of entities."""

from typing import NamedTuple
from uuid import UUID

from django.db.models import IntegerField, Value

from xundian.sync.entities import ORDER


class Row(NamedTuple):
    """A row on its way down."""

    entity: str
    id: UUID
    version: int
    data: dict


def found(user, wanted, since):
    """{(entity, id): Row} of those wanted ({entity: ids}) that the user's phone holds, in one statement."""
    parts = [
        entity.rows(user, since)
        .filter(pk__in=wanted[entity.name])
        .values_list(_number(entity), "pk", entity.version(), entity.data())
        for entity in ORDER
        if entity.name in wanted
    ]
    rows = (Row(ORDER[number].name, *rest) for number, *rest in _union(parts)) if parts else ()
    return {(row.entity, row.id): row for row in rows}


def aged(user, before, since, *, seq):
    """Tombstones of what left the window since the phone last asked, in one statement; none on the same day."""
    if before >= since:
        return []
    return [
        {"seq": seq, "entity": entity, "id": str(pk), "version": version, "op": "tombstone"}
        for entity, pk, version in _versions(lambda entity: entity.aged(user, before, since))
    ]


def versions(user, since):
    """(entity, id, version) of everything a user's phone should hold, in one statement."""
    return _versions(lambda entity: entity.rows(user, since))


def _versions(rows_of):
    parts = [rows_of(entity).values_list(_number(entity), "pk", entity.version()) for entity in ORDER]
    return [(ORDER[number].name, pk, version) for number, pk, version in _union(parts)]


def _union(parts):
    first, *others = parts
    return first.union(*others, all=True) if others else first


def _number(entity):
    return Value(ORDER.index(entity), IntegerField())

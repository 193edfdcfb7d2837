"""What the rows of two people hold, table by table, and how a change of them is put back exactly.

PostgreSQL itself turns a row into JSON and back, so that no kind of column can be forgotten. Versions go on counting:
a record that was changed and changed back is no longer the one that somebody read before.
"""

import json

import pgtrigger
from django.apps import apps
from django.db.models import ForeignKey, Q
from psycopg.types.json import Jsonb

from laborers.registry import queries
from laborers.registry.models import DuplicatePair, Laborer, Merge, MergeMove
from xundian.kit.sql import execute, fetch

# pgtrigger.ignore puts its own parameter first: parameters stand in order here, not by name.
COUNTED = ("version", "updated_at")
APART = (Laborer, DuplicatePair, Merge, MergeMove)
ROWS = "SELECT t.{pk}::text, to_jsonb(t) FROM {table} t WHERE t.{pk} = ANY(%s)"
RESTORE = """
UPDATE {table} t SET {columns}
FROM jsonb_each(%s) kept, LATERAL jsonb_populate_record(NULL::{table}, kept.value) r
WHERE t.{pk}::text = kept.key
"""
REMOVE = "DELETE FROM {table} WHERE {pk}::text = ANY(%s)"


def tables():
    """{model: Q by which its rows belong to the people in the parameter}, one or two steps from a laborer."""
    paths = {}
    for model, field in queries.pointers():
        paths.setdefault(model, set()).add(field.name)
    near = dict(paths)
    for model in apps.get_models():
        if model in APART or model._meta.proxy or not model._meta.managed or _is_history(model):
            continue
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey) and field.related_model in near and field.related_model is not model:
                steps = {f"{field.name}__{path}" for path in near[field.related_model]}
                paths[model] = paths.get(model, set()) | steps
    return paths


def _is_history(model):
    return any(field.name == "pgh_id" for field in model._meta.concrete_fields)


def taken(people):
    """{table: {key: row}} of everything that tells of these people (keys), and of themselves."""
    found = {Laborer._meta.db_table: _rows(Laborer, people)}
    for model, paths in tables().items():
        condition = Q()
        for path in paths:
            condition |= Q(**{f"{path}__in": people})
        keys = list(model._base_manager.filter(condition).values_list("pk", flat=True).distinct())
        found[model._meta.db_table] = _rows(model, keys)
    return found


def _rows(model, keys):
    statement = ROWS.format(table=model._meta.db_table, pk=model._meta.pk.column)
    return {key: json.loads(row) for key, row in fetch(statement, [list(keys)])} if keys else {}


def differences(before, after):
    """[(table, former, written)]: {key: {column: value}} of what changed; the former of a new row is None."""
    for table, rows in after.items():
        former, written = {}, {}
        for key, row in rows.items():
            old = before.get(table, {}).get(key)
            changed = [name for name in row if name not in COUNTED and (old is None or old[name] != row[name])]
            if changed:
                former[key] = None if old is None else {name: old[name] for name in changed}
                written[key] = {name: row[name] for name in changed}
        if written:
            yield table, former, written


def changed_since(move):
    """Whether a row of this part of a merge is no longer what the merge wrote."""
    model = model_of(move.table)
    now = _rows(model, _keys(model, move.written))
    return any(
        key not in now or any(now[key][name] != value for name, value in values.items())
        for key, values in move.written.items()
    )


def _keys(model, texts):
    return [model._meta.pk.to_python(text) for text in texts]


def put_back(move, first=()):
    """The former values of one table; rows in `first`, then those of others' people, then the rest; new rows go."""
    model = model_of(move.table)
    table, pk = move.table, model._meta.pk.column
    made = [key for key, row in move.former.items() if row is None]
    if made:
        execute(REMOVE.format(table=table, pk=pk), [made])
    held = {field.column for other, field in queries.pointers() if other is model}
    kept = {key: row for key, row in move.former.items() if row is not None}
    for choice in (
        lambda key, row: key in first,
        lambda key, row: key not in first and held & set(row),
        lambda key, row: key not in first and not held & set(row),
    ):
        by_columns = {}
        for key, row in kept.items():
            if choice(key, row):
                by_columns.setdefault(tuple(row), {})[key] = row
        for columns, rows in by_columns.items():
            names = ", ".join(f'"{name}" = r."{name}"' for name in columns)
            execute(RESTORE.format(table=table, pk=pk, columns=names), [Jsonb(rows)])


def model_of(table):
    """The model of a table."""
    return next(model for model in apps.get_models() if model._meta.db_table == table and not model._meta.proxy)


def unlocked():
    """A context in which rows that nobody may change can go from one record of a person to the other."""
    guarded = (model for model in apps.get_models() if not model._meta.proxy and model in tables())
    names = [
        f"{model._meta.label}:{each.name}"
        for model in guarded
        for each in getattr(model._meta, "triggers", ())
        if each.name == "append_only"
    ]
    return pgtrigger.ignore(*names)

"""Checked rows are kept until they are loaded, so that a file is read and judged once and not twice.

A verdict rests on the file, the columns chosen for it, the place, the round, the day, the lists of codes and
divisions, the keys and the program itself. All of it makes the mark; when the mark of today is another, or the kept
rows are gone, the file is read again. What only the registry knows is compared anew in any case.
"""

import hashlib
import hmac
import json
from contextlib import contextmanager
from datetime import timedelta
from functools import cache
from pathlib import Path

from django.conf import settings
from django.db import transaction

from laborers.imports.checking import Reading
from laborers.imports.columns import Columns
from laborers.imports.models import KeptCheck, KeptRow
from laborers.imports.rules import Problem
from laborers.imports.staging import STAGE, Plan, Staged, analyse, tables_of
from xundian.kit.sealing import digest
from xundian.kit.sql import execute, fetch

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ("laborers", "xundian")
KEPT_FOR = timedelta(days=7)
LISTS = """
SELECT md5(string_agg(c::text, '' ORDER BY c.id)) FROM xundian_code c
UNION ALL SELECT md5(string_agg(d::text, '' ORDER BY d.code)) FROM xundian_division d
"""


def mark(batch, on):
    """64 characters that change with whatever a verdict about a row of the import rests on."""
    round = batch.round and (batch.round.opens, batch.round.closes, batch.round.county.name)
    rests_on = (
        batch.kind, batch.file_hash, batch.division_id, batch.year, round, on, batch.layout,
        fetch(LISTS), next(reversed(settings.SEAL_KEYS)), digest("kept").hex(), _program(),
    )  # fmt: skip
    return hashlib.sha256(json.dumps(rests_on, sort_keys=True, default=str).encode()).hexdigest()


@transaction.atomic
def keep(found, batch, *, mark, at):
    """Keep the staged rows and what was said about them; what other imports kept too long goes."""
    forget(batch)
    _drop(KeptCheck.objects.filter(at__lt=at - KEPT_FOR))
    names = [name for name, _kind in found.plan.columns]
    columns = found.columns
    KeptCheck.objects.create(batch_id=batch.pk, mark=mark, at=at, found={
        "plan": {"columns": found.plan.columns, "noted": found.plan.noted, "more": found.plan.more,
                 "keys": found.plan.keys},
        "columns": [columns.row, columns.index, columns.header, columns.ignored],
        "sheet": found.sheet, "rows": found.rows, "left_out": found.left_out,
        "problems": found.reader.problems, "notes": found.reader.notes, "unkept": found.unkept,
        "staged": _put(batch, names),
    })  # fmt: skip


def kept(batch, mark):
    """What the last check kept, if everything it rested on is as it was and no row got lost; else None."""
    row = KeptCheck.objects.filter(batch_id=batch.pk).first()
    if row is None or not hmac.compare_digest(row.mark, mark):
        return None
    return row if KeptRow.objects.filter(check_of=row).count() == row.found["staged"] else None


@contextmanager
def resumed(row, progress):
    """The kept rows in the temporary tables again, for the length of the block; yields staging.Staged."""
    told = row.found
    plan = _plan(told["plan"])
    reader = Reading(Columns(told["columns"][0], *told["columns"][1:3], tuple(told["columns"][3])))
    reader.problems, reader.notes = ([Problem(*each) for each in told[name]] for name in ("problems", "notes"))
    with tables_of(plan):
        cells = ", ".join(f"cells[{place}]::{kind}" for place, (_name, kind) in enumerate(plan.columns, 1))
        names = ", ".join(name for name, _kind in plan.columns)
        execute(
            f"INSERT INTO {STAGE} ({names}) SELECT {cells} FROM {KeptRow._meta.db_table} WHERE check_of_id = %s"
            " ORDER BY id", [row.pk],
        )  # fmt: skip
        analyse(plan)
        progress(told["rows"], told["rows"])
        yield Staged(plan, reader, told["sheet"], told["rows"], told["left_out"], tuple(told["unkept"]))


def forget(batch):
    """Let the kept rows of an import go, for it is loaded or checked again."""
    _drop(KeptCheck.objects.filter(batch_id=batch.pk))


def _put(batch, names):
    cells = ", ".join(f"{name}::text" for name in names)
    rows = f"SELECT %s, ARRAY[{cells}] FROM {STAGE} ORDER BY row_no"
    return execute(f"INSERT INTO {KeptRow._meta.db_table} (check_of_id, cells) {rows}", [batch.pk])


def _drop(checks):
    KeptRow.objects.filter(check_of__in=checks)._raw_delete(KeptRow.objects.db)
    checks.delete()


def _plan(kept):
    columns = tuple((name, kind) for name, kind in kept["columns"])
    return Plan(None, None, columns, None, kept["noted"], tuple(kept["more"]), tuple(kept["keys"]))


@cache
def _program():
    """The program's own text: a newer one may judge otherwise."""
    text = hashlib.sha256()
    for package in PROGRAM:
        for path in sorted((ROOT / package).rglob("*.py")):
            text.update(path.read_bytes())
    return text.hexdigest()

"""Reads of imports: the report in the reader's language, and the uploaded file."""

from collections import Counter

import psycopg
from django.db import connection
from django.utils.translation import gettext as _

from laborers.imports.kinds import kind_of
from laborers.imports.models import ImportBatch
from laborers.imports.rules import Problem
from laborers.imports.states import FILE_PROBLEMS, PROBLEMS
from xundian.kit.errors import Invalid
from xundian.kit.sealing import unseal_bytes

FILE_PLACE = "laborers_importbatch.file"
SHOWN_PROBLEMS = 2000
FIGURES = ("rows", "ready", "created", "updates", "unchanged", "set_aside", "warnings", "errors", "duplicates")


def report(batch, limit=SHOWN_PROBLEMS):
    """The report of DESIGN 7 in the active language: figures, the first `limit` problems, notes, what was ignored."""
    kept = batch.report
    if not kept:
        return {}
    told = {name: kept.get(name, 0) for name in FIGURES}
    return told | {
        "changed_fields": {column_name(batch, field): count for field, count in kept.get("changed", {}).items()},
        "ignored_columns": kept.get("ignored", []),
        "left_out_rows": kept.get("left_out", []),
        "problems": [sentence(batch, each) for each in kept.get("problems", [])[:limit]],
        "problems_total": kept.get("problems_total", 0),
        "notes": [sentence(batch, each) for each in kept.get("notes", [])[:limit]],
        "undo": kept.get("undo", {}),
    }


def problems(batch, *, level=None, start=0, count=50):
    """One page of problems, (rows of the page, how many there are): for the wizard's tabs."""
    rows = [each for each in batch.report.get("problems", []) if level is None or each[4] == level]
    return [sentence(batch, each) for each in rows[start : start + count]], len(rows)


def sentence(batch, kept):
    """A kept problem as a person reads it: {row, column, value, code, level, message}."""
    problem, kind = Problem(*kept), kind_of(batch)
    words = kind.sentences.get(problem.code) or PROBLEMS[problem.code]
    return {
        "row": problem.row,
        "column": column_name(batch, problem.field),
        "value": problem.value,
        "code": problem.code,
        "level": problem.level,
        "message": str(words) % problem.args,
    }


def column_name(batch, field):
    """The header as the file writes it; how our form writes it when the file has no such column."""
    written = batch.mapping.get("header", {}).get(field)
    return written or kind_of(batch).vocabulary.title(field)


def failure(batch):
    """Why the file as a whole could not be imported, or an empty text."""
    if not batch.failure:
        return ""
    return file_problem(batch.failure, batch.report.get("failure", {}))


def file_problem(code, args):
    """The sentence for a code of FILE_PROBLEMS."""
    return str(FILE_PROBLEMS.get(code, _("The import stopped unexpectedly. Try it again."))) % args


def invalid(refusal):
    """A Refused file as the error that doors know."""
    message = file_problem(refusal.code, refusal.args_of_code)
    return Invalid(message, code=refusal.code, field="file")


def row_counts(found):
    """Rows with a warning and rows with an error, of Problems."""
    rows = {level: {each.row for each in found if each.level == level} for level in ("warning", "error")}
    codes = Counter(each.code for each in found)
    return len(rows["warning"]), len(rows["error"]), codes["identity_twice"]


def bytes_cursor():
    """A cursor that sends and gets bytes as bytes; Django's own spells them out in hexadecimal, several times over."""
    connection.ensure_connection()
    return psycopg.Cursor(connection.connection)


def content(batch):
    """The uploaded file as it was; read when needed and kept nowhere, for it may be large."""
    statement = f"SELECT file_sealed FROM {ImportBatch._meta.db_table} WHERE id = %s"
    with bytes_cursor() as cursor:
        sealed = cursor.execute(statement, [batch.pk], binary=True).fetchone()[0]
    return unseal_bytes(sealed, place=FILE_PLACE, row_id=batch.pk)

"""The report of an import in the reader's language: figures, problems, and why a file failed."""

from collections import Counter

from django.utils.translation import gettext as _

from laborers.imports.kinds import kind_of
from laborers.imports.queries.paging import Worded
from laborers.imports.rules import NOTE, Problem
from laborers.imports.states import FILE_PROBLEMS, PROBLEMS
from xundian.kit.errors import Invalid
from xundian.kit.formats import written

SHOWN_PROBLEMS = 2000
FIGURES = (
    "rows", "ready", "created", "updates", "unchanged", "set_aside", "warnings", "errors", "duplicates", "doubts",
    "transfers",
)  # fmt: skip


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
        "problems": problems(batch)[:limit],
        "problems_total": kept.get("problems_total", 0),
        "notes": problems(batch, level=NOTE)[:limit],
        "undo": kept.get("undo", {}),
    }


def problems(batch, level=None, code=None):
    """The kept errors and warnings (or, with level "note", the notes) as sentences; worded where they are looked at.

    `code`: one code, or several; a code that nobody was told gives an empty list.
    """
    codes = {code} if isinstance(code, str) else code
    kept = batch.report.get("notes" if level == NOTE else "problems", [])
    rows = [each for each in kept if (level is None or each[4] == level) and (codes is None or each[3] in codes)]
    return Worded(rows, lambda each: sentence(batch, each))


def sentence(batch, kept):
    """A kept problem as a person reads it: {row, column, value, code, level, message}."""
    problem = Problem(*kept)
    return {
        "row": problem.row,
        "column": column_name(batch, problem.field),
        "value": problem.value,
        "code": problem.code,
        "level": problem.level,
        "message": told_as(kind_of(batch), problem.code, problem.args),
    }


def told_as(kind, code, args):
    """The sentence for a code of a kind: what is wrong or odd, and what to do."""
    return str(kind.sentences.get(code) or PROBLEMS[code]) % {name: written(value) for name, value in args.items()}


def column_name(batch, field):
    """The header as the file writes it; how our form writes it when the file has no such column."""
    vocabulary = kind_of(batch).vocabulary
    header = batch.mapping.get("header", {}).get(vocabulary.column_of(field))
    return header or vocabulary.title(field)


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

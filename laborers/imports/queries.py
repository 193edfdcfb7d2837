"""Reads of imports: what the checks must know of the county, and the report in the reader's language."""

from collections import Counter
from functools import cache

import psycopg
from django.db import connection
from django.utils.translation import gettext as _

from laborers.imports.checks import Facts
from laborers.imports.columns import SYNONYMS
from laborers.imports.models import ImportBatch
from laborers.imports.rules import Problem
from laborers.imports.states import FILE_PROBLEMS, PROBLEMS
from xundian.codes.queries import tables
from xundian.divisions.queries import name_book
from xundian.divisions.rules import split_name
from xundian.kit.errors import Invalid
from xundian.kit.sealing import unseal_bytes

SCHEMES = {
    "relation": ("relation",),
    "sex": ("sex",),
    "ethnic": ("ethnic_group",),
    "education": ("education",),
    "health": ("health_field", "health"),
    "labour_skill": ("labour_skill",),
    "category": ("household_category",),
    "status": ("transfer_status",),
    "reason": ("unemployed_reason",),
    "intention": ("intention",),
    "training_wish": ("occupation",),
}
FILE_PLACE = "laborers_importbatch.file"
PLACES = "destination"
OFFERED_WORDS = 14
SHORTEST_PLACE = 2
SHOWN_PROBLEMS = 2000
FIGURES = ("rows", "ready", "created", "updates", "unchanged", "set_aside", "warnings", "errors", "duplicates")


# --- facts for the checks -------------------------------------------------------------------------------------


def facts(batch, on):
    """The Facts for an import: two queries, whatever the size of the file.

    Words are read as they were meant when the round closed: 脱贫户 of 2018 is a registered poor household (codes 7).
    """
    county = batch.division_id[:6]
    day = min(on, batch.round.closes)
    lists = tables({PLACES, *(scheme for schemes in SCHEMES.values() for scheme in schemes)}, day)
    found = {field: [lists[scheme] for scheme in schemes] for field, schemes in SCHEMES.items()}
    return Facts(
        on=on,
        opens=batch.round.opens,
        closes=batch.round.closes,
        words={field: _finder(many) for field, many in found.items()},
        accepted={field: _offered(many[0]) for field, many in found.items()},
        village=_village_finder(name_book(county, on), batch.division_id),
        place=_place_finder(lists[PLACES]),
        county_name=split_name(batch.round.county.name)[0],
        province=county[:2],
    )


def _finder(lists):
    return lambda word: next((code for each in lists if (code := each.find(word))), None)


def _offered(words):
    """Labels to choose from; of a long list with sub-classes only the classes."""
    choices = words.choices("zh-hans")
    if len(choices) > OFFERED_WORDS:
        choices = [(code, label) for code, label in choices if code.endswith("0")] or choices
    labels = [label for _code, label in choices[:OFFERED_WORDS]]
    return "、".join(labels) + ("…" if len(choices) > OFFERED_WORDS else "")


def _village_finder(book, division_code):
    """(township name, village name) to (code, None) or (None, code of a problem); only inside the import's place."""
    county = division_code[:6]

    @cache
    def find(township, village):
        within = division_code[:9]
        if township:
            within = book.find(township, county).code
            if within is None or len(within) != 9:
                return None, "unknown_township"
        found = book.find(village, within)
        inside = [code for code in found.candidates if len(code) == 12 and code.startswith(division_code)]
        if len(inside) == 1:
            return inside[0], None
        return None, "village_ambiguous" if inside else "unknown_village"

    return find


def _place_finder(places):
    """A place of work to the code of the most exact place that its text begins with."""

    @cache
    def find(text):
        for length in range(len(text), SHORTEST_PLACE - 1, -1):
            code = places.find(text[:length])
            if code:
                return code
        return None

    return find


# --- the report -----------------------------------------------------------------------------------------------


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
    problem = Problem(*kept)
    return {
        "row": problem.row,
        "column": column_name(batch, problem.field),
        "value": problem.value,
        "code": problem.code,
        "level": problem.level,
        "message": str(PROBLEMS[problem.code]) % problem.args,
    }


def column_name(batch, field):
    """The header as the file writes it; how our form writes it when the file has no such column."""
    written = batch.mapping.get("header", {}).get(field)
    return written or (SYNONYMS[field].split()[0] if field in SYNONYMS else field)


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

"""The writes of imports: a workbook is received, checked as often as wanted, committed once, undone as a whole."""

import hashlib
from datetime import date, timedelta
from pathlib import PurePath
from typing import NamedTuple

import pghistory
from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from laborers.imports import queries
from laborers.imports.kinds import KINDS, kind_of
from laborers.imports.models import ImportBatch
from laborers.imports.reading import guard
from laborers.imports.rules import Refused
from laborers.imports.staging import LEFT_OUT_SHOWN
from laborers.imports.states import IMPORT_MOVES, ImportState
from laborers.surveys.models import SurveyRound
from xundian.kit import jobs
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.sealing import seal_bytes
from xundian.kit.sql import execute

UNDO_FOR = timedelta(days=7)
YEARS = range(2000, 2101)
PROBLEMS_KEPT = 50_000
NOTES_KEPT = 2000
MANY = 1000


class Task(NamedTuple):
    """A task of tasks.py by its name, for an action does not know its doors."""

    name: str


CHECK, COMMIT = Task("imports.check"), Task("imports.commit")


def limit():
    """Bytes a file may have."""
    return settings.UPLOAD_LIMIT_BYTES


def receive(*, kind, file_name, content, division, round, by, id=None):
    """Keep an uploaded workbook (bytes), sealed, about a year; a survey's round of it is opened when it is new.

    Raises Invalid for an unknown kind, a year out of range, and a file that is too large, hostile or no table at all;
    then nothing is kept.
    """
    if kind not in KINDS:
        raise Invalid(field="kind", code="unknown_kind", message=_("This kind of import is not known."))
    if round not in YEARS:
        raise Invalid(field="round", code="year", message=_("Give the round as a year, such as 2018."))
    try:
        if len(content) > limit():
            raise Refused("too_large", limit=limit() // 2**20)
        guard(content)
    except Refused as refusal:
        raise queries.invalid(refusal) from None
    batch = ImportBatch(
        id=id or new_id(),
        kind=kind,
        division=division,
        year=round,
        file_name=PurePath(file_name.replace("\\", "/")).name[-200:],
        file_hash=hashlib.sha256(content).hexdigest(),
        by=by,
    )
    with transaction.atomic():
        batch.round = _round(division.code[:6], round) if KINDS[kind].of_round else None
        batch.save(force_insert=True)
        _keep(batch, content)
    return _fresh(batch)


@transaction.atomic
def upload(*, kind, file_name, content, division, round, by, id=None):
    """Receive a workbook and have it checked in the background; with the broker down it waits to be checked."""
    batch = receive(
        kind=kind, file_name=file_name, content=content, division=division, round=round, by=by, id=id
    )  # fmt: skip
    jobs.queue(kind="import_check", arguments={"import": str(batch.pk)}, task=CHECK, by=by)
    return batch


@transaction.atomic
def start_commit(*, batch, by):
    """Have a checked import loaded in the background; asking again while it runs starts nothing.

    Raises MoveRefused for an import that was not checked, or is committed already.
    """
    row = _locked(batch)
    if row.state != ImportState.COMMITTING:
        row = _move(row, ImportState.COMMITTING, done=0)
        jobs.queue(kind="import_commit", arguments={"import": str(row.pk)}, task=COMMIT, by=by)
    return row


def check(*, batch, on, at, progress=None):
    """Read and check every row, and compare it with the registry; nothing but the report is written.

    `progress(done, total)` is called now and then. Raises Invalid when the file as a whole cannot be read: the import
    has then failed, and says why. MoveRefused once it is committed.
    """
    _move(batch, ImportState.CHECKING, done=0, total=0, failure="")
    kind = kind_of(batch)
    with _failing(batch, ImportState.FAILED), kind.staged(
        queries.content(batch), batch, on, sealing=False, progress=_shown(batch, progress)
    ) as found:  # fmt: skip
        kind.compare(found, batch)
        told = _told(found, kind)
    return _move(batch, ImportState.CHECKED, mapping=_mapping(found), report=told)


def commit(*, batch, by, on, at, progress=None):
    """Load the rows without errors, in one transaction: killed at any point it leaves nothing, and is simply repeated.

    Known people are updated, never moved to another village: such rows are set aside. Loading the same rows again
    changes nothing. Raises MoveRefused for an import that was not checked, or is committed already.
    """
    kind = kind_of(_move(batch, ImportState.COMMITTING, done=0))
    with _failing(batch, ImportState.CHECKED), kind.staged(
        queries.content(batch), batch, on, sealing=True, progress=_shown(batch, progress)
    ) as found, transaction.atomic(), pghistory.context(import_batch=str(batch.pk), **_acting(by)):  # fmt: skip
        row = _locked(batch)
        IMPORT_MOVES.check(row.state, ImportState.COMMITTED)
        _alone(row.division_id[:6])
        kind.compare(found, row, lock=True)
        told = _told(found, kind)
        kind.write(found, row, by=by, at=at)
        if told["created"] >= MANY:
            # The planner must know, or the next import takes the slow way until the nightly clean-up.
            execute(f"ANALYZE {', '.join(kind.tables)}")
        row.state, row.report, row.mapping, row.committed_at = ImportState.COMMITTED, told, _mapping(found), at
        row.save(update_fields=["state", "report", "mapping", "committed_at"])
    return _fresh(batch)


@transaction.atomic
def undo(*, batch, by, at):
    """Take a committed import back within seven days: former values and profiles return, row by row.

    A row that anything happened to since is kept and listed in report["undo"]["kept"] with its reason: edited,
    answered_again, carried_on (its case went on) or in_use (another record refers to it). People, households and cases
    that only this import made and nothing refers to are deleted; nobody who was known before ever is. Raises
    MoveRefused when it is not committed, Conflict after the seven days.
    """
    row = _locked(batch)
    IMPORT_MOVES.check(row.state, ImportState.UNDONE)
    if at > row.committed_at + UNDO_FOR:
        raise Conflict(_("An import can be undone for seven days. Correct the records one by one."), code="too_late")
    _alone(row.division_id[:6])
    with pghistory.context(import_undone=str(row.pk), **_acting(by)):
        row.report["undo"] = kind_of(row).take_back(row)
    row.state, row.undone_at = ImportState.UNDONE, at
    row.save(update_fields=["state", "report", "undone_at"])
    return _fresh(batch)


def _keep(batch, content):
    """The file itself, sealed."""
    sealed = seal_bytes(content, place=queries.FILE_PLACE, row_id=batch.pk)
    with queries.bytes_cursor() as cursor:
        cursor.execute(f"UPDATE {ImportBatch._meta.db_table} SET file_sealed = %s WHERE id = %s", [sealed, batch.pk])


def _fresh(batch):
    """The import as it is now, without its file."""
    return ImportBatch.objects.select_related("division", "round", "by").defer("file_sealed").get(pk=batch.pk)


def _locked(batch):
    rows = ImportBatch.objects.select_for_update(of=("self",)).select_related("division", "round", "round__county")
    return rows.defer("file_sealed").get(pk=batch.pk)


@transaction.atomic
def _move(batch, to, **values):
    row = _locked(batch)
    IMPORT_MOVES.check(row.state, to)
    row.state = to
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=["state", *values])
    return _fresh(batch)


class _failing:
    """Leave the import in a state from which it can be repeated, whatever goes wrong inside."""

    def __init__(self, batch, state):
        self.batch, self.state = batch, state

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if isinstance(error, Refused):
            told = {"failure": error.args_of_code}
            _move(self.batch, ImportState.FAILED, failure=error.code, report=told)
            raise queries.invalid(error) from None
        if error is not None and not connection.needs_rollback:
            self.batch.refresh_from_db(fields=["state"])
            if IMPORT_MOVES.allows(self.batch.state, self.state):
                _move(self.batch, self.state, failure="stopped" if self.state == ImportState.FAILED else "")
        return False


def _shown(batch, progress):
    """Show how far the reading is, to whoever looks at the import and to the caller."""

    def show(done, total):
        ImportBatch.objects.filter(pk=batch.pk).update(done=done, total=total)
        if progress:
            progress(done, total)

    return show


def _round(county_code, year):
    round, _created = SurveyRound.objects.get_or_create(
        county_id=county_code,
        year=year,
        defaults={
            "title": _("Labour survey %(year)s") % {"year": year},
            "opens": date(year, 1, 1),
            "closes": date(year, 12, 31),
        },
    )
    return round


def _mapping(found):
    return {"sheet": found.sheet, "header_row": found.columns.row, "header": found.columns.header}


def _told(found, kind):
    """The report as it is kept: figures, and problems as rows; their sentences are made when it is read."""
    told = kind.told(found)
    problems = sorted(found.reader.problems + told.doubts, key=lambda each: each.row)
    warnings, errors, duplicates = queries.row_counts(problems)
    return {
        "rows": found.rows,
        "ready": told.ready - told.set_aside,
        "created": told.created,
        "updates": told.updates,
        "unchanged": told.ready - told.set_aside - told.created - told.updates,
        "set_aside": told.set_aside,
        "warnings": warnings,
        "errors": errors,
        "duplicates": duplicates,
        "changed": told.changed,
        "ignored": list(found.columns.ignored),
        "left_out": found.left_out[:LEFT_OUT_SHOWN],
        "problems": [list(each) for each in problems[:PROBLEMS_KEPT]],
        "problems_total": len(problems),
        "notes": [list(each) for each in found.reader.notes[:NOTES_KEPT]],
    }


def _acting(by):
    return {"user": str(by.pk)} if by else {}


def _alone(county_code):
    """One load in a county at a time, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 2))", [f"import {county_code}"])

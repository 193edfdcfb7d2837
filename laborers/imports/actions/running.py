"""A check, a load and an undo, each whole or not at all."""

from datetime import timedelta

import pghistory
from django.db import connection, transaction
from django.utils.translation import gettext as _

from laborers.imports import keeping, queries
from laborers.imports.actions import verifying
from laborers.imports.actions.rows import Task, fresh, locked, move
from laborers.imports.kinds import kind_of
from laborers.imports.models import ImportBatch
from laborers.imports.rules import Refused
from laborers.imports.staging import LEFT_OUT_SHOWN
from laborers.imports.states import IMPORT_MOVES, ImportState
from laborers.registry import actions as registry
from xundian.kit import jobs
from xundian.kit.clock import day_of
from xundian.kit.errors import Conflict, MoveRefused
from xundian.kit.sql import execute
from xundian.messages.actions import notify

UNDO_FOR = timedelta(days=7)
PROBLEMS_KEPT = 50_000
NOTES_KEPT = 2000
MANY = 1000
COMMIT = Task("imports.commit")


@transaction.atomic
def start_commit(*, batch, by):
    """Have a checked import loaded in the background; asking again while it runs starts nothing.

    Raises MoveRefused for an import that was not checked, or is committed already.
    """
    row = locked(batch)
    if row.state != ImportState.COMMITTING:
        row = move(row, ImportState.COMMITTING, done=0)
        jobs.queue(kind="import_commit", arguments={"import": str(row.pk)}, task=COMMIT, by=by)
    return row


@transaction.atomic
def decline(*, batch, by):
    """Decide to import nothing of a checked import: it no longer waits, and may be laid out and checked anew.

    Raises MoveRefused for an import that was not checked, or is committed already.
    """
    if locked(batch).state != ImportState.CHECKED:
        raise MoveRefused(_("This import does not wait for a decision."))
    keeping.forget(batch)
    return move(batch, ImportState.FAILED, failure="declined")


def check(*, batch, on, at, progress=None):
    """Read and check every row, and compare it with the registry; only the report and the changes to come are written.

    `progress(done, total)` is called now and then. Raises Invalid when the file as a whole cannot be read: the import
    has then failed, and says why. MoveRefused once it is committed.
    """
    batch = move(batch, ImportState.CHECKING, done=0, total=0, failure="")
    kind, mark = kind_of(batch), keeping.mark(batch, on)
    with _failing(batch, ImportState.FAILED), _read(kind, batch, on, progress) as found:
        keeping.keep(found, batch, mark=mark, at=at)
        kind.compare(found, batch)
        _list_changes(found, batch, kind)
        told = _told(found, kind)[0]
    return move(batch, ImportState.CHECKED, mapping=_mapping(found), report=told)


def commit(*, batch, by, on, at, progress=None):
    """Load the rows without errors, in one transaction: killed at any point it leaves nothing, and is simply repeated.

    Known people are updated, never moved to another village: such rows are set aside, each with a transfer. Every
    warning becomes a Doubt. Loading the same rows again changes nothing. Raises MoveRefused for an import that was not
    checked, or is committed already.
    """
    batch = move(batch, ImportState.COMMITTING, done=0)
    kind = kind_of(batch)
    with _failing(batch, ImportState.CHECKED), _kept_or_read(
        kind, batch, on, progress
    ) as found, transaction.atomic(), pghistory.context(import_batch=str(batch.pk), **_acting(by)):  # fmt: skip
        row = locked(batch)
        IMPORT_MOVES.check(row.state, ImportState.COMMITTED)
        _alone(row.division_id[:6])
        kind.compare(found, row, lock=True)
        _list_changes(found, row, kind)
        told, problems = _told(found, kind)
        kind.write(found, row, by=by, at=at)
        told["doubts"] = verifying.raise_doubts(problems, found, row, kind, at=at)
        if kind.elsewhere:
            told["transfers"] = registry.open_transfers(kind.elsewhere(found, row), by=by, on=on)
        if told["created"] >= MANY:
            # The planner must know, or the next import takes the slow way until the nightly clean-up.
            execute(f"ANALYZE {', '.join(kind.tables)}")
        row.state, row.report, row.mapping, row.committed_at = ImportState.COMMITTED, told, _mapping(found), at
        row.save(update_fields=["state", "report", "mapping", "committed_at"])
        keeping.forget(row)
        counts = {name: told[name] for name in ("rows", "errors")}
        notify(
            users=[by] if by else [], kind="import_done", values=counts, link=f"/desk/imports/{row.pk}/",
            key=f"import_done:{row.pk}", at=at,
        )  # fmt: skip
    return fresh(batch)


@transaction.atomic
def undo(*, batch, by, at):
    """Take a committed import back within seven days: former values and profiles return, row by row.

    A row that anything happened to since is kept and listed in report["undo"]["kept"] with its reason: edited,
    answered_again, carried_on (its case went on) or in_use (another record refers to it). People, households and cases
    that only this import made and nothing refers to are deleted; nobody who was known before ever is. Raises
    MoveRefused when it is not committed, Conflict after the seven days.
    """
    row = locked(batch)
    IMPORT_MOVES.check(row.state, ImportState.UNDONE)
    if at > row.committed_at + UNDO_FOR:
        raise Conflict(_("An import can be undone for seven days. Correct the records one by one."), code="too_late")
    _alone(row.division_id[:6])
    with pghistory.context(import_undone=str(row.pk), **_acting(by)):
        verifying.withdraw(row, by=by, at=at)
        registry.withdraw_transfers(batch_id=row.pk, by=by, on=day_of(at))
        row.report["undo"] = kind_of(row).take_back(row)
        row.changes.all().delete()
    row.state, row.undone_at = ImportState.UNDONE, at
    row.save(update_fields=["state", "report", "undone_at"])
    return fresh(batch)


class _failing:
    """Leave the import in a state from which it can be repeated, whatever goes wrong inside."""

    def __init__(self, batch, state):
        self.batch, self.state = batch, state

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if isinstance(error, Refused):
            told = {"failure": error.args_of_code}
            move(self.batch, ImportState.FAILED, failure=error.code, report=told)
            raise queries.invalid(error) from None
        if error is not None and not connection.needs_rollback:
            self.batch.refresh_from_db(fields=["state"])
            if IMPORT_MOVES.allows(self.batch.state, self.state):
                move(self.batch, self.state, failure="stopped" if self.state == ImportState.FAILED else "")
        return False


def _read(kind, batch, on, progress):
    """The rows of the file, read and checked, in the temporary tables of the kind."""
    return kind.staged(queries.content(batch), batch, on, progress=_shown(batch, progress))


def _kept_or_read(kind, batch, on, progress):
    """The rows as the check kept them; read again when anything that the verdicts rest on is another now."""
    kept = keeping.kept(batch, keeping.mark(batch, on))
    return keeping.resumed(kept, _shown(batch, progress)) if kept else _read(kind, batch, on, progress)


def _shown(batch, progress):
    """Show how far the reading is, to whoever looks at the import and to the caller."""

    def show(done, total):
        ImportBatch.objects.filter(pk=batch.pk).update(done=done, total=total)
        if progress:
            progress(done, total)

    return show


def _mapping(found):
    return {"sheet": found.sheet, "header_row": found.columns.row, "header": found.columns.header}


def _list_changes(found, batch, kind):
    """The changes to come (or, while it is loaded, that come now), in place of those that were listed before."""
    with transaction.atomic():
        batch.changes.all().delete()
        if kind.list_changes:
            kind.list_changes(found, batch)


def _told(found, kind):
    """(the report as it is kept: figures, and problems as rows without sentences; every Problem)"""
    told = kind.told(found)
    problems = sorted(found.reader.problems + told.doubts, key=lambda each: each.row)
    warnings, errors, duplicates = queries.row_counts(problems)
    more, more_rows, more_twice = found.unkept
    return {
        "rows": found.rows,
        "ready": told.ready - told.set_aside,
        "created": told.created,
        "updates": told.updates,
        "unchanged": told.ready - told.set_aside - told.created - told.updates,
        "set_aside": told.set_aside,
        "warnings": warnings,
        "errors": errors + more_rows,
        "duplicates": duplicates + more_twice,
        "changed": told.changed,
        "ignored": list(found.columns.ignored),
        "left_out": found.left_out[:LEFT_OUT_SHOWN],
        "problems": [list(each) for each in problems[:PROBLEMS_KEPT]],
        "problems_total": len(problems) + more,
        "notes": [list(each) for each in found.reader.notes[:NOTES_KEPT]],
    }, problems


def _acting(by):
    return {"user": str(by.pk)} if by else {}


def _alone(county_code):
    """One load in a county at a time, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 2))", [f"import {county_code}"])

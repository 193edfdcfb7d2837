"""Writing the file of an export: read, laid out, sealed and kept piece by piece, so that no plain copy ever rests."""

from contextlib import closing
from uuid import UUID

from django.db import connection, transaction
from django.utils import translation

from xundian.accounts.actions import note_reads
from xundian.exports import ledger, queries
from xundian.exports.actions.ending import destroy, end, locked, must_wait
from xundian.exports.kinds import KINDS
from xundian.exports.models import Export, ExportChunk
from xundian.exports.rules import CHUNK_BYTES, KEPT_FOR
from xundian.exports.states import EXPORT_MOVES, ExportState, Format
from xundian.kit.errors import Invalid, Missing
from xundian.kit.sealing import seal_bytes
from xundian.kit.sheets import MOST_ROWS

NOTED_AT_A_TIME = 10_000


class Stopped(Exception):
    """The export ends without a file: `failure` is a code of FAILURES, empty when somebody cancelled it."""

    def __init__(self, failure=""):
        super().__init__(failure)
        self.failure = failure


def make(*, export, on, at, progress=None):
    """Write the file of a queued export, for its asker as he or she stands now; killed at any point, it is repeated.

    What the asker may no longer have, and more rows than one person alone may take out, are found here again.
    `progress(done, total)` is called now and then. The export as it stands afterwards: ready, failed, waiting for
    approval, or cancelled meanwhile.
    """
    row = _start(export)
    if row is None:
        return Export.objects.get(pk=export.pk)
    try:
        with translation.override(row.language):
            _write(row, on, at, progress)
    except Stopped as stop:
        _stop(row, stop.failure, at)
    except (Invalid, Missing):
        _stop(row, "filters", at)
    except Exception:
        if not connection.needs_rollback:
            _stop(row, "stopped", at)
        raise
    return Export.objects.get(pk=row.pk)


@transaction.atomic
def _start(export):
    """The export, running, with nothing written yet; None when it was cancelled before its turn."""
    row = locked(export)
    if not EXPORT_MOVES.allows(row.state, ExportState.RUNNING):
        return None
    row.state, row.attempt = ExportState.RUNNING, row.attempt + 1
    row.save(update_fields=["state", "attempt"])
    destroy([row.pk])
    return row


def _write(row, on, at, progress):
    kind = KINDS[row.kind]
    if code := queries.obstacle(row, row.by):
        raise Stopped(code)

    def look(done):
        if not Export.objects.filter(pk=row.pk, state=ExportState.RUNNING, attempt=row.attempt).exists():
            raise Stopped
        if progress:
            progress(done, found.count)

    found = ledger.opened(row, kind, user=row.by, on=on, look=look)
    with closing(found):
        if row.format == Format.XLSX and found.count > MOST_ROWS:
            raise Stopped("too_many_rows")
        if not row.approved and must_wait(row.by, row.with_identity, found.count, at, besides=row):
            return _wait(row, found.count)
        look(0)
        file = _SealedFile(row)
        ledger.write(file, row, kind, found, on=on, at=at)
        file.close()
        return _finish(row, found, file, at)


class _SealedFile:
    """Takes bytes as a file does, and keeps them sealed, piece by piece."""

    def __init__(self, row):
        self.row, self.size, self.pieces, self._waiting = row, 0, 0, bytearray()

    def write(self, data):
        """Keep what fills a piece, hold back the rest."""
        self._waiting += data
        while len(self._waiting) >= CHUNK_BYTES:
            self._keep(CHUNK_BYTES)
        return len(data)

    def flush(self):
        """Nothing waits but the last piece."""

    def close(self):
        """Keep the last piece."""
        if self._waiting:
            self._keep(len(self._waiting))

    def _keep(self, count):
        body, row = bytes(self._waiting[:count]), self.row
        del self._waiting[:count]
        key = queries.seal_key(row.pk, row.attempt, self.pieces)
        sealed = seal_bytes(body, place=queries.FILE_PLACE, row_id=key)
        ExportChunk.objects.create(export=row, attempt=row.attempt, number=self.pieces, body=sealed)
        self.pieces, self.size = self.pieces + 1, self.size + count


@transaction.atomic
def _finish(row, found, file, at):
    """The file is whole: from now on it can be taken home, and everyone in it has been read."""
    current = locked(row)
    if (current.state, current.attempt) != (ExportState.RUNNING, row.attempt):
        raise Stopped
    people = sorted(found.people)
    for start in range(0, len(people), NOTED_AT_A_TIME):
        records = [UUID(bytes=each) for each in people[start : start + NOTED_AT_A_TIME]]
        note_reads(user=row.by, model="laborers.laborer", records=records, how="export", at=at, purpose=row.reason)
    values = {
        "state": ExportState.READY, "rows": found.count, "columns": [each.name for each in found.columns],
        "query_hash": found.hash, "size": file.size, "chunks": file.pieces, "cut_off": at, "expires_at": at + KEPT_FOR,
    }  # fmt: skip
    for name, value in values.items():
        setattr(current, name, value)
    current.save(update_fields=list(values))


@transaction.atomic
def _wait(row, count):
    current = locked(row)
    if current.state == ExportState.RUNNING:
        current.state, current.expected = ExportState.WAITING, count
        current.save(update_fields=["state", "expected"])


@transaction.atomic
def _stop(row, failure, at):
    """End what does not become a file; what somebody cancelled stays cancelled."""
    current = locked(row)
    if current.attempt == row.attempt:
        if EXPORT_MOVES.allows(current.state, ExportState.FAILED) and failure:
            end(current, ExportState.FAILED, at=at, failure=failure)
        destroy([row.pk])

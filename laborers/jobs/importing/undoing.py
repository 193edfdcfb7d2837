"""Set-based SQL that takes an import of vacancies back, row by row where nobody has changed them since.

Vacancies that only this import made go again when nothing refers to them, former values return. The audit history keeps
it all.
"""

from laborers.imports.references import any_of, references
from laborers.imports.undoing import FREE, told
from laborers.jobs.importing.loading import TABLE
from laborers.jobs.importing.staging import TOLD
from laborers.jobs.models import Vacancy
from xundian.kit.sql import execute, fetch

COLLECT = (
    "DROP TABLE IF EXISTS import_undo",
    """
CREATE TEMPORARY TABLE import_undo ON COMMIT DROP AS
SELECT row_no, outcome = 'created' AS created, (before->>'vacancy')::uuid AS vacancy,
    (before->>'version')::int AS version, before->'was' AS was, NULL::text AS kept
FROM laborers_importrow WHERE batch_id = %(batch)s""",
)
LOCK = f"""
SELECT count(*) FROM (SELECT v.id FROM {TABLE} v JOIN import_undo u ON u.vacancy = v.id
    ORDER BY v.id FOR UPDATE OF v) locked
"""
EDITED = f"""
UPDATE import_undo u SET kept = 'edited'
WHERE NOT EXISTS (SELECT FROM {TABLE} v WHERE v.id = u.vacancy AND v.version = u.version)
"""
DELETE = f"DELETE FROM {TABLE} v USING import_undo u WHERE v.id = u.vacancy AND u.created AND {FREE}"
RETURN = f"""
UPDATE {TABLE} v SET {", ".join(f"{name} = (u.was->>'{name}')::{kind}" for name, kind in TOLD.items())},
    board_and_lodging = (u.was->>'board_and_lodging')::bool, state = u.was->>'state',
    batch_id = (u.was->>'batch_id')::uuid
FROM import_undo u WHERE v.id = u.vacancy AND NOT u.created AND {FREE}
"""


def take_back(batch):
    """Undo a committed import; {"undone": rows, "kept": [[row, reason]], "kept_total": rows}. Needs a transaction."""
    _collect(batch)
    fetch(LOCK)
    _mark()
    execute(DELETE)
    execute(RETURN)
    return told()


def foresee(batch):
    """What take_back would answer now; nothing is changed. Needs a transaction."""
    _collect(batch)
    _mark()
    return told()


def _collect(batch):
    for statement in COLLECT:
        execute(statement, {"batch": batch.pk})


def _mark():
    """Note for each row why it is kept, if it is: an offer, a check, a stand of an event refers to it."""
    execute(EDITED)
    in_use = any_of(references(Vacancy, "u.vacancy"))
    execute(f"UPDATE import_undo u SET kept = 'in_use' WHERE u.created AND {FREE} AND ({in_use})")

"""Set-based SQL that takes an import of household records back, row by row where nobody has changed them since.

Records that only this import made go again, former figures return. The audit history keeps it all.
"""

from laborers.economy.models import HouseholdEconomy
from laborers.imports.economy.loading import TABLE, TYPES
from laborers.imports.references import any_of, references
from laborers.imports.undoing import FREE, told
from xundian.kit.sql import execute, fetch

COLLECT = (
    "DROP TABLE IF EXISTS import_undo",
    """
CREATE TEMPORARY TABLE import_undo ON COMMIT DROP AS
SELECT row_no, outcome = 'created' AS created, (before->>'economy')::uuid AS economy,
    (before->>'version')::int AS version, before->'was' AS was, NULL::text AS kept
FROM laborers_importrow WHERE batch_id = %(batch)s""",
)
LOCK = f"""
SELECT count(*) FROM (SELECT e.id FROM {TABLE} e JOIN import_undo u ON u.economy = e.id
    ORDER BY e.id FOR UPDATE OF e) locked
"""
EDITED = f"""
UPDATE import_undo u SET kept = 'edited'
WHERE NOT EXISTS (SELECT FROM {TABLE} e WHERE e.id = u.economy AND e.version = u.version)
"""
DELETE = f"DELETE FROM {TABLE} e USING import_undo u WHERE e.id = u.economy AND u.created AND {FREE}"
RETURN = f"""
UPDATE {TABLE} e SET {", ".join(f"{name} = (u.was->>'{name}')::{kind}" for name, kind in TYPES.items())},
    household_id = (u.was->>'household_id')::uuid, sample_code = u.was->>'sample_code',
    division_id = u.was->>'division_id', batch_id = (u.was->>'batch_id')::uuid, by_id = (u.was->>'by_id')::uuid
FROM import_undo u WHERE e.id = u.economy AND NOT u.created AND {FREE}
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
    """Note for each row why it is kept, if it is."""
    execute(EDITED)
    in_use = any_of(references(HouseholdEconomy, "u.economy"))
    execute(f"UPDATE import_undo u SET kept = 'in_use' WHERE u.created AND {FREE} AND ({in_use})")

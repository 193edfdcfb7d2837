"""Set-based SQL that takes an import of indicators back, row by row where nobody has corrected a figure since.

Its figures are marked as taken back, what they had replaced holds again; nothing is deleted.
"""

from laborers.imports.undoing import FREE, told
from relocation.indicators.importing.loading import TABLE
from xundian.kit.sql import execute, fetch

COLLECT = (
    "DROP TABLE IF EXISTS import_undo",
    """
CREATE TEMPORARY TABLE import_undo ON COMMIT DROP AS
SELECT row_no, ARRAY(SELECT jsonb_array_elements_text(before->'figures'))::uuid[] AS figures, NULL::text AS kept
FROM laborers_importrow WHERE batch_id = %(batch)s""",
)
LOCK = f"""
SELECT count(*) FROM (SELECT e.id FROM {TABLE} e WHERE EXISTS (SELECT FROM import_undo u JOIN {TABLE} mine
    ON mine.id = ANY (u.figures) WHERE e.id IN (mine.id, mine.corrects_id)) ORDER BY e.id FOR UPDATE OF e) locked
"""
# A row goes back as a whole or not at all.
EDITED = f"""
UPDATE import_undo u SET kept = 'edited'
WHERE EXISTS (SELECT FROM {TABLE} e WHERE e.id = ANY (u.figures) AND e.state <> 'current')
"""
WITHDRAW = f"UPDATE {TABLE} e SET state = 'withdrawn' FROM import_undo u WHERE e.id = ANY (u.figures) AND {FREE}"
RETURN = f"""
UPDATE {TABLE} e SET state = 'current' FROM import_undo u JOIN {TABLE} mine ON mine.id = ANY (u.figures)
WHERE e.id = mine.corrects_id AND {FREE}
"""


def take_back(batch):
    """Undo a committed import; what laborers.imports.undoing.told tells. Needs a transaction."""
    _collect(batch)
    fetch(LOCK)
    execute(EDITED)
    execute(WITHDRAW)
    execute(RETURN)
    return told()


def foresee(batch):
    """What take_back would answer now; nothing is changed. Needs a transaction."""
    _collect(batch)
    execute(EDITED)
    return told()


def _collect(batch):
    for statement in COLLECT:
        execute(statement, {"batch": batch.pk})

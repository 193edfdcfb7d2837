"""Set-based SQL that puts compared rows among the records of the year, and notes for each what stood there before.

Runs inside one transaction, after loading.compare with locks; a row that says nothing new is not touched.
"""

from laborers.economy.rules import FIGURES
from laborers.imports.economy.loading import TABLE
from laborers.imports.staging import NEW_ID
from xundian.kit.sql import execute

TABLES = (TABLE,)
NAMES = ", ".join(FIGURES)

IDS = f"UPDATE import_stage SET economy = {NEW_ID}, version = 1 WHERE prior IS NULL AND aside IS NULL"
NEW = f"""
INSERT INTO {TABLE} (id, created_at, version, updated_at, year, division_id, household_id, sample_code, batch_id, by_id,
    {NAMES})
SELECT economy, %(at)s, 1, %(at)s, %(year)s, village, home, CASE WHEN home IS NULL THEN code ELSE '' END, %(batch)s,
    %(by)s, {NAMES}
FROM import_stage WHERE economy IS NOT NULL ORDER BY row_no
"""
SETS = [f"{name} = CASE WHEN '{name}' = ANY(s.changes) THEN s.{name} ELSE e.{name} END" for name in FIGURES]
CHANGED = f"""
WITH done AS (
    UPDATE {TABLE} e SET {", ".join(SETS)},
        household_id = coalesce(e.household_id, s.home),
        sample_code = CASE WHEN s.home IS NULL THEN e.sample_code ELSE '' END,
        division_id = CASE WHEN 'household_id' = ANY(s.changes) THEN s.village ELSE e.division_id END,
        batch_id = %(batch)s, by_id = %(by)s
    FROM import_stage s WHERE e.id = s.prior AND s.aside IS NULL AND s.changes <> '{{}}' RETURNING e.id, e.version)
UPDATE import_stage s SET version = done.version FROM done WHERE s.prior = done.id
"""
ROWS = """
INSERT INTO laborers_importrow (batch_id, row_no, outcome, laborer_id, response_id, before)
SELECT %(batch)s, row_no, CASE WHEN prior IS NULL THEN 'created' ELSE 'updated' END, NULL, NULL,
    jsonb_build_object('economy', coalesce(prior, economy), 'version', version, 'was', was, 'changes', changes)
FROM import_stage WHERE aside IS NULL AND (prior IS NULL OR changes <> '{}')
"""


def write(found, batch, *, by, at):
    """Write what compare found: new records, changed figures, and a row for undo of each."""
    keys = {"at": at, "by": by.pk if by else None, "batch": batch.pk, "year": batch.year}
    execute(IDS)
    for statement in (NEW, CHANGED, ROWS):
        execute(statement, keys)

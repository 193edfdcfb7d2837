"""Set-based SQL that puts compared lines on record, and notes for each row what it made.

Runs inside one transaction, after loading.compare with locks. What a line replaces stays readable; a line that says
nothing new is not touched.
"""

from laborers.imports.staging import NEW_ID, STAGE
from xundian.aggregates.importing.loading import TABLE
from xundian.kit.clock import day_of
from xundian.kit.sql import execute

TABLES = (TABLE,)
COPIED = "since, until, measure, part, done, registered, target, printed, percent, decimals, source"
STATEMENTS = (
    f"UPDATE {STAGE} SET record = {NEW_ID} WHERE NOT same",
    f"UPDATE {TABLE} e SET state = 'replaced' FROM {STAGE} s WHERE e.id = s.prior AND NOT s.same",
    f"""
INSERT INTO {TABLE} (id, created_at, version, updated_at, county_id, {COPIED}, reason, state, corrects_id,
    withdrawn_for, batch_id, entered_on, by_id)
SELECT record, %(at)s, 1, %(at)s, %(county)s, {COPIED}, '', 'current', prior, '', %(batch)s, %(on)s, %(by)s
FROM {STAGE} WHERE NOT same ORDER BY row_no""",
    f"""
INSERT INTO laborers_importrow (batch_id, row_no, outcome, laborer_id, response_id, before)
SELECT %(batch)s, row_no, CASE WHEN prior IS NULL THEN 'created' ELSE 'updated' END, NULL, NULL,
    jsonb_build_object('record', record)
FROM {STAGE} WHERE NOT same""",
)


def write(found, batch, *, by, at):
    """Write what compare found: the new lines, in force at once, and a row for undo of each row of the sheet."""
    keys = {
        "at": at, "on": day_of(at), "batch": batch.pk, "county": batch.division_id[:6], "by": by.pk if by else None,
    }  # fmt: skip
    for statement in STATEMENTS:
        execute(statement, keys)

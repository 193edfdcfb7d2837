"""Set-based SQL that puts compared figures on record, and notes for each row what it made.

Runs inside one transaction, after loading.compare with locks. What a figure replaces stays readable; a figure that says
nothing new is not touched.
"""

from laborers.imports.staging import NEW_ID
from relocation.indicators.importing.loading import TABLE
from relocation.indicators.importing.staging import FIGURES
from xundian.kit.clock import day_of
from xundian.kit.sql import execute

TABLES = (TABLE,)
STATEMENTS = (
    f"UPDATE {FIGURES} SET figure = {NEW_ID} WHERE NOT same",
    f"UPDATE {TABLE} e SET state = 'replaced' FROM {FIGURES} f WHERE e.id = f.prior AND NOT f.same",
    f"""
INSERT INTO {TABLE} (id, created_at, version, updated_at, county_id, year, indicator, amount, source, reason, state,
    corrects_id, withdrawn_for, batch_id, entered_on, by_id)
SELECT figure, %(at)s, 1, %(at)s, %(county)s, year, indicator, amount, source, '', 'current', prior, '', %(batch)s,
    %(on)s, %(by)s
FROM {FIGURES} WHERE NOT same ORDER BY year, indicator""",
    f"""
INSERT INTO laborers_importrow (batch_id, row_no, outcome, laborer_id, response_id, before)
SELECT %(batch)s, row_no, CASE WHEN bool_and(prior IS NULL) THEN 'created' ELSE 'updated' END, NULL, NULL,
    jsonb_build_object('figures', jsonb_agg(figure))
FROM {FIGURES} WHERE NOT same GROUP BY row_no""",
)


def write(found, batch, *, by, at):
    """Write what compare found: the new figures, in force at once, and a row for undo of each row of the sheet."""
    keys = {
        "at": at, "on": day_of(at), "batch": batch.pk, "county": batch.division_id[:6], "by": by.pk if by else None,
    }  # fmt: skip
    for statement in STATEMENTS:
        execute(statement, keys)

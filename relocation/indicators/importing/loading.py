"""Set-based SQL between the staged rows and the figures on record: one line a figure, and what it would replace."""

from laborers.imports.kind import Told
from relocation.indicators.importing.staging import FIGURES
from relocation.indicators.importing.vocabulary import INDICATORS
from relocation.indicators.models import YearFigure
from xundian.kit.sql import execute, fetch

TABLE = YearFigure._meta.db_table
# Whoever enters a figure by hand holds the county first.
LOCK_COUNTY = "SELECT code FROM xundian_division WHERE code = %(county)s FOR NO KEY UPDATE"
PLACES = "UPDATE import_stage SET village = %(county)s"
SPLIT = (
    f"DROP TABLE IF EXISTS {FIGURES}",
    f"""
CREATE TEMPORARY TABLE {FIGURES} AS
SELECT s.row_no, s.year, s.source, f.indicator, f.amount, NULL::uuid AS figure,
    (SELECT e.id FROM {TABLE} e WHERE e.county_id = %(county)s AND e.year = s.year AND e.indicator = f.indicator
        AND e.state = 'current') AS prior, false AS same
FROM import_stage s CROSS JOIN LATERAL (VALUES {", ".join(f"('{name}', s.{name})" for name in INDICATORS)})
    f (indicator, amount)
WHERE f.amount IS NOT NULL AND s.aside IS NULL""",
    f"""
UPDATE {FIGURES} f SET same = true FROM {TABLE} e
WHERE e.id = f.prior AND e.amount = f.amount AND e.source = f.source""",
)
# A row is new when all its figures are, and changes something when one of them replaces another.
COUNTS = f"""
SELECT count(*) FILTER (WHERE fresh), count(*) FILTER (WHERE NOT fresh AND NOT nothing_new), count(*) FROM (
    SELECT row_no, bool_and(prior IS NULL) AS fresh, bool_and(same) AS nothing_new FROM {FIGURES} GROUP BY row_no) rows
"""
CHANGED = f"""
SELECT indicator, count(*) FROM {FIGURES} WHERE prior IS NOT NULL AND NOT same
GROUP BY indicator ORDER BY count(*) DESC, indicator
"""


def compare(found, batch, *, lock=False):
    """Make one line of each staged figure, with the figure on record that it would replace.

    `lock`: hold the county until the transaction ends, because its figures are going to be changed.
    """
    keys = {"county": batch.division_id[:6]}
    if lock:
        fetch(LOCK_COUNTY, keys)
    execute(PLACES, keys)
    for statement in SPLIT:
        execute(statement, keys)


def told(found):
    """What compare found, as Told; no row is set aside."""
    created, updates, ready = fetch(COUNTS)[0]
    return Told(set_aside=0, created=created, updates=updates, ready=ready, changed=dict(fetch(CHANGED)), doubts=[])

"""Set-based SQL between the staged lines and those on record: which are new, and which replace another."""

from laborers.imports.kind import Told
from laborers.imports.staging import STAGE
from xundian.aggregates.models import AggregateRecord
from xundian.kit.sql import execute, fetch

TABLE = AggregateRecord._meta.db_table
# What a line says, by the column of the sheet.
SAID = {
    "done": ("done",), "registered": ("registered",), "target": ("target",),
    "printed": ("printed", "percent", "decimals"), "source": ("source",),
}  # fmt: skip


def _of(row, names):
    return f"({', '.join(f'{row}.{name}' for name in names)})"


ALL = sum(SAID.values(), ())
# Whoever records a line by hand holds the county first.
LOCK_COUNTY = "SELECT code FROM xundian_division WHERE code = %(county)s FOR NO KEY UPDATE"
COMPARE = f"""
UPDATE {STAGE} s SET village = %(county)s, prior = e.id,
    same = e.id IS NOT NULL AND {_of("e", ALL)} IS NOT DISTINCT FROM {_of("s", ALL)}
FROM {STAGE} own LEFT JOIN {TABLE} e ON e.county_id = %(county)s AND e.since = own.since AND e.until = own.until
    AND e.measure = own.measure AND e.part = own.part AND e.state = 'current'
WHERE s.row_no = own.row_no
"""
COUNTS = f"""
SELECT count(*) FILTER (WHERE prior IS NULL), count(*) FILTER (WHERE prior IS NOT NULL AND NOT same), count(*)
FROM {STAGE}
"""
DIFFERS = [f"{_of('s', each)} IS DISTINCT FROM {_of('e', each)}" for each in SAID.values()]
CHANGED = f"""
SELECT {", ".join(f"count(*) FILTER (WHERE {each})" for each in DIFFERS)}
FROM {STAGE} s JOIN {TABLE} e ON e.id = s.prior
"""


def compare(found, batch, *, lock=False):
    """Note beside each staged line the one on record that it would replace, and whether both say the same.

    `lock`: hold the county until the transaction ends, because its lines are going to be changed.
    """
    keys = {"county": batch.division_id[:6]}
    if lock:
        fetch(LOCK_COUNTY, keys)
    execute(COMPARE, keys)


def told(found):
    """What compare found, as Told; no row is set aside."""
    created, updates, ready = fetch(COUNTS)[0]
    changed = {name: count for name, count in zip(SAID, fetch(CHANGED)[0], strict=True) if count}
    return Told(set_aside=0, created=created, updates=updates, ready=ready, changed=changed, doubts=[])

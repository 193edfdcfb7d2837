"""Set-based SQL between the staged rows and the records of the year: whose they are, and what would change.

A code that is the number of a registered household means that household; any other is a sample household of the place
whose survey is imported. An empty cell erases nothing, and a missing column says nothing.
"""

from laborers.economy.rules import FIGURES
from laborers.imports.kind import Told
from laborers.imports.rules import ERROR, WARNING, Problem
from xundian.divisions.rules import prefix_range
from xundian.kit.sql import execute, fetch

TABLE = "laborers_householdeconomy"
# Columns of a record that an import may change, with the type in which a former value comes back from a document.
TYPES = dict.fromkeys(FIGURES, "int") | {
    name: "bigint" if name.endswith("_fen") else "numeric" for name in FIGURES if "members" not in name
}  # fmt: skip
# Where else in the county a household lives is never told.
FIND_HOMES = """
UPDATE import_stage s SET home = CASE WHEN h.division_id >= %(low)s AND h.division_id < %(high)s THEN h.id END,
    village = CASE WHEN h.division_id >= %(low)s AND h.division_id < %(high)s THEN h.division_id END,
    aside = CASE WHEN NOT (h.division_id >= %(low)s AND h.division_id < %(high)s) THEN 'household_elsewhere' END
FROM laborers_household h WHERE left(h.division_id, 6) = %(county)s AND h.number = s.code
"""
REST_ARE_SAMPLES = "UPDATE import_stage SET village = %(division)s WHERE village IS NULL"
# A form locks the household, or for a sample household the place, before it looks for a record of the year.
LOCK_HOMES = """
SELECT count(*) FROM (SELECT h.id FROM laborers_household h WHERE h.id IN (SELECT home FROM import_stage)
    ORDER BY h.id FOR UPDATE) locked
"""
LOCK_PLACE = "SELECT code FROM xundian_division WHERE code = %(division)s FOR NO KEY UPDATE"
FIND_PRIORS = (
    f"UPDATE import_stage s SET prior = e.id FROM {TABLE} e WHERE e.year = %(year)s AND e.household_id = s.home",
    # Also of a household that was registered after its sample record was made: the record becomes the household's.
    f"""
UPDATE import_stage s SET prior = e.id FROM {TABLE} e
WHERE s.prior IS NULL AND s.aside IS NULL AND e.year = %(year)s AND e.household_id IS NULL
    AND e.division_id = %(division)s AND e.sample_code = s.code""",
)
LOCK_PRIORS = f"""
SELECT count(*) FROM (SELECT e.id FROM {TABLE} e WHERE e.id IN (SELECT prior FROM import_stage)
    ORDER BY e.id FOR UPDATE) locked
"""
FIND_CHANGES = f"""
UPDATE import_stage s SET version = e.version, was = to_jsonb(e), changes = array_remove(ARRAY[
        CASE WHEN s.home IS NOT NULL AND e.household_id IS NULL THEN 'household_id' END,
        {", ".join(f"CASE WHEN s.{name} <> coalesce(e.{name}, s.{name} + 1) THEN '{name}' END" for name in FIGURES)}
    ]::text[], NULL),
    aside = CASE WHEN coalesce(s.working_members, e.working_members) > s.members THEN 'working_over_record' END
FROM {TABLE} e WHERE e.id = s.prior
"""
COUNTS = """
SELECT count(*) FILTER (WHERE aside = 'household_elsewhere'), count(*) FILTER (WHERE aside IS NULL AND prior IS NULL),
    count(*) FILTER (WHERE aside IS NULL AND changes <> '{}'), count(*) FILTER (WHERE aside IS DISTINCT FROM
    'working_over_record') FROM import_stage
"""
CHANGED_FIELDS = """
SELECT field, count(*) FROM (SELECT unnest(changes) AS field FROM import_stage WHERE aside IS NULL) named
GROUP BY field ORDER BY count(*) DESC, field
"""
ASIDE = "SELECT row_no, aside, code, members FROM import_stage WHERE aside IS NOT NULL ORDER BY row_no"


def compare(found, batch, *, lock=False):
    """Find the households of the staged rows, their records of the year, and what would change.

    `lock`: hold what was found until the transaction ends, because it is going to be changed.
    """
    low, high = prefix_range(batch.division_id)
    keys = {
        "low": low, "high": high, "county": batch.division_id[:6], "division": batch.division_id, "year": batch.year,
    }  # fmt: skip
    execute(FIND_HOMES, keys)
    execute(REST_ARE_SAMPLES, keys)
    if lock:
        fetch(LOCK_HOMES)
        fetch(LOCK_PLACE, keys)
    for statement in FIND_PRIORS:
        execute(statement, keys)
    if lock:
        fetch(LOCK_PRIORS)
    execute(FIND_CHANGES)


def told(found):
    """What compare found, as Told."""
    aside, created, updated, ready = fetch(COUNTS)[0]
    changed = {_field(column): count for column, count in fetch(CHANGED_FIELDS)}
    doubts = [_aside(*row) for row in fetch(ASIDE)]
    return Told(set_aside=aside, created=created, updates=updated, ready=ready, changed=changed, doubts=doubts)


def _field(column):
    return "household" if column == "household_id" else column.removesuffix("_fen")


def _aside(row, code, household, members):
    if code == "household_elsewhere":
        return Problem(row, "household", household, code, WARNING, {})
    return Problem(row, "members", str(members), code, ERROR, {})

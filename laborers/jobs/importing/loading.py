"""Set-based SQL between the staged rows and the vacancies: whose they are, which are on record, what would change.

A row means the open or filled vacancy of the same enterprise with the same title, trade, place and channel; any other
row is a new one. An empty cell erases nothing.
"""

from laborers.imports.kind import Told
from laborers.imports.rules import ERROR, Problem
from laborers.jobs.importing.staging import NAMED, TOLD
from xundian.kit.sql import execute, fetch

TABLE = "laborers_vacancy"
FIRM_KEY = r"lower(regexp_replace(normalize(name, NFKC), '\s', '', 'g'))"
FIND_FIRMS = (
    "UPDATE import_stage SET village = %(county)s",
    """
UPDATE import_stage s SET firm = e.id FROM laborers_enterprise e
WHERE e.county_id = %(county)s AND s.uscc <> '' AND e.uscc = s.uscc""",
    f"""
UPDATE import_stage s SET firm = CASE WHEN f.many = 1 THEN f.id END,
    aside = CASE WHEN f.many > 1 THEN 'enterprise_twice' END
FROM (SELECT {FIRM_KEY} AS key, min(id::text)::uuid AS id, count(*) AS many FROM laborers_enterprise
    WHERE county_id = %(county)s GROUP BY 1) f
WHERE s.uscc = '' AND f.key = s.firm_key""",
    "UPDATE import_stage SET aside = 'enterprise_unknown' WHERE firm IS NULL AND aside IS NULL",
)
FIND_TWICE = f"""
UPDATE import_stage s SET aside = 'post_twice', first_row = t.first_row FROM (
    SELECT row_no, min(row_no) OVER (PARTITION BY firm, {", ".join(NAMED)}) AS first_row
    FROM import_stage WHERE aside IS NULL) t
WHERE s.row_no = t.row_no AND t.first_row < s.row_no
"""
# Who publishes by hand meanwhile does not make a second one: the enterprise is held, as an offer holds the vacancy.
LOCK_FIRMS = """
SELECT count(*) FROM (SELECT e.id FROM laborers_enterprise e WHERE e.id IN (SELECT firm FROM import_stage)
    ORDER BY e.id FOR NO KEY UPDATE) locked
"""
FIND_PRIORS = f"""
UPDATE import_stage s SET prior = p.id FROM (
    SELECT DISTINCT ON (t.row_no) t.row_no, v.id FROM import_stage t JOIN {TABLE} v ON v.enterprise_id = t.firm
        AND {" AND ".join(f"v.{name} = t.{name}" for name in NAMED)} AND v.state IN ('open', 'filled')
    WHERE t.aside IS NULL ORDER BY t.row_no, v.created_at DESC, v.id) p
WHERE s.row_no = p.row_no
"""
LOCK_PRIORS = f"""
SELECT count(*) FROM (SELECT v.id FROM {TABLE} v WHERE v.id IN (SELECT prior FROM import_stage)
    ORDER BY v.id FOR NO KEY UPDATE) locked
"""
SAYS = "CASE WHEN s.{0} IS NOT NULL AND s.{0} IS DISTINCT FROM v.{0} THEN '{0}' END"
FIND_CHANGES = f"""
UPDATE import_stage s SET version = v.version, was = to_jsonb(v), changes = array_remove(ARRAY[
        {", ".join(map(SAYS.format, TOLD))}
    ]::text[], NULL),
    aside = CASE WHEN s.headcount < v.filled THEN 'more_filled'
        WHEN s.closes < coalesce(s.opens, v.opens) THEN 'days' END
FROM {TABLE} v WHERE v.id = s.prior
"""
COUNTS = """
SELECT count(*) FILTER (WHERE aside IS NULL AND prior IS NULL),
    count(*) FILTER (WHERE aside IS NULL AND changes <> '{}'), count(*) FILTER (WHERE aside IS NULL) FROM import_stage
"""
CHANGED_FIELDS = """
SELECT field, count(*) FROM (SELECT unnest(changes) AS field FROM import_stage WHERE aside IS NULL) named
GROUP BY field ORDER BY count(*) DESC, field
"""
ASIDE = """
SELECT row_no, aside, coalesce(nullif(uscc, ''), enterprise), title, headcount, closes::text, first_row
FROM import_stage WHERE aside IS NOT NULL ORDER BY row_no
"""
# The column that a refusal is about, and where its value stands in a row of ASIDE.
ABOUT = {
    "enterprise_unknown": ("enterprise", 0), "enterprise_twice": ("enterprise", 0), "post_twice": ("title", 1),
    "more_filled": ("headcount", 2), "days": ("closes", 3),
}  # fmt: skip


def compare(found, batch, *, lock=False):
    """Find the enterprises of the staged rows, their vacancies on record, and what would change.

    `lock`: hold what was found until the transaction ends, because it is going to be changed.
    """
    for statement in FIND_FIRMS:
        execute(statement, {"county": batch.division_id[:6]})
    execute(FIND_TWICE)
    if lock:
        fetch(LOCK_FIRMS)
    execute(FIND_PRIORS)
    if lock:
        fetch(LOCK_PRIORS)
    execute(FIND_CHANGES)


def told(found):
    """What compare found, as Told; a row that does not fit the records has an error, none is set aside."""
    created, updated, ready = fetch(COUNTS)[0]
    changed = {_column(name): count for name, count in fetch(CHANGED_FIELDS)}
    wrong = [_problem(*row) for row in fetch(ASIDE)]
    return Told(set_aside=0, created=created, updates=updated, ready=ready, changed=changed, doubts=wrong)


def _problem(row, code, *said):
    field, place = ABOUT[code]
    return Problem(row, field, str(said[place]), code, ERROR, {"first": said[-1]} if code == "post_twice" else {})


def _column(name):
    return {"wage_min_fen": "wage", "wage_max_fen": "wage_max"}.get(name, name)

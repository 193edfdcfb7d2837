"""Set-based SQL between the staged rows and the registry: what would change, and the change itself.

Every statement works on all rows at once, so their number does not depend on the file. People are found by the digest
of their identity number in the county, households by their number; nobody is moved to another village by an import.
"""

from laborers.imports.kind import Told
from laborers.imports.rules import WARNING, Problem
from laborers.imports.survey.staging import ANSWERS, HOME, PROFILE, told_of
from xundian.kit.sql import execute, fetch

FIND_PEOPLE = """
UPDATE import_stage s SET person = l.id, renamed = l.name <> s.name, laborer_version = l.version,
    aside = CASE WHEN l.division_id <> s.village THEN 'known_elsewhere'
                 WHEN l.left_on IS NOT NULL THEN 'left_registry' END
FROM laborers_laborer l WHERE left(l.division_id, 6) = %(county)s AND l.identity_digest = s.digest
"""
FIND_HOMES = """
UPDATE import_stage s SET home = h.id,
    aside = coalesce(s.aside, CASE WHEN h.division_id <> s.village THEN 'household_elsewhere' END)
FROM laborers_household h WHERE left(h.division_id, 6) = %(county)s AND h.number = s.household
"""
LOCK_PEOPLE = """
SELECT count(*) FROM (SELECT l.id FROM laborers_laborer l JOIN import_stage s ON s.person = l.id
    WHERE s.aside IS NULL ORDER BY l.id FOR UPDATE OF l) locked
"""
LOCK_HOMES = """
SELECT count(*) FROM (SELECT h.id FROM laborers_household h
    WHERE h.id IN (SELECT home FROM import_stage WHERE aside IS NULL) ORDER BY h.id FOR UPDATE) locked
"""
FIND_NEWER = """
UPDATE import_stage s SET newer = true FROM laborers_surveyresponse r JOIN laborers_surveyround o ON o.id = r.round_id
WHERE r.laborer_id = s.person AND r.is_profile AND o.year > %(year)s
"""
# How a changed answer, profile field and household field are found; {same} compares only columns the sheet has.
FIND_ANSWERS = """
UPDATE import_stage s SET prior = r.id, prior_revision = r.revision, answered = {differs}, changes = {changes}
FROM (SELECT DISTINCT ON (laborer_id) * FROM laborers_surveyresponse
      WHERE round_id = %(round)s AND laborer_id IN (SELECT person FROM import_stage)
      ORDER BY laborer_id, revision DESC) r
WHERE r.laborer_id = s.person
"""
NEW_ANSWERS = "UPDATE import_stage SET changes = '{surveyed_on}' WHERE prior IS NULL AND person IS NOT NULL"
# Rows without a change are left alone: when a file comes again, that is nearly every one.
FIND_PROFILES = """
UPDATE import_stage s SET changes = s.changes || {changes}, before = jsonb_strip_nulls(jsonb_build_object({before})),
    rehoused = s.home IS DISTINCT FROM l.household_id
FROM laborers_laborer l WHERE l.id = s.person AND s.aside IS NULL AND NOT s.newer AND ({changed})
"""
MAKE_HOMES = """
CREATE TEMPORARY TABLE import_home AS
SELECT s.household AS number, min(s.village) AS village, (array_agg(s.home))[1] AS home, min(s.row_no) AS first_row,
    bool_or(s.newer) AS newer, min(s.surveyed_on) AS day, {values}, false AS is_new, NULL::uuid AS period,
    NULL::date AS period_from, '{{}}'::text[] AS changes, '{{}}'::jsonb AS before, NULL::int AS version
FROM import_stage s WHERE s.aside IS NULL GROUP BY s.household
"""
FIND_HOME_CHANGES = """
UPDATE import_home i SET period = c.id, period_from = c.valid_from, changes = array_remove(ARRAY[
        CASE WHEN i.group_name <> h.group_name THEN 'group' END,
        CASE WHEN i.category <> h.category AND coalesce(c.valid_from <= i.day, true) THEN 'category' END], NULL),
    before = jsonb_strip_nulls(jsonb_build_object(
        'group_name', CASE WHEN i.group_name <> h.group_name THEN h.group_name END,
        'category', CASE WHEN i.category <> h.category AND coalesce(c.valid_from <= i.day, true) THEN h.category END))
FROM laborers_household h LEFT JOIN laborers_householdcategory c ON c.household_id = h.id AND c.valid_to IS NULL
WHERE h.id = i.home AND NOT i.newer
"""
CHANGED_HOME = "s.row_no IN (SELECT first_row FROM import_home WHERE changes <> '{}')"
COUNTS = f"""
SELECT count(*) FILTER (WHERE aside IS NOT NULL), count(*) FILTER (WHERE aside IS NULL AND person IS NULL),
    count(*) FILTER (WHERE aside IS NULL AND person IS NOT NULL AND (answered OR changes <> '{{}}' OR {CHANGED_HOME})),
    count(*) FROM import_stage s
"""
CHANGED_FIELDS = """
SELECT field, count(*) FROM (
    SELECT unnest(changes) AS field FROM import_stage WHERE aside IS NULL
    UNION ALL SELECT unnest(changes) FROM import_home) named
GROUP BY field ORDER BY count(*) DESC, field
"""
DOUBTS = """
SELECT row_no, code, CASE WHEN code IN ('known_elsewhere', 'left_registry') THEN hint
    WHEN code = 'name_differs' THEN name ELSE household END
FROM (
    SELECT *, aside AS code FROM import_stage WHERE aside IS NOT NULL
    UNION ALL SELECT *, 'name_differs' FROM import_stage WHERE aside IS NULL AND NOT newer AND renamed
    UNION ALL SELECT *, 'household_differs' FROM import_stage WHERE aside IS NULL AND NOT newer AND rehoused) told
ORDER BY row_no
"""
FIELDS = {
    "known_elsewhere": "identity", "left_registry": "identity", "name_differs": "name",
    "household_elsewhere": "household", "household_differs": "household",
}  # fmt: skip


def compare(staged, batch, *, lock=False):
    """Find people and households of the staged rows and what would change; notes it all in the temporary tables.

    `lock`: hold what was found until the transaction ends, because it is going to be changed.
    """
    keys = {"county": batch.division_id[:6], "year": batch.round.year, "round": batch.round_id}
    execute(FIND_PEOPLE, keys)
    execute(FIND_HOMES, keys)
    if lock:
        fetch(LOCK_HOMES)
        fetch(LOCK_PEOPLE)
    execute(FIND_NEWER, keys)
    execute(_find_answers(staged), keys)
    execute(NEW_ANSWERS)
    execute(_find_profiles(staged))
    execute(MAKE_HOMES.format(values=", ".join(map(_first_given, [column for column, *_rest in HOME]))))
    execute(FIND_HOME_CHANGES)


def told(staged):
    """What compare found, as Told; where else in the county a person is known is never told."""
    (aside, created, updated, ready), changed = fetch(COUNTS)[0], dict(fetch(CHANGED_FIELDS))
    doubts = [Problem(row, FIELDS[code], value, code, WARNING, {}) for row, code, value in fetch(DOUBTS)]
    return Told(set_aside=aside, created=created, updates=updated, ready=ready, changed=changed, doubts=doubts)


def _find_answers(staged):
    present = [(column, name) for column, name, _kind in ANSWERS if told_of(staged.reader, name)]
    pairs = [f"CASE WHEN s.{column} IS DISTINCT FROM r.{column} THEN '{name}' END" for column, name in present]
    mine, theirs = (", ".join(f"{side}.{column}" for column, _name in present) for side in "sr")
    changes = f"array_remove(ARRAY[{', '.join(pairs)}]::text[], NULL)"
    return FIND_ANSWERS.format(differs=f"({mine}) IS DISTINCT FROM ({theirs})", changes=changes)


def _find_profiles(staged):
    """An empty cell erases nothing; a missing column says nothing."""
    changed = {column: f"s.{column} <> '' AND s.{column} <> l.{column}" for column, *_rest in PROFILE}
    named = [(column, name, changed[column]) for column, name, _kind in PROFILE if told_of(staged.reader, name)]
    named += [("name", "name", "s.renamed"), ("household_id", "household", "s.home IS DISTINCT FROM l.household_id")]
    return FIND_PROFILES.format(
        changed=" OR ".join(f"({test})" for _column, _name, test in named),
        changes="array_remove(ARRAY[" + ", ".join(f"CASE WHEN {test} THEN '{name}' END" for _c, name, test in named)
        + "]::text[], NULL)",
        before=", ".join(
            f"'{column}', CASE WHEN {test} THEN l.{column}::text END"
            for column, _name, test in [*named, ("pinyin", "", "s.renamed"), ("initials", "", "s.renamed")]
        ),
    )  # fmt: skip


def _first_given(column):
    given = f"(array_agg(s.{column} ORDER BY s.row_no) FILTER (WHERE s.{column} <> ''))[1]"
    return f"{given} AS {column}"

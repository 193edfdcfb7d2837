"""Set-based SQL that takes an import back, row by row where nothing has happened since.

Former values and profiles return. People, households and cases that only this import made, and that nothing else in the
database refers to, are deleted again: they never were anybody's but the workbook's. Nobody who was known before, and
nobody anything else happened to, is deleted; such rows are kept and named. The audit history keeps it all.
"""

import pgtrigger

from laborers.imports.models import Doubt
from laborers.imports.references import any_of, references
from laborers.imports.survey.staging import PROFILE
from laborers.imports.undoing import FREE, told
from laborers.registry.models import Case, CaseEvent, DuplicatePair, Household, HouseholdCategory, Laborer
from laborers.surveys.models import SurveyResponse
from xundian.kit.sql import execute, fetch

TEXTS = ("name", "pinyin", "initials", *(column for column, *_rest in PROFILE))

COLLECT = (
    "DROP TABLE IF EXISTS import_undo",
    """
CREATE TEMPORARY TABLE import_undo ON COMMIT DROP AS
SELECT row_no, outcome = 'created' AS created, laborer_id AS person, response_id AS response, before,
    (before->>'case')::uuid AS opened_case, (before->>'home_id')::uuid AS home, NULL::text AS kept
FROM laborers_importrow WHERE batch_id = %(batch)s""",
    "ANALYZE import_undo",
)
LOCK = """
SELECT count(*) FROM (SELECT l.id FROM laborers_laborer l JOIN import_undo u ON u.person = l.id
    ORDER BY l.id FOR UPDATE OF l) locked
"""
TOUCHED = (
    ("edited", "EXISTS (SELECT FROM laborers_laborer l WHERE l.id = u.person"
     " AND l.version <> (u.before->>'laborer_version')::int)"),
    ("answered_again", "EXISTS (SELECT FROM laborers_surveyresponse r WHERE r.laborer_id = u.person"
     " AND r.id IS DISTINCT FROM u.response AND r.created_at >= %(since)s)"),
    ("carried_on", "EXISTS (SELECT FROM laborers_case c WHERE c.id = u.opened_case AND c.version > 1)"
     " OR (SELECT count(*) FROM laborers_caseevent e WHERE e.case_id = u.opened_case) > 1"),
)  # fmt: skip
# The profile goes back to the response that had it, unless another took it meanwhile.
TAKE_BACK = (
    f"DELETE FROM laborers_surveyresponse r USING import_undo u WHERE r.id = u.response AND {FREE}",
    f"""
UPDATE laborers_surveyresponse r SET is_profile = true FROM import_undo u
WHERE r.id = (u.before->>'former_profile')::uuid AND {FREE}""",
    f"DELETE FROM laborers_caseevent e USING import_undo u WHERE e.case_id = u.opened_case AND {FREE}",
    f"DELETE FROM laborers_case c USING import_undo u WHERE c.id = u.opened_case AND {FREE}",
    f"""
UPDATE laborers_doubt d SET laborer_id = NULL FROM import_undo u
WHERE d.laborer_id = u.person AND u.created AND {FREE}""",
    # A question whether two records are one person, which nobody has answered, ends with one of them.
    f"""
DELETE FROM laborers_duplicatepair p USING import_undo u
WHERE u.person IN (p.a_id, p.b_id) AND p.state = 'open' AND u.created AND {FREE}""",
    f"DELETE FROM laborers_laborer l USING import_undo u WHERE l.id = u.person AND u.created AND {FREE}",
    f"""
UPDATE laborers_laborer l SET
    {", ".join(f"{column} = coalesce(u.before->'laborer'->>'{column}', l.{column})" for column in TEXTS)},
    household_id = coalesce((u.before->'laborer'->>'household_id')::uuid, l.household_id)
FROM import_undo u WHERE l.id = u.person AND NOT u.created AND u.before ? 'laborer' AND {FREE}""",
)
SAME_HOME = "h.id = u.home AND h.version = (u.before->>'home_version')::int"
CHANGED_HOME = f"{SAME_HOME} AND NOT (u.before->>'home_created')::bool"
HOMES = (
    # Where the category changed: the period the import began goes, the one before goes on.
    f"""
DELETE FROM laborers_householdcategory c USING import_undo u, laborers_household h
WHERE {CHANGED_HOME} AND u.before->'home' ? 'category' AND c.household_id = h.id AND c.valid_to IS NULL
    AND c.valid_from = (u.before->>'home_day')::date AND c.id IS DISTINCT FROM (u.before->>'home_period')::uuid""",
    f"""
UPDATE laborers_householdcategory c SET valid_to = NULL, category = u.before->'home'->>'category'
FROM import_undo u, laborers_household h
WHERE {CHANGED_HOME} AND u.before->'home' ? 'category' AND c.id = (u.before->>'home_period')::uuid""",
    f"""
UPDATE laborers_household h SET group_name = coalesce(u.before->'home'->>'group_name', h.group_name),
    category = coalesce(u.before->'home'->>'category', h.category)
FROM import_undo u WHERE {CHANGED_HOME}""",
)


def take_back(batch):
    """Undo a committed import; {"undone": rows, "kept": [[row, reason]], "kept_total": rows}. Needs a transaction."""
    keys = _collect(batch)
    fetch(LOCK)
    _mark(keys)
    with pgtrigger.ignore(f"{CaseEvent._meta.label}:append_only"):
        for statement in TAKE_BACK:
            execute(statement)
    for statement in (*HOMES, *_empty_homes()):
        execute(statement, keys)
    return told()


def foresee(batch):
    """What take_back would answer now; nothing is changed. Needs a transaction."""
    _mark(_collect(batch))
    return told()


def _collect(batch):
    keys = {"batch": batch.pk, "since": batch.committed_at}
    for statement in COLLECT:
        execute(statement, keys)
    return keys


def _mark(keys):
    """Note for each row why it is kept, if it is."""
    for reason, condition in (*TOUCHED, *_referred()):
        execute(f"UPDATE import_undo u SET kept = '{reason}' WHERE {FREE} AND ({condition})", keys)


def _referred():
    """Conditions for rows that something else in the database refers to: any foreign key of any room."""
    yield "in_use", any_of(references(SurveyResponse, "u.response"))
    yield "in_use", any_of(references(Case, "u.opened_case", ours={CaseEvent: "true"}))
    ours = {
        Case: "x.id = u.opened_case", SurveyResponse: "x.id = u.response", Doubt: "x.batch_id = %(batch)s",
        DuplicatePair: "x.state = 'open'",
    }  # fmt: skip
    yield "in_use", "u.created AND (" + any_of(references(Laborer, "u.person", ours)) + ")"


def _empty_homes():
    """Households of this import with nobody and nothing in them go, with their categories."""
    used = any_of(references(Household, "h.id", ours={HouseholdCategory: "true"}))
    gone = f"SELECT h.id FROM laborers_household h JOIN import_undo u ON {SAME_HOME}"
    gone += f" WHERE (u.before->>'home_created')::bool AND NOT ({used})"
    yield f"DELETE FROM laborers_householdcategory c WHERE c.household_id IN ({gone})"
    yield f"DELETE FROM laborers_household WHERE id IN ({gone})"

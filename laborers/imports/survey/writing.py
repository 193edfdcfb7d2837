"""Set-based SQL that puts compared rows into the registry, and notes for each what stood there before.

Runs inside one transaction, after loading.compare with locks; the number of statements does not depend on the rows.
"""

from laborers.imports.staging import NEW_ID
from laborers.imports.survey.staging import ANSWERS, PROFILE, told_of
from xundian.kit.sql import execute

LIVE = "s.aside IS NULL"
ANSWERED = f"{LIVE} AND s.answered"
TABLES = (
    "laborers_household", "laborers_householdcategory", "laborers_laborer", "laborers_case", "laborers_surveyresponse",
)  # fmt: skip
EMPTY = {"text": "''", "bool": "false"}

HOMES = (
    f"UPDATE import_home SET home = {NEW_ID}, is_new = true, version = 1 WHERE home IS NULL",
    """
INSERT INTO laborers_household (id, created_at, version, updated_at, number, division_id, group_name, address, phone,
    category, site_id)
SELECT home, %(at)s, 1, %(at)s, number, village, coalesce(group_name, ''), '', '', coalesce(category, 'ordinary'), NULL
FROM import_home WHERE is_new""",
    f"""
INSERT INTO laborers_householdcategory (id, created_at, household_id, category, valid_from, valid_to, basis)
SELECT {NEW_ID}, %(at)s, home, coalesce(category, 'ordinary'), day, NULL, '' FROM import_home WHERE is_new""",
    # A correction of the same day changes the period in place; any other change ends it and begins the next.
    """
UPDATE laborers_householdcategory c SET category = i.category FROM import_home i
WHERE c.id = i.period AND 'category' = ANY(i.changes) AND i.period_from = i.day""",
    """
UPDATE laborers_householdcategory c SET valid_to = i.day - 1 FROM import_home i
WHERE c.id = i.period AND 'category' = ANY(i.changes) AND i.period_from < i.day""",
    f"""
INSERT INTO laborers_householdcategory (id, created_at, household_id, category, valid_from, valid_to, basis)
SELECT {NEW_ID}, %(at)s, home, category, day, NULL, '' FROM import_home
WHERE 'category' = ANY(changes) AND (period_from IS NULL OR period_from < day)""",
    """
WITH done AS (
    UPDATE laborers_household h SET
        group_name = CASE WHEN 'group' = ANY(i.changes) THEN i.group_name ELSE h.group_name END,
        category = CASE WHEN 'category' = ANY(i.changes) THEN i.category ELSE h.category END
    FROM import_home i WHERE h.id = i.home AND i.changes <> '{}' RETURNING h.id, h.version)
UPDATE import_home i SET version = done.version FROM done WHERE i.home = done.id""",
)
# One pass over the staged rows gives every id that is going to be written; `episode` says that a case is opened.
IDS = f"""
UPDATE import_stage s SET home = i.home, person = coalesce(s.person, s.laborer_id), is_new = s.person IS NULL,
    laborer_version = coalesce(s.laborer_version, 1), response = CASE WHEN s.answered THEN {NEW_ID} END,
    episode = CASE WHEN s.person IS NULL AND NOT s.newer THEN 1 END,
    opened_case = CASE WHEN s.person IS NULL AND NOT s.newer THEN {NEW_ID} END
FROM import_home i
WHERE i.number = s.household AND {LIVE} AND (s.person IS NULL OR s.answered OR s.changes <> '{{}}')
"""
NEW_PEOPLE = f"""
INSERT INTO laborers_laborer (id, created_at, version, updated_at, household_id, division_id, name, pinyin, initials,
    sex, birth, identity_sealed, identity_digest, identity_hint, left_on, left_reason,
    {", ".join(column for column, *_rest in PROFILE)})
SELECT person, %(at)s, 1, %(at)s, home, village, name, pinyin, initials, sex, birth, sealed, digest, hint, NULL, '',
    {", ".join(f"coalesce({column}, '')" for column, *_rest in PROFILE)}
FROM import_stage s WHERE is_new ORDER BY row_no
"""
CHANGED_PEOPLE = f"""
WITH done AS (
    UPDATE laborers_laborer l SET
        {", ".join(f"{c} = CASE WHEN s.before ? '{c}' THEN s.{c} ELSE l.{c} END" for c, *_rest in PROFILE)},
        name = CASE WHEN s.renamed THEN s.name ELSE l.name END,
        pinyin = CASE WHEN s.renamed THEN s.pinyin ELSE l.pinyin END,
        initials = CASE WHEN s.renamed THEN s.initials ELSE l.initials END,
        household_id = s.home
    FROM import_stage s WHERE l.id = s.person AND s.before <> '{{}}' RETURNING l.id, l.version)
UPDATE import_stage s SET laborer_version = done.version FROM done WHERE s.person = done.id
"""
# A known person without an open case gets the next episode, as anyone does who answers a survey; a survey older than
# the end of the last episode opens nothing.
NEXT_EPISODES = f"""
UPDATE import_stage s SET episode = past.last + 1, opened_case = {NEW_ID}
FROM (SELECT k.row_no, coalesce(max(c.episode), 0) AS last
      FROM import_stage k LEFT JOIN laborers_case c ON c.laborer_id = k.person
      WHERE NOT k.is_new AND k.aside IS NULL AND k.answered AND NOT k.newer GROUP BY k.row_no, k.surveyed_on
      HAVING bool_or(c.stage <> 'closed') IS NOT TRUE
          AND (max(c.closed_on) IS NULL OR max(c.closed_on) < k.surveyed_on)) past
WHERE past.row_no = s.row_no
"""
CASES = (
    """
INSERT INTO laborers_case (id, created_at, version, updated_at, laborer_id, division_id, episode, stage, opened_on,
    closed_on, outcome)
SELECT opened_case, %(at)s, 1, %(at)s, person, village, episode, 'surveyed', surveyed_on, NULL, ''
FROM import_stage WHERE episode IS NOT NULL ORDER BY row_no""",
    f"""
INSERT INTO laborers_caseevent (id, created_at, case_id, kind, "on", from_stage, to_stage, detail, by_id)
SELECT {NEW_ID}, %(at)s, opened_case, 'opened', surveyed_on, '', '', jsonb_build_object('episode', episode), %(by)s
FROM import_stage WHERE episode IS NOT NULL ORDER BY row_no""",
)
PROFILES = f"""
WITH former AS (
    UPDATE laborers_surveyresponse r SET is_profile = false FROM import_stage s
    WHERE r.laborer_id = s.person AND r.is_profile AND {ANSWERED} AND NOT s.newer RETURNING r.id, r.laborer_id)
UPDATE import_stage s SET former_profile = former.id FROM former WHERE former.laborer_id = s.person
"""
RESPONSES = """
INSERT INTO laborers_surveyresponse (id, created_at, round_id, laborer_id, division_id, revision, is_profile, batch_id,
    {columns})
SELECT s.response, %(at)s, %(round)s, s.person, s.village, coalesce(s.prior_revision, 0) + 1, NOT s.newer, %(batch)s,
    {values}
FROM import_stage s LEFT JOIN laborers_surveyresponse r ON r.id = s.prior WHERE s.response IS NOT NULL ORDER BY s.row_no
"""
ROWS = f"""
INSERT INTO laborers_importrow (batch_id, row_no, outcome, laborer_id, response_id, before)
SELECT %(batch)s, s.row_no, CASE WHEN s.is_new THEN 'created' ELSE 'updated' END, s.person, s.response,
    jsonb_strip_nulls(jsonb_build_object(
        'laborer', nullif(s.before, '{{}}'), 'laborer_version', s.laborer_version,
        'former_profile', s.former_profile, 'case', s.opened_case,
        'home', CASE WHEN i.home IS NOT NULL THEN i.before END, 'home_id', i.home, 'home_version', i.version,
        'home_created', i.is_new, 'home_period', i.period, 'home_day', i.day))
FROM import_stage s LEFT JOIN import_home i ON i.first_row = s.row_no AND (i.is_new OR i.changes <> '{{}}')
WHERE {LIVE} AND (s.is_new OR s.answered OR s.changes <> '{{}}' OR i.home IS NOT NULL)
"""


def write(staged, batch, *, by, at):
    """Write what compare found: households, people, cases with their first event, responses, and a row for undo."""
    keys = {"at": at, "by": by.pk if by else None, "batch": batch.pk, "round": batch.round_id}
    for statement in (*HOMES, IDS, NEW_PEOPLE, CHANGED_PEOPLE, NEXT_EPISODES, *CASES, PROFILES):
        execute(statement, keys)
    execute(_responses(staged), keys)
    execute(ROWS, keys)


def _responses(staged):
    """A column the sheet does not have keeps the answer of the former revision."""
    values = []
    for column, name, kind in ANSWERS:
        value = f"{'s' if told_of(staged.reader, name) else 'r'}.{column}"
        values.append(f"coalesce({value}, {EMPTY[kind]})" if kind in EMPTY else value)
    return RESPONSES.format(columns=", ".join(column for column, *_rest in ANSWERS), values=", ".join(values))

"""Set-based SQL that lists which values of known persons an import would change: codes and texts, no identities."""

from laborers.imports.survey.staging import ANSWERS, PROFILE, told_of
from xundian.kit.sql import execute

# Whoever answers a round for the first time changes what the profile says now; an older round changes no profile.
LIST = """
INSERT INTO laborers_importchange (batch_id, row_no, laborer_id, name, changes)
SELECT %(batch)s, row_no, person, name, changes FROM (
    SELECT s.row_no, s.person, l.name, jsonb_strip_nulls(jsonb_build_object({pairs})) AS changes
    FROM import_stage s JOIN laborers_laborer l ON l.id = s.person
    JOIN laborers_household o ON o.id = l.household_id
    LEFT JOIN laborers_surveyresponse r ON r.laborer_id = s.person
        AND CASE WHEN s.prior IS NULL THEN r.is_profile AND NOT s.newer ELSE r.id = s.prior END
    LEFT JOIN import_home i ON i.first_row = s.row_no AND i.changes <> '{{}}'
    LEFT JOIN laborers_household h ON h.id = i.home
    WHERE s.aside IS NULL AND (s.answered OR s.changes <> '{{}}' OR i.home IS NOT NULL)) listed
WHERE changes <> '{{}}' ORDER BY row_no
"""


def list_changes(staged, batch):
    """An ImportChange for each known person of the staged rows who would change; after compare, before write."""
    pairs = ", ".join(
        f"'{name}', CASE WHEN {test} THEN jsonb_build_array({before}, {after}) END"
        for name, test, before, after in _fields(staged)
    )
    execute(LIST.format(pairs=pairs), {"batch": batch.pk})


def _fields(staged):
    """(our field, condition, value before, value after), as loading finds and writing writes them."""
    yield "name", "'name' = ANY(s.changes)", "l.name", "s.name"
    yield "household", "'household' = ANY(s.changes)", "o.number", "s.household"
    for column, name, _kind in PROFILE:
        if told_of(staged.reader, name):
            yield name, f"s.before ? '{column}'", f"l.{column}", f"s.{column}"
    for column, name, kind in ANSWERS:
        if told_of(staged.reader, name):
            empty = f" AND NOT (r.id IS NULL AND s.{column} = '')" if kind == "text" else ""
            yield name, f"s.answered AND s.{column} IS DISTINCT FROM r.{column}{empty}", f"r.{column}", f"s.{column}"
    yield "group", "'group' = ANY(i.changes)", "h.group_name", "i.group_name"
    yield "category", "'category' = ANY(i.changes)", "h.category", "i.category"

"""Set-based SQL that puts compared rows among the vacancies, and notes for each what stood there before.

Runs inside one transaction, after loading.compare with locks; a row that says nothing new is not touched.
"""

from laborers.imports.staging import NEW_ID
from laborers.jobs.importing.loading import TABLE
from laborers.jobs.importing.staging import NAMED, TOLD
from laborers.jobs.models import Vacancy
from xundian.kit.clock import day_of
from xundian.kit.sql import execute

TABLES = (TABLE,)
IDS = f"UPDATE import_stage SET vacancy = {NEW_ID}, version = 1 WHERE prior IS NULL AND aside IS NULL"
CHANGED = f"""
WITH done AS (
    UPDATE {TABLE} v SET
        {", ".join(f"{name} = coalesce(s.{name}, v.{name})" for name in TOLD)},
        board_and_lodging = coalesce(s.board, v.board) AND coalesce(s.lodging, v.lodging),
        state = CASE WHEN v.filled >= s.headcount THEN 'filled' ELSE 'open' END, batch_id = %(batch)s
    FROM import_stage s WHERE v.id = s.prior AND s.aside IS NULL AND s.changes <> '{{}}' RETURNING v.id, v.version)
UPDATE import_stage s SET version = done.version FROM done WHERE s.prior = done.id
"""
ROWS = """
INSERT INTO laborers_importrow (batch_id, row_no, outcome, laborer_id, response_id, before)
SELECT %(batch)s, row_no, CASE WHEN prior IS NULL THEN 'created' ELSE 'updated' END, NULL, NULL,
    jsonb_build_object('vacancy', coalesce(prior, vacancy), 'version', version, 'was', was, 'changes', changes)
FROM import_stage WHERE aside IS NULL AND (prior IS NULL OR changes <> '{}')
"""


def write(found, batch, *, by, at):
    """Write what compare found: new vacancies, open at once, changed ones, and a row for undo of each."""
    keys = {"at": at, "on": day_of(at), "batch": batch.pk, "county": batch.division_id[:6]}
    execute(IDS)
    execute(_insert(), keys | _defaults())
    execute(CHANGED, keys)
    execute(ROWS, keys)


def _defaults():
    """What a new vacancy has where its row says nothing: as the form has it; nothing for a number."""
    return {f"default_{name}": Vacancy._meta.get_field(name).get_default() for name in TOLD if name != "opens"}


def _insert():
    told = ", ".join("coalesce(opens, %(on)s)" if name == "opens" else _or_default(name) for name in TOLD)
    both = f"{_or_default('board')} AND {_or_default('lodging')}"
    return f"""
INSERT INTO {TABLE} (id, created_at, version, updated_at, enterprise_id, county_id, filled, state, source, batch_id,
    effective, {", ".join(NAMED)}, {", ".join(TOLD)}, board_and_lodging)
SELECT vacancy, %(at)s, 1, %(at)s, firm, %(county)s, 0, 'open', 'import', %(batch)s, 'unchecked',
    {", ".join(NAMED)}, {told}, {both}
FROM import_stage WHERE vacancy IS NOT NULL ORDER BY row_no
"""


def _or_default(name):
    return f"coalesce({name}, %(default_{name})s::{TOLD[name]})"

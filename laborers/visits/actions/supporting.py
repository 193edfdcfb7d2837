"""Support visits to households that moved into a home of a site, planned by the moves a room above tells (W2.2-4)."""

from django.db import transaction

from laborers.visits import rules
from laborers.visits.actions.planning import excuse_again
from laborers.visits.states import VisitKind
from xundian.kit.sql import execute, fetch

# The same windows as rules.support_windows; a test compares them.
WINDOWS = """
    SELECT m.household_id, h.division_id, to_char(d.mark, 'YYYY-MM') AS period,
           d.mark - %(margin)s::int AS window_from, d.mark + %(margin)s::int AS window_to
    FROM unnest(%(households)s::uuid[], %(days)s::date[]) AS m(household_id, moved_on)
    JOIN laborers_household h ON h.id = m.household_id
    CROSS JOIN unnest(%(months)s::int[]) AS k(months)
    CROSS JOIN LATERAL (SELECT (m.moved_on + make_interval(months => k.months))::date AS mark) d
"""
PLAN = f"""
WITH owed AS MATERIALIZED (SELECT w.* FROM ({WINDOWS}) w
    WHERE w.window_from <= %(on)s::date AND w.window_to >= %(on)s::date - %(latest)s::int),
made AS (
    INSERT INTO laborers_visitplan (
        id, created_at, updated_at, version, kind, household_id, division_id, destination, period, window_from,
        window_to, state, reason)
    SELECT gen_random_uuid(), now(), now(), 1, %(kind)s, household_id, division_id, '', period, window_from, window_to,
           'planned', ''
    FROM owed ORDER BY household_id, period ON CONFLICT DO NOTHING RETURNING 1),
revived AS (
    UPDATE laborers_visitplan v SET state = 'planned', reason = '', window_from = o.window_from, window_to = o.window_to
    FROM owed o WHERE v.household_id = o.household_id AND v.kind = %(kind)s AND v.period = o.period
    AND (v.state = 'cancelled' OR v.state = 'planned'
         AND (v.window_from, v.window_to) IS DISTINCT FROM (o.window_from, o.window_to)) RETURNING 1)
SELECT (SELECT count(*) FROM made), (SELECT count(*) FROM revived)
"""
CANCEL = f"""
UPDATE laborers_visitplan SET state = 'cancelled', reason = 'ended'
WHERE id IN (
    SELECT v.id FROM laborers_visitplan v
    WHERE v.kind = %(kind)s AND v.state = 'planned'
    AND NOT EXISTS (SELECT FROM ({WINDOWS}) w WHERE w.household_id = v.household_id AND w.period = v.period)
    ORDER BY v.id FOR NO KEY UPDATE)
"""


@transaction.atomic
def plan_support(*, moves, on):
    """Plan the support visits owed by the day `on` to households that live at a site, cancel those owed no more.

    `moves` holds (household key, day of moving in) of every household that lives at one now: what waits of any other,
    or of an earlier home, is cancelled. What is done or excused stays. Counts {planned, revived, cancelled, excused}.
    """
    households = [household for household, _day in moves]
    parameters = {
        "households": households, "days": [day for _household, day in moves], "months": list(rules.SUPPORT_MONTHS),
        "margin": rules.SUPPORT_MARGIN, "latest": rules.SUPPORT_LATEST, "kind": VisitKind.SETTLING_IN.value, "on": on,
    }  # fmt: skip
    cancelled = execute(CANCEL, parameters)
    made, revived = fetch(PLAN, parameters)[0]
    excused = excuse_again(households=households) if made or revived else 0
    return {"planned": made, "revived": revived, "cancelled": cancelled, "excused": excused}

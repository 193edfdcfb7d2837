"""Planning visits: what is owed is planned, what is owed no more is cancelled, in one statement per kind."""

from django.db import transaction

from laborers.visits import queries
from laborers.visits.models import VisitPlan
from laborers.visits.states import Excuse, PlanState, VisitKind
from xundian.kit.sql import execute, fetch

PLAN = """
WITH owed AS MATERIALIZED ({owed}),
found AS MATERIALIZED (
    SELECT owed.*, known.id, known.state, known.window_from AS planned_from FROM owed LEFT JOIN LATERAL (
        SELECT v.id, CASE WHEN v.excused_by_id IS NULL THEN v.state ELSE 'planned' END AS state, v.window_from
        FROM laborers_visitplan v
        WHERE {same} AND v.period = owed.period AND v.kind = '{kind}' LIMIT 1) known ON true),
made AS (
    INSERT INTO laborers_visitplan (
        id, created_at, updated_at, version, kind, household_id, laborer_id, placement_id, division_id, destination,
        period, window_from, window_to, state, reason)
    SELECT gen_random_uuid(), now(), now(), 1, '{kind}', household_id, laborer_id, placement_id, division_id,
           destination, period, window_from, window_to, 'planned', ''
    FROM found WHERE id IS NULL ORDER BY household_id, placement_id, period
    ON CONFLICT DO NOTHING RETURNING 1),
revived AS (
    UPDATE laborers_visitplan v SET state = 'planned', reason = '', excused_by_id = NULL,
        window_from = LEAST(v.window_from, f.window_from)
    FROM found f WHERE v.id = f.id
    AND (f.state = 'cancelled' OR f.state = 'planned' AND f.planned_from > f.window_from)
    AND (v.state IN ('cancelled', 'planned') OR v.excused_by_id IS NOT NULL) RETURNING 1)
SELECT (SELECT count(*) FROM made), (SELECT count(*) FROM revived)
"""
_OF_HOUSEHOLD = "v.household_id = owed.household_id AND v.placement_id IS NULL"
SAME = {
    VisitKind.HOUSEHOLD_MONTHLY: _OF_HOUSEHOLD,
    VisitKind.FIELD_HALF_YEAR: "v.placement_id = owed.placement_id",
    VisitKind.CARE_YEARLY: _OF_HOUSEHOLD,
}
# Only an end can undo what was owed, or a move, after which each household is looked at by itself; rows are locked in
# one order, so that two sweeps never wait in a ring.
CANCEL = """
UPDATE laborers_visitplan SET state = 'cancelled', reason = 'ended'
WHERE state = 'planned' AND id IN (
    SELECT v.id FROM laborers_visitplan v
    WHERE v.state = 'planned' AND v.kind = '{kind}'
    AND (v.household_id = ANY(%(households)s::uuid[]) OR %(households)s::uuid[] IS NULL AND v.household_id IN (
        SELECT e.household_id FROM laborers_placement e WHERE e.area <> 'in_county'
        AND e.ended_on >= %(on)s::date - 366))
    AND {not_owed}
    ORDER BY v.id FOR NO KEY UPDATE)
"""


# The periods {e} that are for a plan v: those of the household for visits to it, those of a migrant for visits in the
# field; none of one subject overlap. A plan is excused when they leave no day of its window (rules.excused_by).
_PERIODS = """{e}.withdrawn_on IS NULL AND {e}.household_id = v.household_id
    AND {e}.laborer_id IS NOT DISTINCT FROM v.laborer_id"""
_COVERED = f"""(
    SELECT COALESCE(range_agg(daterange(c.from_on, c.to_on, '[]')), '{{}}')
        @> daterange(v.window_from, v.window_to, '[]')
    FROM laborers_excusedperiod c
    WHERE {_PERIODS.format(e="c")} AND c.to_on >= v.window_from AND c.from_on <= v.window_to)"""
BRING_BACK = f"""
UPDATE laborers_visitplan SET state = 'planned', reason = '', excused_by_id = NULL
WHERE id IN (
    SELECT v.id FROM laborers_visitplan v
    WHERE v.excused_by_id IS NOT NULL
    AND (%(households)s::uuid[] IS NULL OR v.household_id = ANY(%(households)s::uuid[]))
    AND NOT {_COVERED}
    ORDER BY v.id FOR NO KEY UPDATE)
"""
EXCUSE = f"""
UPDATE laborers_visitplan p SET state = 'excused', reason = last.reason, excused_by_id = last.id
FROM (
    SELECT v.id AS plan_id, e.id, e.reason FROM laborers_excusedperiod e
    JOIN laborers_visitplan v ON {_PERIODS.format(e="e")} AND v.window_to BETWEEN e.from_on AND e.to_on
    WHERE v.state = 'planned' AND (%(households)s::uuid[] IS NULL OR e.household_id = ANY(%(households)s::uuid[]))
    AND (e.from_on <= v.window_from OR {_COVERED})
    ORDER BY v.id FOR NO KEY UPDATE OF v) last
WHERE p.id = last.plan_id AND p.state = 'planned'
"""


@transaction.atomic
def plan(*, on, households=None):
    """Plan every visit that is owed by the day `on`, back to each start, and cancel what is owed no more (X2.2-7).

    Of some households (keys), or of all. Rows that are done, or that an officer excused, stay as they are; excused
    periods excuse what lies in them and give back what no longer does. Returns counts {planned, revived, cancelled,
    excused}.
    """
    parameters = {"on": on, "households": households}
    total = {"planned": 0, "revived": 0, "cancelled": 0}
    execute(BRING_BACK, parameters)
    for kind in queries.OF_WORK:
        owed = queries.owed(kind, anew=households is not None)
        statement = PLAN.format(kind=kind.value, owed=owed, same=SAME[kind])
        made, revived = fetch(statement, parameters)[0]
        gone = execute(CANCEL.format(kind=kind.value, not_owed=queries.NOT_OWED[kind]), parameters)
        total = {"planned": total["planned"] + made, "revived": total["revived"] + revived,
                 "cancelled": total["cancelled"] + gone}  # fmt: skip
    return total | {"excused": execute(EXCUSE, parameters)}


def excuse_again(*, households):
    """Excuse what waits in these households (keys) and lies in an excused period; how many."""
    return execute(EXCUSE, {"households": households})


def plan_for(*, household, on):
    """The same for one household at once, when something changed in it; its whole history is looked at anew."""
    return plan(on=on, households=[household.pk])


@transaction.atomic
def plan_after_move(*, household, on):
    """The same for a household that people left or joined on the day `on`: for who joined, nothing before is owed here.

    What the household itself owed before stays owed.
    """
    own = VisitPlan.objects.filter(household=household, placement=None)
    known = list(own.exclude(state=PlanState.CANCELLED).values_list("pk", flat=True))
    plan_for(household=household, on=on)
    before = own.filter(state=PlanState.PLANNED, window_to__lt=on).exclude(pk__in=known)
    before.update(state=PlanState.EXCUSED, reason=Excuse.HOUSEHOLD_MOVED)

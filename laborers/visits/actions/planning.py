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
        SELECT v.id, v.state, v.window_from FROM laborers_visitplan v
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
    UPDATE laborers_visitplan v SET state = 'planned', reason = '', window_from = LEAST(v.window_from, f.window_from)
    FROM found f WHERE v.id = f.id
    AND (f.state = 'cancelled' OR f.state = 'planned' AND f.planned_from > f.window_from)
    AND v.state IN ('cancelled', 'planned') RETURNING 1)
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
    AND (v.household_id = %(household)s::uuid OR %(household)s::uuid IS NULL AND v.household_id IN (
        SELECT e.household_id FROM laborers_placement e WHERE e.area <> 'in_county'
        AND e.ended_on >= %(on)s::date - 366))
    AND {not_owed}
    ORDER BY v.id FOR NO KEY UPDATE)
"""


@transaction.atomic
def plan(*, on, household=None):
    """Plan every visit that is owed by the day `on`, back to each start, and cancel what is owed no more (X2.2-7).

    Of one household, or of all. Rows that are done or excused stay as they are. Returns counts
    {planned, revived, cancelled}.
    """
    parameters = {"on": on, "household": household and household.pk}
    total = {"planned": 0, "revived": 0, "cancelled": 0}
    for kind in VisitKind:
        owed = queries.owed(kind, anew=household is not None)
        statement = PLAN.format(kind=kind.value, owed=owed, same=SAME[kind])
        made, revived = fetch(statement, parameters)[0]
        gone = execute(CANCEL.format(kind=kind.value, not_owed=queries.NOT_OWED[kind]), parameters)
        total = {"planned": total["planned"] + made, "revived": total["revived"] + revived,
                 "cancelled": total["cancelled"] + gone}  # fmt: skip
    return total


def plan_for(*, household, on):
    """The same for one household at once, when something changed in it; its whole history is looked at anew."""
    return plan(on=on, household=household)


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

"""Plans brought in line with their visits; and many visits prepared at once, so that none plans or looks for itself."""

from collections import defaultdict

from django.db import transaction

from laborers.visits import queries
from laborers.visits.actions.planning import excuse_again, plan
from laborers.visits.models import VisitPlan
from laborers.visits.queries import Ahead
from laborers.visits.states import PLAN_MOVES, PlanState
from xundian.kit.clock import day_of
from xundian.kit.sql import execute

FIELDS = ("state", "done_on", "entered_on", "reason", "excused_by_id")
STORE = """
UPDATE laborers_visitplan v SET state = n.state, done_on = n.done_on, entered_on = n.entered_on, reason = n.reason,
    excused_by_id = n.excused_by_id
FROM unnest(%(pk)s::uuid[], %(state)s::text[], %(done_on)s::date[], %(entered_on)s::date[], %(reason)s::text[],
    %(excused_by_id)s::uuid[]) AS n(id, state, done_on, entered_on, reason, excused_by_id)
WHERE v.id = n.id
"""


@transaction.atomic
def look_ahead(*, ids, households, subjects):
    """Read at once what visits need that come under these ids, to these households (keys); an Ahead for `log`.

    `subjects` are the Subjects of those that name no plan themselves.
    A sweep that is late must not cost an officer the visit: a household without a plan for the day is planned up to it.
    """
    plans = queries.plans_covering(subjects)
    late = defaultdict(set)
    for subject, found in plans.items():
        if found is None:
            late[subject.day].add(subject)
    for day, missing in sorted(late.items()):
        plan(on=day, households=[each.household for each in missing])
        plans |= queries.plans_covering(missing)
    return Ahead(fresh=queries.fresh_ids(ids), plans=plans, households=households)


@transaction.atomic
def settle_plans(*, visits):
    """Bring every plan in line that the visits, or those that they correct, count for.

    What waits again may lie in an excused period.
    """
    touched = {each.plan_id for row in visits for each in (row, row.corrects) if each and each.plan_id}
    if not touched:
        return
    rows = VisitPlan.objects.select_for_update(of=("self",), no_key=True).filter(pk__in=touched).order_by("pk")
    plans = {row.pk: row for row in rows}
    made = defaultdict(list)
    for visit in queries.done_visits(touched).select_related("corrects"):
        made[visit.plan_id].append(visit)
    changed = [row for row in plans.values() if _reckon(row, made[row.pk])]
    if changed:
        names = ("pk", *FIELDS)
        execute(STORE, {name: [getattr(row, name) for row in changed] for name in names})
    waiting = {
        row.household_id for row in visits for each in (row, row.corrects)
        if row.corrects_id and each.plan_id and plans[each.plan_id].state == PlanState.PLANNED
    }  # fmt: skip
    if waiting:
        excuse_again(households=sorted(waiting))


def _reckon(plan, visits):
    """Done on the day of the earliest visit that counts, else waiting; whether that changes the plan.

    The day of entry is kept beside it: the first day on which a visit that counts was in the register.
    """
    state = PlanState.DONE if visits else PlanState.PLANNED
    if plan.state != state and not (PLAN_MOVES.allows(plan.state, state) and {plan.state, state} & {PlanState.DONE}):
        return False
    before = [getattr(plan, name) for name in FIELDS]
    plan.done_on = min((visit.visited_on for visit in visits), default=None)
    plan.entered_on = min((_entered_on(visit) for visit in visits), default=None)
    plan.state, plan.reason = state, plan.reason if state == plan.state else ""
    plan.excused_by_id = plan.excused_by_id if state == PlanState.EXCUSED else None
    return before != [getattr(plan, name) for name in FIELDS]


def _entered_on(visit):
    """The day of entry; a row that puts another visit of the same plan right was in the register since that one was."""
    before = visit.corrects
    if before and queries.counts_for(before, visit.plan_id):
        return _entered_on(before)
    return day_of(visit.entered_at)

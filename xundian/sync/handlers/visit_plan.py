"""A planned visit that need not be made, and why."""

from laborers.visits import actions as visits
from laborers.visits.states import Excuse, PlanState
from xundian.sync.handlers.doing import Done, Gone
from xundian.sync.handlers.shapes import checked, needed, word

SHAPE = {"excuse": needed(word(Excuse.values))}


def update(doing):
    """visit_plan/update: {excuse}; once excused for that reason, a repeat changes nothing."""
    plan = doing.target("plan", doing.op.entity_id)
    reason = checked(doing.op.payload, SHAPE)["excuse"]
    if plan.state == PlanState.CANCELLED:
        raise Gone
    if (plan.state, plan.reason) != (PlanState.EXCUSED, reason):
        plan = visits.excuse(plan=plan, reason=reason, by=doing.by, on=doing.on)
    return Done(plan.version)

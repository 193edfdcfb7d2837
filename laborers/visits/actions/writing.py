"""Writing visits down, once for each client UUID; correcting them by a later row, or taking them back."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laborers.placements.queries import active_on
from laborers.visits import queries, rules
from laborers.visits.actions.checking import check_content, check_words
from laborers.visits.actions.once import other_visit, same_visit, write_once
from laborers.visits.actions.planning import plan_for
from laborers.visits.actions.reckoning import settle_plans
from laborers.visits.models import Visit
from laborers.visits.queries import Ahead
from laborers.visits.states import Outcome, VisitKind
from xundian.accounts.roles import Role
from xundian.kit.clock import day_of
from xundian.kit.errors import Invalid
from xundian.kit.ids import new_id

# May enter a visit after its month has closed.
UNLOCKERS = (Role.TOWNSHIP, Role.COUNTY)
CONTENT = (
    "kind", "household_id", "laborer_id", "placement_id", "outcome", "mode", "visited_on", "met", "findings",
    "note", "late_reason", "consent", "photos", "corrects_id", "by_id",
)  # fmt: skip


@transaction.atomic
def log(
    *, id, kind, household, outcome, mode, visited_on, at, by, laborer=None, placement=None, plan=None, met="",
    findings=None, note="", late_reason="", consent="", photos=(), corrects=None, ahead=None, settle=True,
    write=True,
):  # fmt: skip
    """Write down a visit or an attempt made on `visited_on`, entered at the moment `at`; returns (visit, created).

    The same `id` with the same content gives the first row again; with other content Conflict (id_reused). A field
    visit names the laborer or the placement. Without `plan`, the plan whose window holds `visited_on` is taken; only
    what counts (rules.counts) makes it done. With `plan` a visit made after its window counts for that plan, late.
    `corrects` puts an earlier row right, or with the outcome "withdrawn" takes it back. `consent` is the version of the
    text read before sensitive questions, `photos` are SHA-256 in hex. Invalid for wrong findings, sensitive answers
    without consent, a day in the future, or a late entry without a reason; Forbidden when a station writes down a visit
    to a family, or somebody takes back what another officer entered.

    Of many visits, `ahead` (look_ahead) holds what was read for all at once, and with `settle` false the caller brings
    their plans in line by `settle_plans`, in the same transaction; with `write` false it first writes them down by
    `write_all`: here the row is only made, unless its id may be taken or it corrects another.
    """
    ahead = ahead or Ahead()
    placement = placement or _placement_of(kind, laborer, visited_on)
    visit = Visit(
        id=id or new_id(), kind=kind, household=household, laborer=placement and placement.laborer,
        placement=placement, division_id=household.division_id, outcome=outcome, mode=mode, visited_on=visited_on,
        entered_at=at, met=rules.met_code(met), findings=findings or {}, note=note, late_reason=late_reason,
        consent=consent, photos=list(photos), corrects=corrects, by=by,
    )  # fmt: skip
    check_words(visit)
    visit.findings = rules.tidy(visit.kind, visit.findings)
    alone = write or corrects is not None or visit.pk not in ahead.fresh
    before = ahead.before(visit.pk)
    if before:
        return _same(before, visit, plan), False
    check_content(visit, ahead)
    visit.plan = _plan_of(visit, plan, ahead)
    _check_entry(visit, day_of(at))
    return _write_alone(visit, plan, settle) if alone else (visit, True)


def _write_alone(visit, plan, settle):
    written, created = write_once(visit, lambda before: _same(before, visit, plan))
    if created and settle:
        settle_plans(visits=[visit])
    return written, created


@transaction.atomic
def write_all(*, visits):
    """Write down at once what `log` has only made; IntegrityError when somebody was quicker to use one of their ids."""
    fresh = [each for each in visits if each._state.adding]
    if fresh:
        Visit.objects.bulk_create(fresh)


def _placement_of(kind, laborer, day):
    if kind != VisitKind.FIELD_HALF_YEAR or laborer is None:
        return None
    return active_on(day).filter(laborer=laborer).select_related("laborer").first()


def _same(before, visit, plan):
    if plan and plan.pk != before.plan_id:
        raise other_visit()
    return same_visit(before, visit, CONTENT)


def _plan_of(visit, plan, ahead):
    if visit.outcome == Outcome.WITHDRAWN:
        return visit.corrects.plan
    if plan is None:
        return ahead.plan(visit) if ahead.knows(visit) else ahead.plan(visit) or _planned_now(visit, ahead)
    if (plan.kind, plan.household_id, plan.placement_id) != (visit.kind, visit.household_id, visit.placement_id):
        raise Invalid(field="plan", code="foreign", message=_("This plan is for another kind of visit or household."))
    if visit.visited_on < plan.window_from:
        raise Invalid(field="plan", code="too_early", message=_("The visit lies before the plan's first day."))
    return plan


def _planned_now(visit, ahead):
    """A sweep that is late must not cost an officer the visit: plan the household up to that day, then look again."""
    plan_for(household=visit.household, on=visit.visited_on)
    return ahead.plan(visit)


def _check_entry(visit, entered_on):
    closed = entered_on > rules.closes_on(visit.visited_on)
    problem = rules.entry_problem(
        visited_on=visit.visited_on, entered_on=entered_on, window_to=visit.plan and visit.plan.window_to,
        late_reason=visit.late_reason, may_unlock=visit.by.role in UNLOCKERS,
        unlocked_until=closed and queries.unlocked_until(visit.division_id, visit.visited_on),
    )  # fmt: skip
    # Taking a mistake back is no late visit: it needs no reason.
    if problem and not (visit.outcome == Outcome.WITHDRAWN and problem == ("late_reason", "required")):
        field, code = problem
        raise Invalid(field=field, code=code, message=_ENTRY_TEXT[code])


_ENTRY_TEXT = {
    "in_future": gettext_lazy("The day of the visit lies in the future."),
    "month_closed": gettext_lazy("The month of this visit is closed. Ask the township to enter it."),
    "required": gettext_lazy("The window has passed. Say why it is entered late."),
}

"""Writing visits down, once for each client UUID; correcting them by a later row; excusing planned ones."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from laborers.placements.queries import active_on
from laborers.registry.models import Dependant, Laborer
from laborers.visits import queries, rules
from laborers.visits.actions.planning import plan_for
from laborers.visits.models import Visit, VisitPlan
from laborers.visits.states import PLAN_MOVES, Excuse, Mode, Outcome, PlanState, VisitKind
from xundian.accounts.roles import Role
from xundian.kit.clock import day_of
from xundian.kit.errors import Conflict, Forbidden, Invalid
from xundian.kit.ids import new_id

# May enter a visit after its month has closed.
UNLOCKERS = (Role.TOWNSHIP, Role.COUNTY)
CONTENT = (
    "kind", "household_id", "laborer_id", "placement_id", "outcome", "mode", "visited_on", "met", "findings",
    "note", "late_reason", "corrects_id", "by_id",
)  # fmt: skip


@transaction.atomic
def log(
    *, id, kind, household, outcome, mode, visited_on, at, by, laborer=None, placement=None, plan=None, met="",
    findings=None, note="", late_reason="", corrects=None,
):  # fmt: skip
    """Write down a visit or an attempt made on `visited_on`, entered at the moment `at`; returns (visit, created).

    The same `id` with the same content gives the first row again; with other content Conflict (id_reused). A field
    visit names the laborer or the placement. Without `plan`, the plan whose window holds `visited_on` is taken; only
    outcome "done" makes it done. With `plan` a visit made after its window counts for that plan, late. `corrects`
    takes back an earlier row. Invalid for wrong findings, a day in the future, or a late entry without a reason;
    Forbidden when a station writes down a visit to a family.
    """
    placement = placement or _placement_of(kind, laborer, visited_on)
    visit = Visit(
        id=id or new_id(), kind=kind, household=household, laborer=placement and placement.laborer,
        placement=placement, division_id=household.division_id, outcome=outcome, mode=mode, visited_on=visited_on,
        entered_at=at, met=met, findings=findings or {}, note=note, late_reason=late_reason, corrects=corrects, by=by,
    )  # fmt: skip
    before = Visit.objects.filter(pk=visit.pk).first()
    if before:
        return _same(before, visit, plan), False
    _check_words(visit)
    _check_subject(visit)
    _check_people(visit)
    _check_corrects(visit)
    visit.plan = _plan_of(visit, plan)
    _check_entry(visit, day_of(at))
    written, created = _insert(visit, plan)
    if created:
        for touched in {each.plan_id for each in (visit, corrects) if each and each.plan_id}:
            _reckon(touched)
    return written, created


@transaction.atomic
def excuse(*, plan, reason, by, on):
    """A planned visit need not be made, for a reason of states.Excuse; MoveRefused unless it was still waiting."""
    if reason not in Excuse.values:
        raise Invalid(field="reason", code="unknown", message=_("Choose a reason from the list of excuses."))
    plan = _locked(plan.pk)
    PLAN_MOVES.check(plan.state, PlanState.EXCUSED)
    plan.state, plan.reason = PlanState.EXCUSED, reason
    plan.save(update_fields=["state", "reason"])
    return plan.reread()


def _locked(pk):
    return VisitPlan.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)


def _placement_of(kind, laborer, day):
    if kind != VisitKind.FIELD_HALF_YEAR or laborer is None:
        return None
    return active_on(day).filter(laborer=laborer).select_related("laborer").first()


def _same(before, visit, plan):
    changed = [name for name in CONTENT if getattr(before, name) != getattr(visit, name)]
    if changed or (plan and plan.pk != before.plan_id):
        raise Conflict(_("This id was used for another visit. Use a new one."), code="id_reused", field="id")
    return before


def _insert(visit, plan):
    try:
        with transaction.atomic():
            visit.save(force_insert=True)
    except IntegrityError:
        before = Visit.objects.filter(pk=visit.pk).first()
        if before is None:
            raise _corrected_before() from None
        return _same(before, visit, plan), False
    return visit, True


def _check_words(visit):
    for field, choices in (("kind", VisitKind), ("outcome", Outcome), ("mode", Mode)):
        if getattr(visit, field) not in choices.values:
            raise Invalid(
                _("This word is not in the list: %(words)s.") % {"words": ", ".join(choices.values)},
                field=field,
                code="unknown",
            )
    for field in ("met", "note", "late_reason"):
        longest = Visit._meta.get_field(field).max_length
        if len(getattr(visit, field)) > longest:
            raise Invalid(_("At most %(n)s characters.") % {"n": longest}, field=field, code="max_length")
    problems = rules.finding_problems(visit.kind, visit.findings)
    if problems:
        fields = {f"findings.{question}": (code, _FINDING_TEXT[code]) for question, code in problems}
        raise Invalid(fields=fields)


_FINDING_TEXT = {
    "unknown_question": gettext_lazy("There is no such question for this kind of visit."),
    "unknown_answer": gettext_lazy("This answer is not in the list of the question."),
    "per_person": gettext_lazy("Give an answer for each person, by the person's id."),
}


def _check_subject(visit):
    field_visit = visit.kind == VisitKind.FIELD_HALF_YEAR
    if not field_visit and visit.by.role == Role.STATION:
        raise Forbidden(_("A station visits migrants where they work; families are visited from home."))
    if field_visit and visit.placement is None:
        raise Invalid(
            field="placement", code="required", message=_("A field visit needs the migrant's work on that day.")
        )
    if not field_visit and visit.placement is not None:
        raise Invalid(field="placement", code="not_here", message=_("This kind of visit concerns the whole household."))
    if visit.placement and visit.placement.household_id != visit.household_id:
        raise Invalid(field="placement", code="foreign", message=_("This work belongs to another household."))


def _check_people(visit):
    """Answers per person name people of this household only."""
    named = rules.people_in(visit.findings)
    if not named:
        return
    migrants = {str(pk) for pk in Laborer.objects.filter(household=visit.household).values_list("pk", flat=True)}
    others = {str(pk) for pk in Dependant.objects.filter(household=visit.household).values_list("pk", flat=True)}
    for question, ids in named.items():
        strangers = sorted(ids - (migrants if question == "members" else others))
        if strangers:
            raise Invalid(
                field=f"findings.{question}.{strangers[0]}",
                code="foreign",
                message=_("This person does not belong to the household."),
            )


def _check_corrects(visit):
    old = visit.corrects
    if old is None:
        return
    if (old.kind, old.household_id, old.placement_id) != (visit.kind, visit.household_id, visit.placement_id):
        raise Invalid(field="corrects", code="foreign", message=_("A correction concerns the same subject and kind."))
    if Visit.objects.filter(corrects=old).exists():
        raise _corrected_before()


def _corrected_before():
    return Conflict(_("This visit was already corrected. Correct the newest row."), code="corrected", field="corrects")


def _plan_of(visit, plan):
    if plan is None:
        return _covering(visit) or _planned_now(visit)
    if (plan.kind, plan.household_id, plan.placement_id) != (visit.kind, visit.household_id, visit.placement_id):
        raise Invalid(field="plan", code="foreign", message=_("This plan is for another kind of visit or household."))
    if visit.visited_on < plan.window_from:
        raise Invalid(field="plan", code="too_early", message=_("The visit lies before the plan's first day."))
    return plan


def _planned_now(visit):
    """A sweep that is late must not cost an officer the visit: plan the household up to that day, then look again."""
    plan_for(household=visit.household, on=visit.visited_on)
    return _covering(visit)


def _covering(visit):
    return queries.plan_covering(
        kind=visit.kind, household=visit.household, placement=visit.placement, day=visit.visited_on
    )


def _check_entry(visit, entered_on):
    problem = rules.entry_problem(
        visited_on=visit.visited_on, entered_on=entered_on, window_to=visit.plan and visit.plan.window_to,
        late_reason=visit.late_reason, may_unlock=visit.by.role in UNLOCKERS,
    )  # fmt: skip
    if problem:
        field, code = problem
        raise Invalid(field=field, code=code, message=_ENTRY_TEXT[code])


_ENTRY_TEXT = {
    "in_future": gettext_lazy("The day of the visit lies in the future."),
    "month_closed": gettext_lazy("The month of this visit is closed. Ask the township to enter it."),
    "required": gettext_lazy("The window has passed. Say why it is entered late."),
}


def _reckon(plan_id):
    """Bring a plan in line with its visits: done on the day of the earliest one that counts, else waiting again.

    The day of entry is kept beside it: the first day on which a visit that counts was in the register.
    """
    plan = _locked(plan_id)
    visits = list(queries.done_visits(plan).select_related("corrects"))
    state = PlanState.DONE if visits else PlanState.PLANNED
    if plan.state != state and not (PLAN_MOVES.allows(plan.state, state) and {plan.state, state} & {PlanState.DONE}):
        return
    plan.done_on = min((visit.visited_on for visit in visits), default=None)
    plan.entered_on = min((_entered_on(visit) for visit in visits), default=None)
    plan.state, plan.reason = state, plan.reason if state == plan.state else ""
    plan.excused_by = plan.excused_by if state == PlanState.EXCUSED else None
    plan.save(update_fields=["state", "done_on", "entered_on", "reason", "excused_by"])


def _entered_on(visit):
    """The day of entry; a row that puts another visit of the same plan right was in the register since that one was."""
    before = visit.corrects
    if before and queries.counts_for(before, visit.plan_id):
        return _entered_on(before)
    return day_of(visit.entered_at)

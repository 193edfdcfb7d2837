"""What the writes of classes share: locks, refusals, moves, checks, and the end of an enrolment."""

from datetime import datetime, time

from laborers.registry import actions as registry
from laborers.registry.models import Case
from laborers.registry.states import EventKind, Stage
from trainings.classes import states
from trainings.classes.states import CLASS_MOVES, ENROLMENT_MOVES, RESULT_STATES
from trainings.institutions.models import Institution
from trainings.institutions.queries import approved_on, may_run_subsidised
from xundian.codes.queries import tables
from xundian.kit import changing
from xundian.kit.clock import COUNTY_ZONE
from xundian.kit.errors import Invalid, MoveRefused

SCHEMES = {
    "kind": "training_kind", "project": "training_programme", "occupation": "occupation", "level": "skill_level",
    "certificate_kind": "certificate_kind",
}  # fmt: skip


def refusal(code, error=Invalid, field=None):
    """The error of a code of states.REFUSALS."""
    return error(states.REFUSALS[code], code=code, field=field)


def refuse_if(problem):
    """Raise Invalid for a problem (field, code) that the rules found."""
    if problem:
        raise refusal(problem[1], field=problem[0])


def locked(model, record):
    """The row again, locked until the transaction ends."""
    return changing.locked(model, record, children_wait=True)


def moved(row, state, **changes):
    """A locked class in its new state, with other changes; MoveRefused when it may not go there."""
    CLASS_MOVES.check(row.state, state)
    row.state = state
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=["state", *changes])
    return row.reread()


def detail(row, **more):
    """What the timeline of a person keeps of a class: codes and ids."""
    return {"training_class": str(row.pk), "occupation": row.occupation} | more


def end(row, state, *, by, on, reason=""):
    """End a locked enrolment; the case, if it is still in training, goes back to looking for a post.

    Who only waited never was in training: their case stays as it is.
    """
    ENROLMENT_MOVES.check(row.state, state)
    joined = row.state == states.EnrolmentState.ENROLLED
    if on < (row.enrolled_on or row.asked_on):
        raise refusal("ended_too_early", field="on")
    row.state, row.ended_on = state, on
    row.save(update_fields=["state", "ended_on", "score", "drop_out", "note"])
    if joined:
        case = locked(Case, row.case)
        result = detail(row.training_class, result=str(state), score=row.score)
        registry.note(case=case, kind=EventKind.TRAINED, on=on, by=by, detail=result)
        if case.stage == Stage.TRAINING:
            registry.advance(case=case, to=Stage.MATCHING, by=by, on=on, reason=reason)
    return row.reread()


def check_codes(values, day):
    """Each given field holds a code of its list on that day; a class needs a kind."""
    lists = tables([SCHEMES[field] for field in values], day)
    for field, code in values.items():
        if (code or field == "kind") and code not in lists[SCHEMES[field]]:
            raise refusal("unknown_code", field=field)


def check_approved(row, on):
    """Invalid unless the institution of the class is approved that day, and on a final list for a subsidised one."""
    if not Institution.objects.filter(approved_on(on), pk=row.institution_id).exists():
        raise refusal("not_approved", field="institution")
    if row.subsidised:
        check_listed(row.institution_id, on)


def check_listed(institution, on):
    """Invalid unless the institution may run subsidised classes that day (X4)."""
    if not may_run_subsidised(institution, on):
        raise refusal("not_on_final_list", field="institution")


def check_course_day(row, day, on):
    """The class runs, and the day is one of its days that has come."""
    if row.state not in RESULT_STATES:
        raise refusal("class_not_running", error=MoveRefused)
    if not row.starts_on <= day <= row.ends_on or day > on:
        raise refusal("not_a_class_day", field="day")


def moment(on):
    """Noon of a day in the county: when what a step announces is due, where only the day is known."""
    return datetime.combine(on, time(12), COUNTY_ZONE)

"""Writes of training classes: their course, who joins, who was there, how it ended (X2.2-4, X4).

Locks are taken in one order: class, enrolment, case. Whoever changes the number of places taken holds the class.
"""

from django.db import transaction

from laborers.placements.models import Consent
from laborers.registry import actions as registry
from laborers.registry.models import Case
from laborers.registry.states import EventKind, Stage
from trainings.classes import queries, rules, states
from trainings.classes.models import Attendance, DailyInspection, Enrolment, TrainingClass
from trainings.classes.states import CLASS_MOVES, ENROLMENT_MOVES, ClassState, EnrolmentState
from trainings.institutions.models import Institution
from trainings.institutions.queries import approved_on
from xundian.codes.queries import tables
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh
from xundian.messages.actions import Notice, notify_all

SCHEMES = {
    "kind": "training_kind", "programme": "training_programme", "occupation": "occupation", "level": "skill_level",
}  # fmt: skip


@transaction.atomic
def plan_class(
    *, institution, division, title, kind, capacity, hours, starts_on, ends_on, by,
    occupation="", programme="", venue="", id=None,
):  # fmt: skip
    """A class of a township or the county, planned; `kind`, `programme`, `occupation` are codes, `hours` of teaching.

    Invalid for days out of order, no places, an unknown code, or a division outside the institution's county.
    """
    problem = rules.plan_problem(
        county=institution.county_id, division=division.code, level=division.level, capacity=capacity,
        starts_on=starts_on, ends_on=ends_on,
    )  # fmt: skip
    _refuse_if(problem)
    _check_codes({"kind": kind, "programme": programme, "occupation": occupation}, starts_on)
    check_fresh(TrainingClass, id)
    return TrainingClass.objects.create(
        id=id or new_id(), institution=institution, division=division, title=title, kind=kind,
        programme=programme, occupation=occupation, venue=venue, capacity=capacity, hours=hours,
        starts_on=starts_on, ends_on=ends_on,
    )  # fmt: skip


@transaction.atomic
def open(*, training_class, by, on):
    """Open a planned class for enrolment; Invalid unless its institution is approved that day (X4)."""
    row = _locked(TrainingClass, training_class)
    CLASS_MOVES.check(row.state, ClassState.OPEN)
    _check_approved(row, on)
    return _moved(row, ClassState.OPEN)


@transaction.atomic
def start(*, training_class, by, on):
    """Teaching begins; Invalid before the first day of the class or without a trainee."""
    row = _locked(TrainingClass, training_class)
    CLASS_MOVES.check(row.state, ClassState.RUNNING)
    if on < row.starts_on:
        raise _refusal("class_begins_later", field="starts_on")
    if not queries.enrolled(row).exists():
        raise _refusal("no_trainees", error=Conflict)
    return _moved(row, ClassState.RUNNING)


@transaction.atomic
def assess(*, training_class, by, on):
    """Teaching is over and the assessment was held."""
    return _moved(_locked(TrainingClass, training_class), ClassState.ASSESSED)


@transaction.atomic
def close(*, training_class, by, on):
    """Close an assessed class; Conflict while a trainee has no result (W2.4: an outcome per trainee)."""
    row = _locked(TrainingClass, training_class)
    CLASS_MOVES.check(row.state, ClassState.CLOSED)
    if queries.enrolled(row).exists():
        raise _refusal("results_missing", error=Conflict)
    return _moved(row, ClassState.CLOSED)


@transaction.atomic
def cancel(*, training_class, by, on):
    """The class does not take place; whoever is enrolled leaves it without any consequence."""
    row = _locked(TrainingClass, training_class)
    CLASS_MOVES.check(row.state, ClassState.CANCELLED)
    for enrolment in queries.enrolled(row).select_for_update(of=("self",)).order_by("id"):
        _end(enrolment, EnrolmentState.WITHDRAWN, by=by, on=max(on, enrolment.enrolled_on), reason="class_cancelled")
    return _moved(row, ClassState.CANCELLED)


@transaction.atomic
def enrol(*, training_class, laborer, consent, by, on, id=None):
    """A laborer joins an open class of their township or county, with their own consent to training (X2.2-4).

    Invalid for a consent that does not hold or an institution not approved that day; Conflict (full, assess_first,
    already_in_class, already_placed, …) when something stands in the way. The case moves to training.
    """
    row = _locked(TrainingClass, training_class)
    if row.state != ClassState.OPEN:
        raise _refusal("class_not_open", error=MoveRefused)
    _check_approved(row, on)
    _check_consent(consent, laborer, on)
    case = _case_ready_for(row, laborer, on)
    if queries.taken(row) >= row.capacity:
        raise _refusal("full", error=Conflict, field="training_class")
    check_fresh(Enrolment, id)
    enrolment = Enrolment.objects.create(
        id=id or new_id(), training_class=row, laborer=laborer, case=case, division_id=laborer.division_id,
        consent=consent, enrolled_on=on,
    )  # fmt: skip
    registry.note(case=case, kind=EventKind.ENROLLED, on=on, by=by, detail=_detail(row))
    registry.advance(case=case, to=Stage.TRAINING, by=by, on=on)
    return enrolment


@transaction.atomic
def attend(*, training_class, day, present, by, on):
    """The attendance sheet of one day: `present` are enrolment ids, all other trainees of the day were absent.

    A second sheet of the day replaces the first. Invalid for a day outside the class or ahead, or for unknown ids.
    Returns {present, absent}.
    """
    row = _locked(TrainingClass, training_class)
    _check_course_day(row, day, on)
    expected = set(queries.trainees_on(row, day).values_list("pk", flat=True))
    present = set(present)
    if present - expected:
        raise _refusal("not_a_trainee", field="present")
    Attendance.objects.bulk_create(
        [Attendance(enrolment_id=pk, day=day, present=pk in present, by=by) for pk in sorted(expected)],
        update_conflicts=True, unique_fields=["enrolment", "day"], update_fields=["present", "by"],
    )  # fmt: skip
    return {"present": len(present), "absent": len(expected - present)}


@transaction.atomic
def inspect(*, training_class, day, present, by, on, village_staff_present=False, findings="", id=None):
    """The township's look at a running class, once a day (X4); Conflict when that day has one already."""
    row = _locked(TrainingClass, training_class)
    _check_course_day(row, day, on)
    if present > queries.trainees_on(row, day).count():
        raise _refusal("too_many", field="present")
    if DailyInspection.objects.filter(training_class=row, day=day).exists():
        raise _refusal("already_inspected", error=Conflict, field="day")
    check_fresh(DailyInspection, id)
    return DailyInspection.objects.create(
        id=id or new_id(), training_class=row, day=day, present=present, by=by,
        village_staff_present=village_staff_present, findings=findings,
    )  # fmt: skip


@transaction.atomic
def complete(*, enrolment, passed, by, on, score=None, certificate="", level="", note=""):
    """Record a trainee's result: passed with a certificate adds the skill; either way the search for a post goes on.

    `score` 0 to 100, `level` a code of the list skill_level. MoveRefused before the class runs or after an end;
    Invalid for a certificate without passing, or one that another trainee holds.
    """
    row = _locked(Enrolment, enrolment)
    training_class = row.training_class
    if training_class.state not in states.RESULT_STATES:
        raise _refusal("no_results_yet", error=MoveRefused)
    _refuse_if(rules.result_problem(passed=passed, score=score, certificate=certificate))
    _check_codes({"level": level}, on)
    if certificate and Enrolment.objects.filter(certificate=certificate).exclude(pk=row.pk).exists():
        raise _refusal("certificate_taken", error=Conflict, field="certificate")
    row.score, row.certificate, row.level, row.note = score, certificate, level, note
    state = EnrolmentState.COMPLETED if passed else EnrolmentState.FAILED
    row = _end(row, state, by=by, on=on)
    if rules.teaches_a_skill(passed=passed, certificate=certificate, occupation=training_class.occupation):
        registry.add_skill(
            laborer=row.laborer, occupation=training_class.occupation, source="training", certificate=certificate,
            level=level, by=by, on=on,
        )  # fmt: skip
    return row


@transaction.atomic
def withdraw(*, enrolment, by, on, note=""):
    """A trainee leaves the class; neutral, without any consequence: the search for a post goes on."""
    row = _locked(Enrolment, enrolment)
    row.note = note
    return _end(row, EnrolmentState.WITHDRAWN, by=by, on=on)


@transaction.atomic
def remind_inspectors(*, on, at):
    """Tell the officers in charge of every running class that nobody inspected it that day; {classes, notices}.

    The key names class, day and person, so that a second run tells nobody twice.
    """
    classes = queries.not_inspected(on)
    notices = [
        Notice(
            users=officers,
            kind="class_not_inspected",
            values={"training_class": str(each.pk), "day": on.isoformat()},
            link=f"/admin/trainings/trainingclass/{each.pk}/change/",
            key=f"class_not_inspected:{each.pk}:{on.isoformat()}",
        )
        for each, officers in classes
    ]
    notify_all(notices=notices, at=at)
    return {"classes": len(classes), "notices": sum(len(notice.users) for notice in notices)}


def _refusal(code, error=Invalid, field=None):
    return error(states.REFUSALS[code], code=code, field=field)


def _refuse_if(problem):
    if problem:
        raise _refusal(problem[1], field=problem[0])


def _locked(model, record):
    return model.objects.select_for_update(of=("self",)).get(pk=record.pk)


def _moved(row, state):
    CLASS_MOVES.check(row.state, state)
    row.state = state
    row.save(update_fields=["state"])
    return row.reread()


def _detail(row, **more):
    return {"training_class": str(row.pk), "occupation": row.occupation} | more


def _end(row, state, *, by, on, reason=""):
    """End a locked enrolment; the case, if it is still in training, goes back to looking for a post."""
    ENROLMENT_MOVES.check(row.state, state)
    if on < row.enrolled_on:
        raise _refusal("ended_too_early", field="on")
    row.state, row.ended_on = state, on
    row.save(update_fields=["state", "ended_on", "score", "certificate", "level", "note"])
    case = _locked(Case, row.case)
    detail = _detail(row.training_class, result=str(state), score=row.score)
    registry.note(case=case, kind=EventKind.TRAINED, on=on, by=by, detail=detail)
    if case.stage == Stage.TRAINING:
        registry.advance(case=case, to=Stage.MATCHING, by=by, on=on, reason=reason)
    return row.reread()


def _check_codes(values, day):
    """Each given field holds a code of its list on that day; a class needs a kind."""
    lists = tables([SCHEMES[field] for field in values], day)
    for field, code in values.items():
        if (code or field == "kind") and code not in lists[SCHEMES[field]]:
            raise _refusal("unknown_code", field=field)


def _check_approved(row, on):
    if not Institution.objects.filter(approved_on(on), pk=row.institution_id).exists():
        raise _refusal("not_approved", field="institution")


def _check_consent(consent, laborer, on):
    held = Consent.objects.select_for_update(of=("self",)).filter(pk=consent and consent.pk).first()
    if held is None:
        raise _refusal("consent_required", field="consent")
    problem = rules.consent_problem(
        own=held.laborer_id == laborer.pk, purpose=held.purpose, given_on=held.given_on,
        withdrawn_on=held.withdrawn_on, on=on,
    )  # fmt: skip
    _refuse_if(problem and ("consent", problem))


def _case_ready_for(row, laborer, on):
    """The laborer's open case, locked, when it can go to training in that class."""
    if not rules.is_for(row.division_id, laborer.division_id):
        raise _refusal("elsewhere", field="training_class")
    found = registry.open_case_of(laborer)
    case = found and _locked(Case, found)
    in_class = Enrolment.objects.filter(laborer=laborer, state=EnrolmentState.ENROLLED).exists()
    barrier = rules.enrolment_barrier(stage=case and case.stage, in_class=in_class, birth=laborer.birth, on=on)
    if barrier is None and Enrolment.objects.filter(laborer=laborer, training_class=row).exists():
        barrier = "enrolled_before"
    if barrier:
        raise _refusal(barrier, error=Conflict, field="laborer")
    return case


def _check_course_day(row, day, on):
    if row.state != ClassState.RUNNING:
        raise _refusal("class_not_running", error=MoveRefused)
    if not row.starts_on <= day <= row.ends_on or day > on:
        raise _refusal("not_a_class_day", field="day")

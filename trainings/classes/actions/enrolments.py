"""Writes of trainees: who joins, with what consent, who waits, who leaves (X2.2-4)."""

from django.db import transaction

from laborers.placements.models import Consent
from trainings.classes import queries, rules
from trainings.classes.actions.steps import check_approved, end, locked, refusal, refuse_if
from trainings.classes.actions.waiting import barrier, begin, fill_places
from trainings.classes.models import Enrolment, TrainingClass
from trainings.classes.states import ClassState, DropOut, EnrolmentState
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh


@transaction.atomic
def enrol(*, training_class, laborer, consent, by, on, id=None):
    """A laborer joins an open class of their township or county, with their own consent to training (X2.2-4).

    Invalid for a consent that does not hold or an institution not approved that day; Conflict (full, assess_first,
    already_in_class, already_placed, …) when something stands in the way. The case moves to training.
    """
    row, case = _ready(training_class, laborer, consent, on)
    if queries.taken(row) >= row.capacity:
        raise refusal("full", error=Conflict, field="training_class")
    made = _created(row, laborer, case, consent, EnrolmentState.ENROLLED, on, id)
    return begin(made, row, case, by=by, on=on)


@transaction.atomic
def wait(*, training_class, laborer, consent, by, on, id=None):
    """The same for a class that is full: the laborer joins its waiting list, and moves up by themselves.

    Conflict (places_free) while the class has a free place; the case stays as it is.
    """
    row, case = _ready(training_class, laborer, consent, on)
    if queries.taken(row) < row.capacity:
        raise refusal("places_free", error=Conflict, field="training_class")
    return _created(row, laborer, case, consent, EnrolmentState.WAITING, on, id)


@transaction.atomic
def withdraw(*, enrolment, by, on, drop_out=DropOut.NOT_SAID, note=""):
    """A trainee leaves the class, or its waiting list; neutral, without any consequence. The next in line moves up.

    Invalid for a reason that is not one of states.DropOut; MoveRefused after an end.
    """
    if drop_out not in DropOut.values:
        raise refusal("unknown_code", field="drop_out")
    training_class = locked(TrainingClass, enrolment.training_class)
    row = locked(Enrolment, enrolment)
    row.note, row.drop_out = note, drop_out
    left = end(row, EnrolmentState.WITHDRAWN, by=by, on=on)
    fill_places(training_class, by=by, on=on)
    return left


def _ready(training_class, laborer, consent, on):
    """(the class, locked, and the laborer's case, locked) when nothing but a free place may be missing."""
    row = locked(TrainingClass, training_class)
    if row.state != ClassState.OPEN:
        raise refusal("class_not_open", error=MoveRefused)
    check_approved(row, on)
    _check_consent(consent, laborer, on)
    if not rules.is_for(row.division_id, laborer.division_id):
        raise refusal("elsewhere", error=Invalid, field="training_class")
    case, code = barrier(laborer, row, on)
    if code:
        raise refusal(code, error=Conflict, field="laborer")
    return row, case


def _created(row, laborer, case, consent, state, on, id):
    check_fresh(Enrolment, id)
    joined = {"enrolled_on": on} if state == EnrolmentState.ENROLLED else {}
    return Enrolment.objects.create(
        id=id or new_id(), training_class=row, laborer=laborer, case=case,
        division_id=laborer.division_id, consent=consent, state=state, asked_on=on, **joined,
    )  # fmt: skip


def _check_consent(consent, laborer, on):
    held = Consent.objects.select_for_update(of=("self",)).filter(pk=consent and consent.pk).first()
    if held is None:
        raise refusal("consent_required", field="consent")
    problem = rules.consent_problem(
        own=held.laborer_id == laborer.pk, purpose=held.purpose, given_on=held.given_on,
        withdrawn_on=held.withdrawn_on, on=on,
    )  # fmt: skip
    refuse_if(problem and ("consent", problem))

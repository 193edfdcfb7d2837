"""Writes of the course of a class: opened, started, assessed, closed or cancelled (X2.2-4, X4)."""

from django.db import transaction

from trainings.classes import queries
from trainings.classes.actions.graduating import call_graduates
from trainings.classes.actions.steps import check_approved, end, locked, moved, refusal
from trainings.classes.models import TrainingClass
from trainings.classes.states import CLASS_MOVES, ClassState, DropOut, EnrolmentState
from xundian.kit.errors import Conflict


@transaction.atomic
def open(*, training_class, by, on):
    """Open a planned class for enrolment; Invalid unless its institution is approved that day, and on a final list
    where the class is subsidised (X4)."""
    row = locked(TrainingClass, training_class)
    CLASS_MOVES.check(row.state, ClassState.OPEN)
    check_approved(row, on)
    return moved(row, ClassState.OPEN)


@transaction.atomic
def start(*, training_class, by, on):
    """Teaching begins; Invalid before the first day, Conflict without a trainee or a timetable.

    Who still waits leaves the list (no place became free) and may join another class.
    """
    row = locked(TrainingClass, training_class)
    CLASS_MOVES.check(row.state, ClassState.RUNNING)
    if on < row.starts_on:
        raise refusal("class_begins_later", field="starts_on")
    if not queries.enrolled(row).exists():
        raise refusal("no_trainees", error=Conflict)
    if not queries.sessions_of(row).exists():
        raise refusal("no_sessions", error=Conflict)
    _dismiss(queries.waiting_list(row), DropOut.FULL, by=by, on=on)
    return moved(row, ClassState.RUNNING)


@transaction.atomic
def assess(*, training_class, by, on):
    """Teaching is over and the assessment was held."""
    return moved(locked(TrainingClass, training_class), ClassState.ASSESSED, assessed_on=on)


@transaction.atomic
def close(*, training_class, by, on):
    """Close an assessed class; the posts of who ordered it are kept for its graduates from that day on.

    Conflict while a trainee has no result (W2.4: an outcome per trainee).
    """
    row = locked(TrainingClass, training_class)
    CLASS_MOVES.check(row.state, ClassState.CLOSED)
    if queries.enrolled(row).exists():
        raise refusal("results_missing", error=Conflict)
    call_graduates(training_class=row, by=by, on=on)
    return moved(row, ClassState.CLOSED, closed_on=on)


@transaction.atomic
def cancel(*, training_class, by, on, reason=""):
    """The class does not take place; whoever is enrolled or waits leaves it without any consequence."""
    row = locked(TrainingClass, training_class)
    CLASS_MOVES.check(row.state, ClassState.CANCELLED)
    _dismiss(queries.waiting_list(row), DropOut.CANCELLED, by=by, on=on)
    _dismiss(queries.enrolled(row).order_by("pk"), DropOut.CANCELLED, by=by, on=on)
    return moved(row, ClassState.CANCELLED, reason=reason)


def _dismiss(enrolments, reason, *, by, on):
    for each in enrolments.select_for_update(of=("self",)):
        each.drop_out = reason
        day = max(on, each.enrolled_on or each.asked_on)
        end(each, EnrolmentState.WITHDRAWN, by=by, on=day, reason=str(reason))

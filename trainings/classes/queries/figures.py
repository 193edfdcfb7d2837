"""Who was trained: the one definition that every figure uses (X2.2-4, X3.1)."""

from trainings.classes.states import EnrolmentState


def trained(enrolments, first, last):
    """The enrolments completed between two days, both included: the only definition of "trained" (X2.2-4, X3.1)."""
    return enrolments.filter(state=EnrolmentState.COMPLETED, ended_on__gte=first, ended_on__lte=last)

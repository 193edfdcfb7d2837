"""Writes of satisfaction: slips to print, and an answer that nobody can be linked to (X4)."""

import secrets

from django.db import transaction

from trainings.classes import queries, rules
from trainings.classes.actions.steps import locked, refusal
from trainings.classes.models import ASPECTS, Feedback, FeedbackSlip, TrainingClass
from trainings.classes.states import RESULT_STATES, ClassState
from xundian.kit.errors import Conflict, MoveRefused
from xundian.kit.sealing import digest


@transaction.atomic
def print_slips(*, training_class, by):
    """Fresh codes, as many as trainees without a slip or an answer; known only now, to be drawn unseen.

    Conflict (slips_taken) when there is a slip or an answer for each; MoveRefused before the class runs and after it.
    """
    row = locked(TrainingClass, training_class)
    if row.state not in RESULT_STATES:
        raise refusal("feedback_over" if row.state == ClassState.CLOSED else "feedback_early", error=MoveRefused)
    number = queries.slips_missing(row)
    if number < 1:
        raise refusal("slips_taken", error=Conflict)
    codes = ["".join(secrets.choice(rules.LETTERS) for _place in range(rules.SLIP_LENGTH)) for _each in range(number)]
    FeedbackSlip.objects.bulk_create([FeedbackSlip(training_class=row, digest=digest(code).hex()) for code in codes])
    return codes


@transaction.atomic
def void_slips(*, training_class, by):
    """Unused slips are dead, for a stack that was lost or misprinted; how many."""
    row = locked(TrainingClass, training_class)
    gone, _by_model = FeedbackSlip.objects.filter(training_class=row).delete()
    return gone


@transaction.atomic
def give_feedback(*, code, marks, words=""):
    """Keep the marks {aspect: 1 to 5} of whoever holds the code, once; the slip is gone with it.

    Takes neither a day nor a person. Invalid for marks, Conflict (slip_unknown) for a code that is none or was used,
    MoveRefused when the class is over.
    """
    for name in ASPECTS:
        if marks.get(name) not in (1, 2, 3, 4, 5):
            raise refusal("mark", field=name)
    slip = (
        FeedbackSlip.objects.select_for_update(of=("self",)).filter(digest=digest(rules.read_slip(code)).hex()).first()
    )
    if slip is None:
        raise refusal("slip_unknown", error=Conflict, field="code")
    if slip.training_class.state not in RESULT_STATES:
        raise refusal("feedback_over", error=MoveRefused)
    values = {name: marks[name] for name in ASPECTS}
    Feedback.objects.create(training_class=slip.training_class, words=words.strip(), **values)
    slip.delete()

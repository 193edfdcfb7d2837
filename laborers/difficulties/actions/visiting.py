"""A difficulty told on one side is asked about on the other, and the answer is a step of its own (X2.2-7)."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.difficulties.actions.steps import add_progress, confirm, reopen, resolve
from laborers.difficulties.actions.writing import belongs, locked
from laborers.difficulties.models import DifficultyStep
from laborers.difficulties.states import Answer, DifficultyState, Way
from laborers.visits.states import Mode, Outcome
from xundian.kit.checking import check_choice, words
from xundian.kit.errors import Invalid

WAYS = {Mode.IN_PERSON: Way.IN_PERSON, Mode.PHONE: Way.PHONE, Mode.WECHAT: Way.MESSAGE}


@transaction.atomic
def answer_at_visit(*, difficulty, answer, visit, by, on, note=""):
    """What was said at a visit when it was asked how a difficulty stands; `answer` is a states.Answer.

    Solved: resolved where it was not, and confirmed by whoever was met. Otherwise it is progress, and what was held
    for solved is open again. A second answer of the same visit changes nothing. Raises Invalid for an unknown answer, a
    visit to another household, and an attempt at which nobody was met.
    """
    check_choice("answer", answer, Answer)
    row, note = locked(difficulty), words("note", note, required=False)
    belongs("visit", visit, row.household)
    if visit.outcome != Outcome.DONE:
        raise Invalid(_("Nobody was met, so nobody answered."), field="answer", code="nobody_met")
    if DifficultyStep.objects.filter(difficulty=row, visit=visit).exists():
        return row
    said = {"by": by, "on": on, "answer": answer, "visit": visit}
    if answer == Answer.SOLVED:
        return _solved(row, note, said)
    if row.state in (DifficultyState.RESOLVED, DifficultyState.CONFIRMED):
        return reopen(difficulty=row, reason=note, **said)
    return add_progress(difficulty=row, note=note, **said)


def _solved(row, note, said):
    visit = said["visit"]
    if row.state == DifficultyState.CONFIRMED:
        return row
    if row.state != DifficultyState.RESOLVED:
        row = resolve(difficulty=row, result=note or _("Solved, as was said at the visit."), **said)
    who = str(visit.met_label) or (visit.laborer.name if visit.laborer else _("Somebody of the family"))
    return confirm(difficulty=row, who=who, way=WAYS.get(visit.mode, Way.IN_PERSON).value, **said)

"""The steps about one difficulty until the laborer confirms that it is solved (X2.2-7).

Each takes an optional client `id`: the same id with the same words is the same step, with others Conflict (id_reused).
"""

from django.db import transaction

from laborers.difficulties import queries, rules
from laborers.difficulties.actions.writing import (
    ASSIGNED,
    ESCALATED,
    UNCONFIRMED,
    check_state,
    locked,
    move,
    repeated,
    take_back,
    timeline,
)
from laborers.difficulties.states import DifficultyState, StepKind, Way
from xundian.kit.checking import check_choice, words


@transaction.atomic
def start_work(*, difficulty, by, on, note="", id=None):
    """Take an open difficulty up; whoever does so owns it unless someone does already. MoveRefused when not open."""
    row, note = locked(difficulty), words("note", note, required=False)
    if repeated(row, id, StepKind.PROGRESS, by, note=note):
        return row
    check_state(row, DifficultyState.OPEN)
    row.owner = row.owner or by
    return move(row, DifficultyState.WORKING, StepKind.PROGRESS, by=by, on=on, note=note, id=id)


@transaction.atomic
def add_progress(*, difficulty, note, by, on, id=None, **said):
    """Write down what was done about a difficulty being worked on (an open one is taken up with it)."""
    row, note = locked(difficulty), words("note", note, required=not said)
    if repeated(row, id, StepKind.PROGRESS, by, note=note):
        return row
    check_state(row, *queries.UNSOLVED)
    return move(row, DifficultyState.WORKING, StepKind.PROGRESS, by=by, on=on, note=note, id=id, **said)


@transaction.atomic
def resolve(*, difficulty, result, by, on, id=None, **said):
    """Say how it was solved; it closes when the laborer confirms. MoveRefused when it is solved already."""
    row, result = locked(difficulty), words("result", result)
    if repeated(row, id, StepKind.RESOLVED, by, note=result):
        return row
    row.result, row.resolved_on = result, on
    row = move(row, DifficultyState.RESOLVED, StepKind.RESOLVED, by=by, on=on, note=result, id=id, **said)
    timeline(row, StepKind.RESOLVED, by=by, on=on)
    take_back(row, ASSIGNED, ESCALATED)
    return row


@transaction.atomic
def confirm(*, difficulty, who, by, on, way=Way.IN_PERSON.value, id=None, **said):
    """The laborer or the family says that it is solved: `who` said so, by way of states.Way. MoveRefused before."""
    check_choice("way", way, Way)
    row, who = locked(difficulty), words("who", who)
    if repeated(row, id, StepKind.CONFIRMED, by, note=who, way=way):
        return row
    row.confirmed_on = on
    row = move(row, DifficultyState.CONFIRMED, StepKind.CONFIRMED, by=by, on=on, note=who, way=way, id=id, **said)
    timeline(row, StepKind.CONFIRMED, by=by, on=on)
    take_back(row, UNCONFIRMED)
    return row


@transaction.atomic
def reopen(*, difficulty, reason, by, on, id=None, **said):
    """It was not solved after all, or came back: work goes on with a new deadline. MoveRefused when it is unsolved."""
    row, reason = locked(difficulty), words("reason", reason, required=not said)
    if repeated(row, id, StepKind.REOPENED, by, note=reason):
        return row
    check_state(row, DifficultyState.RESOLVED, DifficultyState.CONFIRMED)
    row.result, row.resolved_on, row.confirmed_on, row.asked_on = "", None, None, None
    row.due_on = rules.due_on(on, queries.deadline_days(row.kind, on, row.severity))
    row = move(row, DifficultyState.WORKING, StepKind.REOPENED, by=by, on=on, note=reason, id=id, **said)
    timeline(row, StepKind.REOPENED, by=by, on=on)
    take_back(row, UNCONFIRMED)
    return row

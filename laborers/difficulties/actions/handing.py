"""An unsolved difficulty goes to another office, up, down or aside: one, or many at once."""

from django.db import transaction

from laborers.difficulties import queries
from laborers.difficulties.actions.writing import ASSIGNED, locked, notice, repeated, tell, tell_stations
from laborers.difficulties.models import Difficulty, DifficultyStep
from laborers.difficulties.states import Level, StepKind
from laborers.placements.models import Placement
from xundian.kit.checking import check_choice, words
from xundian.kit.ids import new_id
from xundian.kit.once import insert_fresh

SELF = ("self",)


@transaction.atomic
def hand_over(*, difficulty, level, by, on, owner=None, note="", id=None):
    """Give an unsolved difficulty to another level, to an `owner` by name or to the office; the deadline stays.

    Both ways between home and station. `id` as for every step. Raises Invalid when the owner does not sit in that
    office for this place, when a confidential matter would go to a village without a name, or when nobody of a station
    sees the place; MoveRefused when it is solved.
    """
    check_choice("level", level, Level)
    row, note = locked(difficulty), words("note", note, required=False)
    if repeated(row, id, StepKind.HANDED, by, note=note, level=level, owner_id=owner and owner.pk):
        return row
    _find_place([row], level)
    _able, refused = queries.dispatched([row], level, owner)
    if refused:
        raise refused[0][1]
    _give([row], level, owner, [_step(row, level, owner, by=by, on=on, note=note, id=id)], on=on)
    return row.reread()


@transaction.atomic
def hand_over_many(*, difficulties, level, by, on, owner=None, note=""):
    """Give many at once; ([rows given], [(row, refusal)]). Who may not go there stays and is named with the reason.

    `difficulties` is a queryset, already inside the user's place. A fixed number of statements.
    """
    check_choice("level", level, Level)
    note = words("note", note, required=False)
    chosen = Difficulty.objects.filter(pk__in=difficulties.values("pk"))
    rows = list(chosen.select_for_update(of=SELF).select_related("household", "laborer").order_by("id"))
    _find_place(rows, level)
    able, refused = queries.dispatched(rows, level, owner)
    steps = [_step(row, level, owner, by=by, on=on, note=note) for row in able]
    _give(able, level, owner, steps, on=on)
    return able, refused


def _find_place(rows, level):
    """What was told before the laborer left has no place yet; the station there is found by where they work now."""
    homeless = {
        row.laborer_id: row for row in rows if level == Level.STATION and not row.destination and row.laborer_id
    }
    if homeless:
        spells = Placement.objects.filter(laborer__in=list(homeless), ended_on=None)
        places = dict(spells.values_list("laborer_id", "destination"))
        for row in rows:
            row.destination = row.destination or places.get(row.laborer_id, "")


def _step(row, level, owner, *, by, on, note, id=None):
    return DifficultyStep(
        id=id or new_id(), difficulty=row, kind=StepKind.HANDED, on=on, note=note, by=by, level=level, owner=owner
    )


def _give(rows, level, owner, steps, *, on):
    for row in rows:
        row.level, row.owner = level, owner
    Difficulty.objects.bulk_update(rows, ["level", "owner", "destination"], batch_size=500)
    if len(steps) == 1:  # its id may be the phone's
        insert_fresh(steps)
    else:
        DifficultyStep.objects.bulk_create(steps, batch_size=500)
    offices = {} if owner else queries.offices_of(rows, level)
    told = [([owner] if owner else offices[row.pk], row, one.pk) for row, one in zip(rows, steps, strict=True)]
    tell([notice(row, users, ASSIGNED, cause) for users, row, cause in told], on=on)
    tell_stations(rows)

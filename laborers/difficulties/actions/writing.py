"""What every write of a difficulty needs: its own household, a step that a phone may send twice, and who is told."""

from datetime import datetime, time

from django.utils.translation import gettext as _

from laborers.difficulties import queries
from laborers.difficulties.models import Difficulty, DifficultyStep
from laborers.difficulties.states import DIFFICULTY_MOVES, Level
from laborers.registry.actions import note as write_timeline
from laborers.registry.actions import open_case_of
from laborers.registry.states import EventKind
from xundian.kit.clock import COUNTY_ZONE
from xundian.kit.errors import Invalid, MoveRefused
from xundian.kit.ids import new_id
from xundian.kit.once import id_reused, insert_fresh
from xundian.messages.actions import Notice, notify_all, withdraw
from xundian.webhooks.actions import Event, announce_all
from xundian.webhooks.states import Kind as Told

# Kinds of messages.
ASSIGNED, ESCALATED, UNCONFIRMED = "difficulty_assigned", "difficulty_escalated", "difficulty_unconfirmed"


def belongs(field, record, household):
    """Invalid unless the record is of the household."""
    if record is not None and record.household_id != household.pk:
        raise Invalid(_("This belongs to another household."), field=field, code="other_household")


def locked(difficulty):
    """The row as it stands, locked until the transaction ends."""
    return Difficulty.objects.select_for_update(of=("self",)).select_related("household").get(pk=difficulty.pk)


def repeated(row, id, kind, by, **said):
    """Whether a step with that id stands already and says the same; Conflict (id_reused) when it says something else.

    The day does not count: a phone sends again what it sent yesterday.
    """
    step = DifficultyStep.objects.filter(pk=id).first() if id else None
    if step is None:
        return False
    said |= {"difficulty_id": row.pk, "kind": kind, "by_id": by.pk}
    if any(getattr(step, name) != value for name, value in said.items()):
        raise id_reused()
    return True


def step(difficulty, kind, *, by, on, id=None, **said):
    """One step, written down; `said` holds the other columns of DifficultyStep."""
    row = DifficultyStep(id=id or new_id(), difficulty=difficulty, kind=kind, on=on, by=by, **said)
    return insert_fresh([row])[0]


def check_state(row, *states):
    """MoveRefused unless the row is in one of the states."""
    if row.state not in states:
        raise MoveRefused(_("This cannot be done while it is “%(state)s”.") % {"state": row.get_state_display()})


def move(row, to, kind, *, by, on, **said):
    """Take the row to a state by a step of the moves table, and write the step down; the row as it stands then."""
    DIFFICULTY_MOVES.check(row.state, to)
    row.state = to
    row.save(update_fields=["state", "owner", "due_on", "result", "resolved_on", "confirmed_on", "asked_on"])
    step(row, kind, by=by, on=on, **said)
    return row.reread()


def timeline(difficulty, kind, *, by, on):
    """A line in the laborer's open case; it never names a confidential kind, for the village reads the timeline."""
    case = difficulty.laborer and open_case_of(difficulty.laborer)
    if case is None:
        return
    detail = {"difficulty": str(difficulty.pk), "step": str(kind)}
    if not difficulty.confidential:
        detail["kind"] = difficulty.kind
    write_timeline(case=case, kind=EventKind.DIFFICULTY, on=on, by=by, detail=detail)


def assign(difficulty, cause, *, on):
    """Tell the new owner, or everyone in the new office."""
    users = [difficulty.owner] if difficulty.owner else queries.office_of(difficulty, difficulty.level)
    tell([notice(difficulty, users, ASSIGNED, cause)], on=on)


def tell_stations(rows):
    """Tell the systems of stations, and of the county, which of these lie with a station now."""
    lying = [row for row in rows if row.level == Level.STATION]
    announce_all(events=[Event(Told.DIFFICULTY_HANDED, row.pk, row.division_id, row.destination) for row in lying])


def notice(row, users, kind, cause):
    """It never says what it is about, only when it is due."""
    values = {"difficulty": str(row.pk), "due_on": row.due_on.isoformat(), "level": row.level}
    return Notice(
        users=users, kind=kind, values=values, link=f"/difficulties/{row.pk}/", key=f"{kind}:{row.pk}:{cause}"
    )


def tell(notices, *, on):
    """Put the notices into the outbox."""
    notify_all(notices=notices, at=datetime.combine(on, time.min, COUNTY_ZONE))


def take_back(row, *kinds):
    """Notices of these kinds about the row that were not delivered yet are no news any more."""
    for kind in kinds:
        withdraw(key=f"{kind}:{row.pk}")

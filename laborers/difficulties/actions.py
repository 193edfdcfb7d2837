"""Writes of difficulties: report, work on, hand over, resolve, confirm, reopen, escalate; and their deadlines."""

from datetime import datetime, time, timedelta

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from laborers.difficulties import queries, rules
from laborers.difficulties.models import Difficulty, DifficultyDeadline, DifficultyStep
from laborers.difficulties.states import DIFFICULTY_MOVES, DifficultyState, Kind, Level, Severity, StepKind
from laborers.placements.models import Placement
from laborers.registry.actions import note as write_timeline
from laborers.registry.actions import open_case_of
from laborers.registry.states import EventKind
from xundian.kit.clock import COUNTY_ZONE
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.ids import new_id
from xundian.messages.actions import Notice, notify_all, withdraw

# Kinds of messages.
ASSIGNED, ESCALATED = "difficulty_assigned", "difficulty_escalated"


@transaction.atomic
def report(*, household, kind, description, by, on, laborer=None, severity="normal", visit=None, id=None):
    """Write down a difficulty of a household or of one of its laborers (X2.2-7); the deadline follows its kind.

    `kind` is a states.Kind, `id` the client's UUID. It begins with the reporter's own office, confidential kinds of a
    village with the township. Raises Invalid (unknown kind, someone else's laborer or visit, no text, no deadline),
    Conflict (id_reused) when the id is taken.
    """
    _choice("kind", kind, Kind)
    _choice("severity", severity, Severity)
    description = _text("description", description)
    _belongs("laborer", laborer, household)
    _belongs("visit", visit, household)
    level, own = rules.first_owner(by.role, kind)
    difficulty = _create(
        id=id or new_id(), household=household, laborer=laborer, division_id=household.division_id,
        destination=_destination(laborer), visit=visit, kind=kind, severity=severity,
        confidential=rules.is_confidential(kind), description=description, reported_on=on, reported_by=by, level=level,
        owner=by if own else None,
        due_on=rules.due_on(on, queries.deadline_days(kind, on)),
    )  # fmt: skip
    step = _step(difficulty, StepKind.REPORTED, by=by, on=on)
    _timeline(difficulty, StepKind.REPORTED, by=by, on=on)
    if not own:
        _assign(difficulty, step, on=on)
    return difficulty


def _create(**values):
    try:
        with transaction.atomic():
            return Difficulty.objects.create(**values)
    except IntegrityError:
        if Difficulty.objects.filter(pk=values["id"]).exists():
            raise Conflict(_("This id is already used."), code="id_reused", field="id") from None
        raise


def _destination(laborer):
    """Where the laborer works now, so that the station there sees the difficulty; empty at home."""
    if laborer is None:
        return ""
    spells = Placement.objects.filter(laborer=laborer, ended_on__isnull=True)
    return spells.values_list("destination", flat=True).first() or ""


def _choice(field, value, choices):
    if value not in choices.values:
        raise Invalid(
            _("This word is not in the list: %(words)s.") % {"words": ", ".join(choices.values)},
            field=field,
            code="unknown_choice",
        )


def _text(field, value):
    value = (value or "").strip()
    if not value:
        raise Invalid(_("Say it in a few words."), field=field, code="required")
    if len(value) > 500:
        raise Invalid(_("At most 500 characters."), field=field, code="too_long")
    return value


def _belongs(field, record, household):
    if record is not None and record.household_id != household.pk:
        raise Invalid(_("This belongs to another household."), field=field, code="other_household")


def _step(difficulty, kind, *, by, on, note=""):
    return DifficultyStep.objects.create(difficulty=difficulty, kind=kind, on=on, note=note, by=by)


def _timeline(difficulty, step, *, by, on):
    """A line in the laborer's open case; it never names a confidential kind, for the village reads the timeline."""
    case = difficulty.laborer and open_case_of(difficulty.laborer)
    if case is None:
        return
    detail = {"difficulty": str(difficulty.pk), "step": str(step)}
    if not difficulty.confidential:
        detail["kind"] = difficulty.kind
    write_timeline(case=case, kind=EventKind.DIFFICULTY, on=on, by=by, detail=detail)


# --- steps until it is solved ---------------------------------------------------------------------------------------


@transaction.atomic
def start_work(*, difficulty, by, on, note=""):
    """Take an open difficulty up; whoever does so owns it unless someone does already. MoveRefused when not open."""
    row = _locked(difficulty)
    _check_state(row, DifficultyState.OPEN)
    row.owner = row.owner or by
    return _move(row, DifficultyState.WORKING, StepKind.PROGRESS, by=by, on=on, note=note[:500])


@transaction.atomic
def add_progress(*, difficulty, note, by, on):
    """Write down what was done about a difficulty being worked on (an open one is taken up with it)."""
    row = _locked(difficulty)
    _check_state(row, *queries.UNSOLVED)
    return _move(row, DifficultyState.WORKING, StepKind.PROGRESS, by=by, on=on, note=_text("note", note))


@transaction.atomic
def hand_over(*, difficulty, level, by, on, owner=None, note=""):
    """Give an unsolved difficulty to another level, to an `owner` by name or to the office; the deadline stays.

    Raises Invalid when the owner does not sit in that office for this place, when a confidential matter would go to a
    village without a name, or when nobody of a station sees the place; MoveRefused when it is solved.
    """
    _choice("level", level, Level)
    row = _locked(difficulty)
    _check_state(row, *queries.UNSOLVED)
    if owner and not queries.office_of(row, level).filter(pk=owner.pk).exists():
        raise Invalid(_("This person does not sit in that office."), field="owner", code="other_office")
    if not owner and level == Level.VILLAGE and row.confidential:
        raise Invalid(_("A confidential matter goes to a named person of the village."), field="owner", code="required")
    if not owner and level == Level.STATION and not queries.office_of(row, level).exists():
        raise Invalid(_("No station looks after this place of work."), field="level", code="no_station")
    row.level, row.owner = level, owner
    row.save(update_fields=["level", "owner"])
    step = _step(row, StepKind.HANDED, by=by, on=on, note=note[:500])
    _assign(row, step, on=on)
    return row.reread()


@transaction.atomic
def resolve(*, difficulty, result, by, on):
    """Say how it was solved; it closes when the laborer confirms. MoveRefused when it is solved already."""
    row = _locked(difficulty)
    row.result, row.resolved_on = _text("result", result), on
    row = _move(row, DifficultyState.RESOLVED, StepKind.RESOLVED, by=by, on=on, note=row.result)
    _timeline(row, StepKind.RESOLVED, by=by, on=on)
    for kind in (ASSIGNED, ESCALATED):
        withdraw(key=f"{kind}:{row.pk}")
    return row


@transaction.atomic
def confirm(*, difficulty, who, by, on):
    """The laborer or the family says that it is solved; `who` is the person who said so. MoveRefused before that."""
    row = _locked(difficulty)
    row.confirmed_on = on
    row = _move(row, DifficultyState.CONFIRMED, StepKind.CONFIRMED, by=by, on=on, note=_text("who", who))
    _timeline(row, StepKind.CONFIRMED, by=by, on=on)
    return row


@transaction.atomic
def reopen(*, difficulty, reason, by, on):
    """It was not solved after all, or came back: work goes on with a new deadline. MoveRefused when it is unsolved."""
    row = _locked(difficulty)
    _check_state(row, DifficultyState.RESOLVED, DifficultyState.CONFIRMED)
    row.result, row.resolved_on, row.confirmed_on = "", None, None
    row.due_on = rules.due_on(on, queries.deadline_days(row.kind, on))
    row = _move(row, DifficultyState.WORKING, StepKind.REOPENED, by=by, on=on, note=_text("reason", reason))
    _timeline(row, StepKind.REOPENED, by=by, on=on)
    return row


def _locked(difficulty):
    return Difficulty.objects.select_for_update(of=("self",)).get(pk=difficulty.pk)


def _check_state(row, *states):
    if row.state not in states:
        raise MoveRefused(_("This cannot be done while it is “%(state)s”.") % {"state": row.get_state_display()})


def _move(row, to, step, *, by, on, note=""):
    DIFFICULTY_MOVES.check(row.state, to)
    row.state = to
    row.save(update_fields=["state", "owner", "due_on", "result", "resolved_on", "confirmed_on"])
    _step(row, step, by=by, on=on, note=note)
    return row.reread()


# --- the clock: past due goes up the ladder -------------------------------------------------------------------------

ESCALATE = """
WITH late AS (
    SELECT d.id, deadline.days FROM laborers_difficulty d
    CROSS JOIN LATERAL (
        SELECT days FROM laborers_difficultydeadline p
        WHERE p.kind IN (d.kind, %(any)s) AND p.valid_from <= %(on)s AND (p.valid_to IS NULL OR p.valid_to >= %(on)s)
        ORDER BY p.kind = %(any)s LIMIT 1) deadline
    WHERE d.state IN ('open', 'working') AND d.due_on < %(on)s AND d.level <> 'county'
    ORDER BY d.id FOR UPDATE OF d SKIP LOCKED)
UPDATE laborers_difficulty d
SET level = CASE d.level WHEN 'village' THEN 'township' ELSE 'county' END, owner_id = NULL,
    due_on = %(on)s::date + late.days
FROM late WHERE d.id = late.id
RETURNING d.id
"""


@transaction.atomic
def escalate(*, on):
    """Give every unsolved difficulty past its last day to the owner's superior, with the kind's days from today.

    The new day lies ahead, so that a second run on the same day, or beside it, finds nothing. Returns the count; raises
    Invalid when something is late and no deadline for all kinds is in force.
    """
    if not Difficulty.objects.filter(queries.overdue(on)).exclude(level=Level.COUNTY).exists():
        return 0
    queries.deadline_days(rules.ANY_KIND, on)
    with connection.cursor() as cursor:
        cursor.execute(ESCALATE, {"on": on, "any": rules.ANY_KIND})
        moved = [row[0] for row in cursor.fetchall()]
    rows = list(Difficulty.objects.filter(pk__in=moved).order_by("id"))
    DifficultyStep.objects.bulk_create(
        DifficultyStep(difficulty=row, kind=StepKind.ESCALATED, on=on, by=None) for row in rows
    )
    offices = queries.offices_of(rows)
    _tell([_notice(row, offices[row.pk], ESCALATED, on) for row in rows], on=on)
    return len(rows)


def _assign(row, step, *, on):
    """Tell the new owner, or everyone in the new office."""
    users = [row.owner] if row.owner else queries.office_of(row, row.level)
    _tell([_notice(row, users, ASSIGNED, step.pk)], on=on)


def _notice(row, users, kind, cause):
    """It never says what it is about, only when it is due."""
    values = {"difficulty": str(row.pk), "due_on": row.due_on.isoformat(), "level": row.level}
    return Notice(
        users=users, kind=kind, values=values, link=f"/difficulties/{row.pk}/", key=f"{kind}:{row.pk}:{cause}"
    )


def _tell(notices, *, on):
    notify_all(notices=notices, at=datetime.combine(on, time.min, COUNTY_ZONE))


# --- deadlines ------------------------------------------------------------------------------------------------------


@transaction.atomic
def set_deadline(*, kind, days, valid_from, document, by):
    """From that day a kind (or "*", every other kind) may take so many days; the row before ends the day before.

    Raises Invalid for an unknown kind, days outside 1 to 365, no document, or a day not after the row now in force.
    """
    if kind != rules.ANY_KIND:
        _choice("kind", kind, Kind)
    if not 1 <= days <= 365:
        raise Invalid(_("Give 1 to 365 days."), field="days", code="out_of_range")
    document = _text("document", document)[:200]
    current = DifficultyDeadline.objects.select_for_update(of=("self",)).filter(kind=kind, valid_to=None).first()
    if current:
        if current.valid_from >= valid_from:
            raise Invalid(
                _("A row is in force from %(day)s; the new one must begin later.") % {"day": current.valid_from},
                field="valid_from",
                code="not_later",
            )
        current.valid_to = valid_from - timedelta(days=1)
        current.save(update_fields=["valid_to"])
    return DifficultyDeadline.objects.create(kind=kind, days=days, valid_from=valid_from, document=document)


@transaction.atomic
def load_default_deadlines(*, by):
    """Load rules.DEFAULT_DEADLINES where a kind has no row at all, so that the county's own stay. Returns the count."""
    known = set(DifficultyDeadline.objects.values_list("kind", flat=True))
    rows = [
        DifficultyDeadline(kind=kind, days=days, valid_from=rules.DEFAULT_FROM, document=rules.DEFAULT_DOCUMENT)
        for kind, days in rules.DEFAULT_DEADLINES.items()
        if kind not in known
    ]
    DifficultyDeadline.objects.bulk_create(rows)
    return len(rows)

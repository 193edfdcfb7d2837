"""Writes of cases and their timelines: the only code that moves a case from stage to stage."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from laborers.registry.models import Case, CaseEvent
from laborers.registry.states import BY_HAND, STAGE_MOVES, EventKind, Stage
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.sql import append_rows

EVENT_COLUMNS = ("id", "case_id", "kind", '"on"', "from_stage", "to_stage", "detail", "by_id")


def open_case_of(laborer):
    """The laborer's open case, or None."""
    return Case.objects.filter(laborer=laborer).exclude(stage=Stage.CLOSED).first()


@transaction.atomic
def open_case(*, laborer, by, on):
    """The laborer's open case; opened as the next episode when there is none."""
    found = open_case_of(laborer)
    if found:
        return found
    episode = (laborer.cases.aggregate(last=Max("episode"))["last"] or 0) + 1
    case = Case.objects.create(laborer=laborer, division_id=laborer.division_id, episode=episode, opened_on=on)
    note(case=case, kind=EventKind.OPENED, on=on, by=by, detail={"episode": episode})
    return case


@transaction.atomic
def advance(*, case, to, by, on, reason="", outcome=""):
    """Move a case to another stage and append it to the timeline; the only way a case moves.

    Raises MoveRefused for a step the table does not know, Invalid when closing without an outcome.
    """
    case = _locked(case)
    STAGE_MOVES.check(case.stage, to)
    if (to == Stage.CLOSED) != bool(outcome):
        raise Invalid(
            field="outcome",
            code="required",
            message=_("Closing a case needs an outcome, and only closing does."),
        )
    before, case.stage = case.stage, to
    if to == Stage.CLOSED:
        case.closed_on, case.outcome = on, outcome
    case.save(update_fields=["stage", "closed_on", "outcome"])
    detail = {key: value for key, value in {"reason": reason, "outcome": outcome}.items() if value}
    note(case=case, kind=EventKind.STAGE, on=on, by=by, detail=detail, from_stage=before, to_stage=to)
    return case.reread()


@transaction.atomic
def advance_many(*, cases, to, by, on, reason=""):
    """Move many cases (ids) to one stage with few statements, each with its line on the timeline; the number moved.

    Raises MoveRefused when the table refuses any of them, and then moves none. Closing needs an outcome, so `advance`.
    """
    rows = Case.objects.filter(pk__in=cases).order_by("pk")
    stages = dict(rows.select_for_update(of=("self",), no_key=True).values_list("pk", "stage"))
    for stage in sorted(set(stages.values())):
        STAGE_MOVES.check(stage, to)
    if to == Stage.CLOSED:
        raise Invalid(field="outcome", code="required", message=_("Closing a case needs an outcome; close it alone."))
    moved = Case.objects.filter(pk__in=stages).update(stage=to)
    detail = {"reason": reason} if reason else {}
    _append(((pk, detail, stage, to) for pk, stage in stages.items()), kind=EventKind.STAGE, on=on, by=by)
    return moved


@transaction.atomic
def note_many(*, lines, kind, on, by):
    """Append a line to the timelines of many cases: `lines` are pairs (case id, detail)."""
    _append(((pk, detail, "", "") for pk, detail in lines), kind=kind, on=on, by=by)


def note_days(*, lines, kind):
    """Append a line to the timelines of some cases in one statement: `lines` are (case id, day, User, detail)."""
    return CaseEvent.objects.bulk_create(
        CaseEvent(case_id=case, kind=kind, on=on, by=by, detail=detail) for case, on, by, detail in lines
    )


def _append(lines, *, kind, on, by):
    """Many timeline lines by COPY: (case id, detail, from stage, to stage)."""
    append_rows(
        CaseEvent._meta.db_table,
        EVENT_COLUMNS,
        (
            (new_id(), case, str(kind), on, here, there, Jsonb(detail), by and by.pk)
            for case, detail, here, there in lines
        ),
    )


def note(*, case, kind, on, by, detail=None, from_stage="", to_stage=""):
    """Append a line to the timeline of a case; `detail` holds codes, dates and ids, to read in any language."""
    return CaseEvent.objects.create(
        case=case, kind=kind, on=on, by=by, detail=detail or {}, from_stage=from_stage, to_stage=to_stage
    )


@transaction.atomic
def advance_by_hand(*, case, to, by, on, reason="", outcome=""):
    """A step an officer takes alone: back to the search for a post, or closing (BY_HAND).

    The other stages follow from what is recorded with consent: an assessment, an enrolment, a placement. Raises
    MoveRefused, Invalid, and Conflict while work or a class goes on.
    """
    if to not in BY_HAND:
        raise Invalid(
            field="to",
            code="follows",
            message=_("This stage follows from a record, not from here."),
        )
    if _locked(case).placements.filter(ended_on=None).exists():
        raise Conflict(_("The placement goes on. Record its end first."), code="in_work", field="to")
    return advance(case=case, to=to, by=by, on=on, reason=reason, outcome=outcome)


def _locked(case):
    """The case held until the transaction ends; lines on its timeline need not wait, so that nobody waits in a ring."""
    return Case.objects.select_for_update(of=("self",), no_key=True).get(pk=case.pk)

"""Writes of runs over a division: the preview in the background, then the change or its refusal (X2.2-6).

Both go in steps of a few thousand people, each its own transaction: memory stays small, nobody's record is held for
long, and a run whose worker was killed goes on where it stood.
"""

from collections import defaultdict
from typing import NamedTuple

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from laborers.surveys import queries
from laborers.surveys.actions.judging import judge, policy_of_day, put_in_force, rows_of
from laborers.surveys.models import Reassessment, ReassessmentChange
from laborers.surveys.rules import Tally
from laborers.surveys.states import REASSESSMENT_MOVES, ChangeOutcome, ReassessmentState
from xundian.kit import jobs
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.formats import written
from xundian.kit.ids import new_id
from xundian.kit.sql import copy_rows

STEP = 2000
CHANGE_COLUMNS = (
    "reassessment_id", "case_id", "division_id", "seen_id", "response_id", "before", "after", "reasons", "outcome",
    "now",
)  # fmt: skip


class Task(NamedTuple):
    """A task of tasks.py by its name, for an action does not know its doors."""

    name: str


PREVIEW, APPLY = Task("reassessments.preview"), Task("reassessments.apply")


@transaction.atomic
def start_preview(*, division, by, on, policy=None, id=None):
    """Have looked, in the background, who below a division would be assessed otherwise; the Reassessment.

    Under the county's policy of the day, or one that is given; one that is yet to come is looked at as of its first
    day. Raises Invalid without a policy, for another county's, and for one that has ended.
    """
    policy = policy or policy_of_day(division.code, on)
    if policy.county_id != division.code[:6] or (policy.valid_to and policy.valid_to < on):
        raise Invalid(
            field="policy", code="not_valid", message=_("This policy has ended, or belongs to another county.")
        )
    row = Reassessment.objects.create(
        id=id or new_id(), division=division, policy=policy, on=max(on, policy.valid_from), by=by
    )
    jobs.queue(kind="reassess_preview", arguments={"reassessment": str(row.pk)}, task=PREVIEW, by=by)
    return row


@transaction.atomic
def start_apply(*, reassessment, by, on):
    """Have a previewed run applied in the background; asking again while it runs starts nothing.

    Raises MoveRefused for a run that was not previewed, Conflict for a policy that is not in force yet.
    """
    row = _locked(reassessment)
    if row.state == ReassessmentState.APPLYING:
        return row
    REASSESSMENT_MOVES.check(row.state, ReassessmentState.APPLYING)
    if row.on > on:
        raise Conflict(
            _("The policy is in force from %(day)s. Apply the run then.") % {"day": written(row.on)},
            code="not_in_force",
        )
    row = _moved(row, ReassessmentState.APPLYING, failure="")
    jobs.queue(kind="reassess_apply", arguments={"reassessment": str(row.pk)}, task=APPLY, by=by)
    return row


@transaction.atomic
def discard(*, reassessment, by):
    """Leave everybody as they are; who was applied before a run stopped keeps the new assessment. MoveRefused."""
    row = _locked(reassessment)
    REASSESSMENT_MOVES.check(row.state, ReassessmentState.DISCARDED)
    return _moved(row, ReassessmentState.DISCARDED)


def preview_changes(*, reassessment, at, progress=None):
    """Look who would change, and keep it; the row with its figures. Memory stays the same whatever the division's size.

    `progress(done, total)` is called now and then. MoveRefused when the run has left this state.
    """
    row = Reassessment.objects.get(pk=reassessment.pk)
    REASSESSMENT_MOVES.check(row.state, ReassessmentState.PREVIEWED)
    total = queries.assessable_in(row.division_id).count()
    Reassessment.objects.filter(pk=row.pk).update(total=total)
    while done := _preview_step(row):
        if progress:
            progress(done, total)
    with transaction.atomic():
        locked = _locked(row)
        REASSESSMENT_MOVES.check(locked.state, ReassessmentState.PREVIEWED)
        figures = Tally(locked.figures).figures()
        return _moved(locked, ReassessmentState.PREVIEWED, figures=figures, previewed_at=at, total=locked.done)


@transaction.atomic
def _preview_step(row):
    """Look at the next people by the key of their case; how many were looked at in all, 0 when there are no more."""
    row = _locked(row)
    REASSESSMENT_MOVES.check(row.state, ReassessmentState.PREVIEWED)
    tally = Tally(row.figures)
    many = list(queries.facts(queries.assessable_in(row.division_id), after=tally.last, limit=STEP))
    if not many:
        return 0
    copy_rows(ReassessmentChange._meta.db_table, CHANGE_COLUMNS, _changes(row, many, tally))
    tally.last = str(many[-1]["id"])
    row.figures, row.done = tally.kept(), row.done + len(many)
    row.save(update_fields=["figures", "done"])
    return row.done


def _changes(row, many, tally):
    """The rows of those among `many` whose direction or grounds would be others; everybody is counted."""
    for facts in many:
        if not facts["response"]:
            tally.count("without_response")
            continue
        verdict = judge(facts, row.policy, row.on)
        before, grounds = facts["direction"] or "", rows_of(verdict)
        tally.judged(before, verdict.direction, same=facts["reasons"] == grounds)
        if before != verdict.direction or facts["reasons"] != grounds:
            yield (
                row.pk, facts["id"], facts["division_id"], facts["assessment"], facts["response"], before,
                verdict.direction, Jsonb(grounds), ChangeOutcome.WAITING.value, "",
            )  # fmt: skip


def apply_changes(*, reassessment, by, at, progress=None):
    """Put what was previewed in force, for everybody to whom nothing has happened since; the row with its figures.

    Who answered again, or was assessed, meanwhile is judged by what is known now and named with it, and stays as they
    are; who was carried further, or is gone, is left out. Killed between two steps it goes on with the next.
    """
    row = Reassessment.objects.select_related("policy").get(pk=reassessment.pk)
    REASSESSMENT_MOVES.check(row.state, ReassessmentState.APPLYING)
    total = row.changes.count()
    while _apply_step(row, by):
        done = total - row.changes.filter(outcome=ChangeOutcome.WAITING).count()
        Reassessment.objects.filter(pk=row.pk).update(done=done, total=total)
        if progress:
            progress(done, total)
    with transaction.atomic():
        locked = _locked(row)
        REASSESSMENT_MOVES.check(locked.state, ReassessmentState.APPLIED)
        told = dict(row.changes.values_list("outcome").annotate(n=Count("pk")))
        outcomes = {str(each): told.get(each, 0) for each in ChangeOutcome if each != ChangeOutcome.WAITING}
        return _moved(locked, ReassessmentState.APPLIED, figures=locked.figures | outcomes, applied_at=at)


@transaction.atomic
def stop(*, reassessment, failure):
    """A run broke off: a preview is to be made anew, an application may be started again from where it stood."""
    row = _locked(reassessment)
    back = {
        ReassessmentState.PREVIEWING: ReassessmentState.FAILED, ReassessmentState.APPLYING: ReassessmentState.PREVIEWED,
    }  # fmt: skip
    return _moved(row, back[row.state], failure=str(failure)[:300]) if row.state in back else row


@transaction.atomic
def _apply_step(row, by):
    """Apply the next people that wait; how many there were."""
    waiting = row.changes.filter(outcome=ChangeOutcome.WAITING).order_by("id")
    changes = {change.case_id: change for change in waiting.select_for_update(of=("self",))[:STEP]}
    cases = queries.assessable_in(row.division_id).filter(pk__in=changes)
    list(cases.select_for_update(of=("self",)).order_by("id").values_list("id"))
    ready, outcomes = [], defaultdict(list)
    for facts in queries.facts(cases):
        if not facts["response"]:
            continue
        change, verdict = changes.pop(facts["id"]), judge(facts, row.policy, row.on)
        if _as_seen(change, facts, verdict):
            ready.append((facts, verdict))
            outcomes[ChangeOutcome.APPLIED, ""].append(change.pk)
        else:
            outcomes[ChangeOutcome.REJUDGED, verdict.direction].append(change.pk)
    outcomes[ChangeOutcome.GONE, ""] = [change.pk for change in changes.values()]
    if ready:
        put_in_force(ready, policy=row.policy, by=by, on=row.on)
    for (outcome, now), keys in outcomes.items():
        row.changes.filter(pk__in=keys).update(outcome=outcome, now=now)
    return sum(map(len, outcomes.values()))


def _as_seen(change, facts, verdict):
    """Whether the person is as at the preview: the same answers, the same assessment in force, the same verdict."""
    seen = (change.seen_id, change.response_id, change.after, change.reasons)
    return seen == (facts["assessment"], facts["response"], verdict.direction, rows_of(verdict))


def _locked(row):
    return Reassessment.objects.select_for_update(of=("self",)).select_related("policy", "division").get(pk=row.pk)


def _moved(row, to, **values):
    row.state = to
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=["state", *values])
    return row.reread()

"""Writes of match runs: asked for, worked out in the background, given up, kept or deleted (X2.2-6).

A run changes nothing but its own rows. What people and vacancies are is read at once; the assignment is worked out
without holding anything; the proposals are written together, or not at all.
"""

from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from laborers.jobs import queries, rules
from laborers.jobs.assignment import Claim, assign, barriers, demand
from laborers.jobs.models import MatchProposal, MatchRun
from laborers.jobs.states import RUN_MOVES, UNFINISHED_RUNS, WHAT_IF_FAULTS, RunState
from xundian.codes.queries import tables
from xundian.kit import jobs
from xundian.kit.errors import Conflict, Invalid, TooOften
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh
from xundian.kit.sql import copy_rows

# Unfinished runs that one person may have at once, and trainings told of a run.
AT_ONCE, DOORS = 3, 5
# Of the work, in hundredths: assigned, then explained.
ASSIGNED, EXPLAINED = 80, 100
COLUMNS = (
    "id", "created_at", "run_id", "laborer_id", "division_id", "vacancy_id", "imagined", "score", "reasons",
    "hindrance", "doors",
)  # fmt: skip


class Task(NamedTuple):
    """A task of tasks.py by its name, for an action does not know its doors."""

    name: str


WORK = Task("matching.run")


class Stopped(Exception):
    """Somebody cancelled the run."""


@transaction.atomic
def start_run(*, division, by, on, at, title="", what_if=None, id=None):
    """Have the best assignment of a division's seekers to the county's offerable posts worked out; the MatchRun.

    `what_if` as MatchRun has it; Invalid for a question that makes no sense or an occupation that is no code; TooOften
    while AT_ONCE others of the user are unfinished.
    """
    if by and MatchRun.objects.filter(by=by, state__in=UNFINISHED_RUNS).count() >= AT_ONCE:
        raise TooOften(_("Other runs of yours are not finished yet. Wait for them, or cancel one."), wait=30)
    run = _made(division=division, by=by, on=on, title=title, what_if=what_if, id=id)
    run.job = jobs.queue(kind="match_run", arguments={"run": str(run.pk)}, task=WORK, by=by)
    run.save(update_fields=["job"])
    return run


def run_match(*, division, by, on, at=None, title="", what_if=None, id=None):
    """The same at once, for few people: the MatchRun with its proposals."""
    with transaction.atomic():
        run = _made(division=division, by=by, on=on, title=title, what_if=what_if, id=id)
        return work_run(run=run, at=at)


def work_run(*, run, at, progress=None):
    """Work a run out; the row with its figures. `progress(done, total)` now and then, and may raise Stopped.

    MoveRefused when the run has left the states before it; a run whose worker was killed begins anew.
    """
    run = _moved(run, RunState.RUNNING)
    tell = progress or (lambda done, total: None)
    board = queries.board_of(run.division, run.on, run.what_if, run.weights)
    claims = [Claim(each.id, each.supported, (each.registered,)) for each in board.seekers]
    found = assign(board, claims, told=lambda done, total: tell(done * ASSIGNED // max(1, total), EXPLAINED))
    chosen = board.dealt(found.chosen)
    told = barriers(board)
    without = [person for person in range(board.people) if person not in chosen]
    rows = []
    for person in range(board.people):
        rows.append(_proposal(run, board, person, chosen.get(person), told))
        if person % 500 == 0:
            tell(ASSIGNED + person * (EXPLAINED - ASSIGNED) // board.people, EXPLAINED)
    figures = {
        "laborers": board.people, "posts": sum(board.capacities), "placed": found.placed, "solver": found.solver,
        "placeable": found.placeable or 0, "total_score": found.total_score, "upper_bound": found.upper_bound,
        "supported": sum(board.seekers[person].supported for person in chosen), "finished_at": at,
        "doors": [
            {"occupation": row.occupation, "people": row.people, "vacancies": row.vacancies, "seats": row.seats}
            for row in demand(board, without, told)[:DOORS]
        ],
    }  # fmt: skip
    with transaction.atomic():
        copy_rows(MatchProposal._meta.db_table, COLUMNS, rows)
        return _moved(run, RunState.DONE, done=EXPLAINED, total=EXPLAINED, **figures)


def note_progress(*, run, done, total):
    """Keep how far a run is. Raises Stopped when somebody has cancelled it."""
    if not MatchRun.objects.filter(pk=run.pk, state=RunState.RUNNING).update(done=done, total=total):
        raise Stopped


@transaction.atomic
def cancel_run(*, run, by):
    """Give an unfinished run up; nothing of it stays but that it was asked for. MoveRefused when it has ended."""
    return _moved(run, RunState.CANCELLED)


def stop_run(*, run, failure):
    """A run broke off: say why. One that has ended stays as it is."""
    row = MatchRun.objects.get(pk=run.pk)
    return _moved(row, RunState.FAILED, failure=str(failure)[:300]) if row.state in UNFINISHED_RUNS else row


@transaction.atomic
def keep_run(*, run, kept, by):
    """Keep a run until somebody deletes it, or let it go with the others."""
    MatchRun.objects.filter(pk=run.pk).update(kept=kept)
    run.refresh_from_db()
    return run


@transaction.atomic
def delete_run(*, run, by):
    """Delete a run with its proposals. Conflict while it is worked on, and when offers were made from it."""
    row = MatchRun.objects.select_for_update(of=("self",)).get(pk=run.pk)
    if row.state in UNFINISHED_RUNS:
        raise Conflict(_("The run is not finished. Cancel it first."), code="unfinished")
    if queries.has_offers(row):
        raise Conflict(_("Offers were made from this run, so it stays."), code="has_offers")
    _delete(MatchRun.objects.filter(pk=row.pk))


@transaction.atomic
def forget_runs(*, before):
    """Delete ended runs of days before one that nobody keeps and no offer came from; how many."""
    old = MatchRun.objects.filter(on__lt=before, kept=False, offers=None).exclude(state__in=UNFINISHED_RUNS)
    return _delete(old)


def _delete(runs):
    keys = list(runs.values_list("pk", flat=True))
    MatchProposal.objects.filter(run__in=keys)._raw_delete("default")
    return MatchRun.objects.filter(pk__in=keys).delete()[1].get(MatchRun._meta.label, 0)


def _made(*, division, by, on, title, what_if, id):
    check_fresh(MatchRun, id)
    what_if = {name: value for name, value in (what_if or {}).items() if value}
    _check_question(what_if, on)
    policy, weights = queries.weights_on(division.code[:6], on)
    return MatchRun.objects.create(
        id=id or new_id(), division=division, on=on, by=by, title=title.strip(), what_if=what_if, policy=policy,
        weights=weights,
    )  # fmt: skip


def _check_question(what_if, on):
    faults = rules.question_faults(what_if)
    if faults:
        raise Invalid(fields={name: (code, WHAT_IF_FAULTS[code]) for name, code in faults.items()})
    named = {*what_if.get("training", ()), *(row["occupation"] for row in what_if.get("vacancies", ()))}
    known = tables({"occupation"}, on)["occupation"] if named else ()
    unknown = sorted(code for code in named if code not in known)
    if unknown:
        message = _("“%(code)s” is not in the list of codes.") % {"code": unknown[0]}
        raise Invalid(field="what_if", code="unknown_code", message=message)


def _proposal(run, board, person, number, told):
    """A row of COLUMNS for one person; `number` is that of the post proposed."""
    seeker, doors, hindrance = board.seekers[person], [], ""
    vacancy, imagined = None, None
    if number is None:
        found = told(person)
        points, reasons = 0, found.reasons()
        hindrance, doors = reasons[0].code, [door._asdict() for door in found.doors()]
    else:
        post = board.posts[number]
        points, reasons = rules.score(seeker, post, run.weights)
        imagined = post.id.number if isinstance(post.id, rules.Imagined) else None
        vacancy = None if imagined else post.id
    words = Jsonb([reason.as_row() for reason in reasons])
    return (
        new_id(), run.created_at, run.pk, seeker.id, seeker.home, vacancy, imagined, points, words, hindrance,
        Jsonb(doors),
    )  # fmt: skip


def _moved(run, to, **values):
    with transaction.atomic():
        row = MatchRun.objects.select_for_update(of=("self",)).select_related("division").get(pk=run.pk)
        RUN_MOVES.check(row.state, to)
        row.state = to
        for name, value in values.items():
            setattr(row, name, value)
        row.save(update_fields=["state", *values])
        return row

"""A batch leaves and arrives: who came is placed, who did not goes later or is called off, all in one step (X2.2-6)."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.jobs import actions as jobs
from laborers.jobs.states import EmployerAnswer
from laborers.journeys.work import call_off, place
from laborers.placements import actions as placements
from laborers.placements import queries
from laborers.placements.models import RosterLine
from laborers.placements.states import GAPS, RosterState
from xundian.kit.errors import Conflict, DomainError, Invalid


@transaction.atomic
def depart_batch(*, batch, on, by, later=(), called_off=()):
    """The departure check: everyone on the list came, but for the lines (keys) that go `later` or are `called_off`.

    Who came is placed from that day on, with the terms on the list; who goes later keeps the post; of who is called off
    the post is free again. Neither has another consequence. Invalid names every person who cannot leave, and why, as
    people.<line>; then nobody is placed. MoveRefused unless the batch is planned.
    """
    lines = {str(line.pk): line for line in queries.roster(batch) if line.state == RosterState.LISTED}
    absent = dict.fromkeys(map(str, later), RosterState.LATER) | dict.fromkeys(
        map(str, called_off), RosterState.CALLED_OFF
    )
    _check_known(absent, lines)
    jobs.hold_posts_of([line.laborer_id for line in lines.values()])
    came = [line for key, line in lines.items() if key not in absent]
    if lines and not came:
        raise Invalid(_("Nobody came. Cancel the batch, or choose another day."), field="later", code="nobody")
    for key, state in absent.items():
        _stay(lines[key], state, on=on, by=by)
    _each(came, lambda line: _leave(line, batch, on=on, by=by))
    return placements.depart_batch(batch=batch, on=on, by=by)


@transaction.atomic
def arrive_batch(*, batch, on, by, handed_to="", handed=None, not_arrived=None):
    """The arrival check: everyone who left arrived and was handed over to `handed_to`, or as `handed` {line: who} says.

    `not_arrived` is {line: what is known}; work that so never began is called off, neutrally. Invalid for lines of
    another batch, MoveRefused unless the batch has departed.
    """
    lines = {str(line.pk): line for line in queries.roster(batch) if line.state == RosterState.DEPARTED}
    handed, missing = _by_text(handed), _by_text(not_arrived)
    _check_known(handed | missing, lines)
    arrived = placements.arrive_batch(batch=batch, on=on, by=by)
    for key, line in lines.items():
        if key in missing:
            _never_arrived(line, missing[key], on=on, by=by)
        else:
            placements.settle_line(
                line=line, to=RosterState.ARRIVED, on=on, handed_to=handed.get(key) or handed_to
            )  # fmt: skip
    return arrived


@transaction.atomic
def cancel_batch(*, batch, on, by):
    """The batch will not leave: who is on its list goes later, and keeps the post; MoveRefused once it has left."""
    lines = RosterLine.objects.filter(batch=batch, state=RosterState.LISTED).order_by("pk")
    jobs.hold_posts_of([line.laborer_id for line in lines])
    for line in lines:
        _stay(line, RosterState.LATER, on=on, by=by)
    return placements.cancel_batch(batch=batch, by=by)


def _leave(line, batch, *, on, by):
    offer = line.offer
    if offer and line.placement is None and offer.employer_state not in ("", EmployerAnswer.CONFIRMED):
        raise Conflict(GAPS["not_confirmed"], code="not_confirmed")
    placement = line.placement or place(
        laborer=line.laborer, consent=queries.consent_in_force(line.laborer_id, on), by=by, on=on, started_on=on,
        offer=line.offer, batch=batch, wage_fen=line.wage_fen, contract_from=line.contract_from,
        contract_to=line.contract_to,
    )  # fmt: skip
    if line.placement:
        placement = placements.begin_on(placement=placement, started_on=min(placement.started_on, on), by=by)
    placements.settle_line(line=line, to=RosterState.DEPARTED, on=on, placement=placement)


def _stay(line, state, *, on, by):
    """Who does not leave now: planned work is called off; of who is called off the post is given back."""
    keeps = state == RosterState.LATER
    if line.placement_id:
        call_off(placement=line.placement, on=on, by=by, keep_offer=keeps, never_left=True)
    elif not keeps and line.offer_id:
        jobs.withdraw_offer(offer=line.offer, by=by, on=on, reason="called_off")
    placements.settle_line(line=line, to=state, on=on)


def _never_arrived(line, note, *, on, by):
    call_off(placement=line.placement, on=on, by=by, never_left=True)
    placements.settle_line(line=line, to=RosterState.NOT_ARRIVED, on=on, note=note)


def _each(lines, step):
    """Take the step for every line; the refusals of all of them together, by name."""
    wrong = {}
    for line in lines:
        try:
            with transaction.atomic():
                step(line)
        except DomainError as error:
            wrong[f"people.{line.pk}"] = (error.code, f"{line.laborer.name}: {error.message}")
    if wrong:
        raise Invalid(fields=wrong)


def _check_known(keys, lines):
    foreign = [key for key in keys if key not in lines]
    if foreign:
        raise Invalid(_("This person does not wait on the roster of this batch."), field="later", code="foreign")


def _by_text(lines):
    return {str(key): text for key, text in (lines or {}).items()}

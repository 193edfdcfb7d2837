"""Steps that cross rooms, each in one transaction: a placement begins or ends, a visit is written down, people move.

Who moves or leaves takes along what is not finished: offers, visits owed, answers that were parked elsewhere.
"""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.difficulties import actions as difficulties_room
from laborers.jobs import actions as jobs
from laborers.jobs.models import Offer
from laborers.placements import actions as placements
from laborers.placements.queries import away_on, valid_card
from laborers.registry import actions as registry
from laborers.registry.models import Household, Laborer
from laborers.registry.states import EventKind, Outcome, Stage
from laborers.surveys import actions as surveys
from laborers.surveys.models import SurveyRound
from laborers.visits import actions as visits
from laborers.visits.states import VisitKind
from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.kit.errors import Invalid
from xundian.messages import actions as messages


@transaction.atomic
def place(*, laborer, consent, by, on, started_on, offer=None, **work):
    """Someone starts to work: the spell, the case at "placed", the timeline, the visits owed from now on (X2.2-7).

    What else waits for an answer of this person is withdrawn, neutrally.

    `work` holds the other arguments of placements.actions.start; what an offer knows (enterprise, occupation, place)
    need not be repeated. Raises what `start` raises, and MoveRefused when the case cannot go to "placed".
    """
    if offer:
        work = _from_offer(offer) | {name: value for name, value in work.items() if value is not None}
    case = registry.open_case(laborer=laborer, by=by, on=on)
    placement = placements.start(
        laborer=laborer, case=case, consent=consent, started_on=started_on, offer=offer, by=by, **work
    )
    if case.stage != Stage.PLACED:
        registry.advance(case=case, to=Stage.PLACED, by=by, on=on)
    jobs.withdraw_offers_of(laborer=laborer, reason="found_work", by=by, on=on, keep=offer)
    detail = {
        "placement": str(placement.pk), "destination": placement.destination, "organised_by": placement.organised_by,
    }  # fmt: skip
    registry.note(case=case, kind=EventKind.STARTED, on=started_on, by=by, detail=detail)
    visits.plan_for(household=placement.household, on=on)
    return placement


@transaction.atomic
def advance_by_hand(*, case, to, by, on, reason="", outcome=""):
    """A step an officer takes alone; whoever leaves has no offers waiting. Raises what the registry's step raises."""
    moved = registry.advance_by_hand(case=case, to=to, by=by, on=on, reason=reason, outcome=outcome)
    if moved.stage == Stage.CLOSED:
        jobs.withdraw_offers_of(laborer=moved.laborer, reason="case_closed", by=by, on=on)
    return moved


@transaction.atomic
def end_placement(*, placement, ended_on, reason, by, on, back_to=Stage.MATCHING.value):
    """Work ended: what was owed until then stays owed, later visits are cancelled, the card is void, the case moves on.

    `back_to` is "matching", or an outcome (registry.states.Outcome) that closes the case. Invalid for a last day in the
    future, and what placements.actions.end raises.
    """
    if ended_on > on:
        raise Invalid(
            field="ended_on", code="in_future", message=_("Enter the end when the last day of work has come.")
        )
    if back_to != Stage.MATCHING and back_to not in Outcome.values:
        raise Invalid(
            field="back_to", code="unknown", message=_("Say “matching”, or the outcome that closes the case.")
        )
    visits.plan_for(household=placement.household, on=on)
    placement = placements.end(placement=placement, ended_on=ended_on, reason=reason, by=by)
    visits.plan_for(household=placement.household, on=on)
    card = valid_card(placement)
    if card:
        placements.revoke_card(card=card, on=on, by=by)
    detail = {"placement": str(placement.pk), "reason": reason}
    registry.note(case=placement.case, kind=EventKind.ENDED, on=ended_on, by=by, detail=detail)
    _leave_work(placement.case, back_to, by=by, on=on, reason=reason)
    return placement


@transaction.atomic
def log_visit(*, household, visited_on, at, by, difficulties=(), **content):
    """Write a visit down with the difficulties it brought up and a line on the timeline of everyone it concerns.

    `content` holds the other arguments of visits.actions.log; `difficulties` are dicts of kind, description, severity
    and, from a phone, id. Returns (visit, created); a repeat of the same visit changes nothing.
    """
    visit, created = visits.log(household=household, visited_on=visited_on, at=at, by=by, **content)
    if not created:
        return visit, False
    for each in difficulties:
        difficulties_room.report(household=household, laborer=visit.laborer, visit=visit, by=by, on=visited_on, **each)
    for case in _cases_of(visit):
        detail = {"visit": str(visit.pk), "kind": visit.kind, "outcome": visit.outcome}
        registry.note(case=case, kind=EventKind.VISITED, on=visited_on, by=by, detail=detail)
    return visit, True


@transaction.atomic
def confirm_transfer(*, transfer, by, on, at, household_number="", note=""):
    """A person reported elsewhere lives there now: the registry's step, and what was written there counts from now on.

    The parked answers become the next revision of their round, the parked profile replaces what differs; visits are
    planned anew at both ends, both sides are told. Every Transfer this settled. Raises what the registry's step raises.
    """
    homes = {transfer.laborer.household_id}
    settled = registry.confirm_transfer(transfer=transfer, by=by, on=on, household_number=household_number, note=note)
    for report in settled:
        person = Laborer.objects.get(pk=report.laborer_id)
        homes.add(person.household_id)
        written = {name: value for name, value in report.profile.items() if name in registry.LABORER_FIELDS and value}
        registry.edit_laborer(laborer=person, changes=written, expected_version=None, by=by)
        _record_parked(report, person, by)
    _replan(homes, on)
    _tell_of_transfers(settled, by, on, at)
    return settled


@transaction.atomic
def keep_transfer(*, transfer, by, on, at, note):
    """The person stays where registered; whoever reported is told that it is decided. Raises what the step raises."""
    kept = registry.keep_transfer(transfer=transfer, by=by, on=on, note=note)
    _tell_reporters([kept], by, on, at)
    return kept


@transaction.atomic
def leave(*, person, kind, by, on, detail=None):
    """A laborer or dependant leaves the household; offers that waited are withdrawn, visits are planned anew."""
    event = registry.leave(person=person, kind=kind, by=by, on=on, detail=detail)
    if isinstance(person, Laborer):
        jobs.withdraw_offers_of(laborer=person, reason="case_closed", by=by, on=on)
        _replan([person.household_id], on)
    return event


@transaction.atomic
def move_household(*, household, to_division, by, on):
    """As the registry's step; visits are planned anew where it moved at once."""
    moved, opened = registry.move_household(household=household, to_division=to_division, by=by, on=on)
    _replan([household.pk] if moved else [], on)
    return moved, opened


@transaction.atomic
def split_household(*, household, by, on, **values):
    """As the registry's step; visits are planned anew for both households."""
    new = registry.split_household(household=household, by=by, on=on, **values)
    _replan([household.pk, new.pk], on)
    return new


@transaction.atomic
def merge_households(*, stays, goes, by, on):
    """As the registry's step; visits are planned anew for both households."""
    joined = registry.merge_households(stays=stays, goes=goes, by=by, on=on)
    _replan([stays.pk, goes.pk], on)
    return joined


def _replan(households, on):
    for household in Household.objects.filter(pk__in=households):
        visits.plan_after_move(household=household, on=on)


def _record_parked(report, person, by):
    """The answers as they were given there, on their day; a day beyond the round counts as its nearest."""
    round = report.round_id and SurveyRound.objects.filter(pk=report.round_id).first()
    answers = {name: report.answers[name] for name in surveys.ANSWERS if report.answers.get(name) not in (None, "")}
    if not round or not answers:
        return
    told = report.answers.get("surveyed_on")
    day = date.fromisoformat(told) if told else report.opened_on
    day = min(max(day, round.opens), round.closes)
    surveys.record_response(round=round, laborer=person, answers=answers, by=by, on=day)


def _tell_of_transfers(settled, by, on, at):
    _tell_reporters(settled, by, on, at)
    villages = {report.from_division_id for report in settled}
    left_behind = User.objects.filter(role=Role.VILLAGE, division__in=villages, is_active=True).exclude(pk=by and by.pk)
    messages.notify(
        users=left_behind, kind="transfer_moved", values={"day": str(on)}, link="/households/",
        key=f"transfer_moved:{on}", at=at,
    )  # fmt: skip


def _tell_reporters(settled, by, on, at):
    told = {report.opened_by for report in settled if report.opened_by and report.opened_by != by}
    messages.notify(
        users=told, kind="transfer_decided", values={"day": str(on)}, link="/desk/transfers/reports/",
        key=f"transfer_decided:{on}", at=at,
    )  # fmt: skip


def _leave_work(case, back_to, **told):
    """A case that someone closed in the meantime stays closed; the work ends all the same."""
    if case.reread().stage != Stage.PLACED:
        return
    if back_to == Stage.MATCHING:
        registry.advance(case=case, to=Stage.MATCHING, **told)
    else:
        registry.advance(case=case, to=Stage.CLOSED, outcome=back_to, **told)


def _from_offer(offer):
    vacancy = Offer.objects.select_related("vacancy__enterprise").get(pk=offer.pk).vacancy
    return {
        "enterprise": vacancy.enterprise, "occupation": vacancy.occupation, "destination": vacancy.destination,
        "organised_by": "government",
    }  # fmt: skip


def _cases_of(visit):
    if visit.kind == VisitKind.FIELD_HALF_YEAR:
        return [visit.placement.case]
    return [placement.case for placement in away_on(visit.visited_on, visit.household)]

"""Work begins or ends: the placement, the case, offers that waited, the visits owed from now on."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.jobs import actions as jobs
from laborers.jobs.models import Offer
from laborers.placements import actions as placements
from laborers.placements.queries import consent_in_force, valid_card
from laborers.placements.rules import needs_replacement
from laborers.placements.states import Purpose, RosterState
from laborers.registry import actions as registry
from laborers.registry.states import EventKind, Outcome, Stage
from laborers.visits import actions as visits
from xundian.kit.errors import Invalid


@transaction.atomic
def place(*, laborer, consent, by, on, started_on, offer=None, **work):
    """Someone starts to work: the spell, the case at "placed", the timeline, the visits owed from now on (X2.2-7).

    What else waits for an answer of this person is withdrawn, neutrally.

    `work` holds the other arguments of placements.actions.start; what an offer knows (enterprise, occupation, place)
    need not be repeated. Raises what `start` raises, and MoveRefused when the case cannot go to "placed".
    """
    if offer:
        work = _from_offer(offer) | {name: value for name, value in work.items() if value is not None}
    jobs.hold_posts_of([laborer.pk])
    case = registry.open_case(laborer=laborer, by=by, on=on)
    placement = placements.start(
        laborer=laborer, case=case, consent=consent, started_on=started_on, offer=offer, by=by, **work
    )
    if case.stage != Stage.PLACED:
        registry.advance(case=case, to=Stage.PLACED, by=by, on=on)
    if offer:
        jobs.confirm_by_work(offer=offer, on=on)
    jobs.withdraw_offers_of(laborer=laborer, reason="found_work", by=by, on=on, keep=offer)
    placements.leave_lists(laborer=laborer, on=on, by=by, keep=placement.batch)
    detail = {
        "placement": str(placement.pk), "destination": placement.destination, "organised_by": placement.organised_by,
    }  # fmt: skip
    registry.note(case=case, kind=EventKind.STARTED, on=started_on, by=by, detail=detail)
    visits.plan_for(household=placement.household, on=on)
    return placement


@transaction.atomic
def advance_by_hand(*, case, to, by, on, reason="", outcome=""):
    """A step an officer takes alone; whoever leaves has no offers waiting. Raises what the registry's step raises."""
    jobs.hold_posts_of([case.laborer_id])
    moved = registry.advance_by_hand(case=case, to=to, by=by, on=on, reason=reason, outcome=outcome)
    if moved.stage == Stage.CLOSED:
        jobs.withdraw_offers_of(laborer=moved.laborer, reason="case_closed", by=by, on=on)
    return moved


@transaction.atomic
def begin_found_work(*, laborer, started_on, by, on, consent=None, **work):
    """Work somebody found alone: the consent to placement, when one was just given (`consent` as in `answer_offer`),
    and the spell, organised by themselves. Invalid without an occupation, and what `place` raises."""
    if not work.get("occupation"):
        raise Invalid(_("Say what the work is."), field="occupation", code="required")
    if consent:
        held = placements.give_consent(laborer=laborer, purpose=Purpose.PLACEMENT, by=by, **consent)
    else:
        held = consent_in_force(laborer, started_on)
    return place(
        laborer=laborer, consent=held, organised_by="self", started_on=started_on, by=by, on=on, **work
    )  # fmt: skip


@transaction.atomic
def call_off(*, placement, on, by, keep_offer=False, never_left=False):
    """Work that was to begin will not: no day of it counts, no visit is owed, the case looks for a post again.

    Neutral for the laborer. The accepted post is free again, unless they `keep_offer` because they go later. Raises
    what placements.actions.call_off raises.
    """
    jobs.hold_posts_of([placement.laborer_id])
    offer = Offer.objects.filter(pk=placement.offer_id).first()
    row = placements.call_off(placement=placement, on=on, by=by, never_left=never_left)
    visits.plan_for(household=row.household, on=on)
    card = valid_card(row)
    if card:
        placements.revoke_card(card=card, on=on, by=by)
    for line in row.roster_lines.filter(state=RosterState.LISTED):
        placements.settle_line(line=line, to=RosterState.LATER if keep_offer else RosterState.CALLED_OFF, on=on)
    if offer and not keep_offer:
        jobs.withdraw_offer(offer=offer, by=by, on=on, reason="called_off")
    registry.note(case=row.case, kind=EventKind.CALLED_OFF, on=on, by=by, detail={"placement": str(row.pk)})
    _leave_work(row.case, Stage.MATCHING, by=by, on=on, reason="called_off")
    return row


@transaction.atomic
def replace_work(*, placement, ended_on, reason, started_on, by, on, consent=None, **work):
    """One spell ends and the next begins, in one step; (the old Placement, the new one).

    `work` is what `place` takes of the new work; the consent of the old work holds while no other is given. Raises what
    `end_placement` and `place` raise, and then nothing has changed. The days never overlap.
    """
    old = end_placement(placement=placement, ended_on=ended_on, reason=reason, by=by, on=on)
    new = place(
        laborer=old.laborer.reread(), consent=consent or consent_in_force(old.laborer_id, started_on) or old.consent,
        started_on=started_on, by=by, on=on, **work,
    )  # fmt: skip
    return old, new


@transaction.atomic
def answer_offer(*, offer, accept, by, on, note="", employer_by=None, consent=None):
    """The laborer's answer, and with a yes their consent to placement when it was asked (`consent`: the arguments of
    placements.actions.give_consent but laborer, purpose and by). The Offer; raises what both steps raise."""
    if accept and consent:
        placements.give_consent(laborer=offer.laborer, purpose=Purpose.PLACEMENT, by=by, **consent)
    return jobs.answer_offer(offer=offer, accept=accept, by=by, on=on, note=note, employer_by=employer_by)


@transaction.atomic
def end_placement(*, placement, ended_on, reason, by, on, back_to=Stage.MATCHING.value, replace=None):
    """Work ended: what was owed until then stays owed, later visits are cancelled, the card is void, the case moves on.

    `back_to` is "matching", or an outcome (registry.states.Outcome) that closes the case. The post of the offer that
    led to it is free again when the employer needs somebody else: `replace` says so, else rules.needs_replacement.
    Invalid for a last day in the future, and what placements.actions.end raises.
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
    if replace is None:
        replace = needs_replacement(reason, ended_on, placement.contract_to)
    if placement.offer_id and replace:
        jobs.free_seat(offer=placement.offer, on=on)
    detail = {"placement": str(placement.pk), "reason": reason}
    registry.note(case=placement.case, kind=EventKind.ENDED, on=ended_on, by=by, detail=detail)
    _leave_work(placement.case, back_to, by=by, on=on, reason=reason)
    return placement


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

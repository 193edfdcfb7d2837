"""Work begins or ends: the placement, the case, offers that waited, the visits owed from now on."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.jobs import actions as jobs
from laborers.jobs.models import Offer
from laborers.placements import actions as placements
from laborers.placements.queries import valid_card
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

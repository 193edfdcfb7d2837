"""Reads of rosters: who is on one, what is missing of each, and who could be put on it. As many statements for 3 as
for 300."""

from django.db.models import Case, Exists, OuterRef, Q, When

from laborers.jobs.queries import TO_DEPART
from laborers.jobs.states import EmployerAnswer, OfferState
from laborers.placements import rules
from laborers.placements.models import ContractCard, Placement, RosterLine
from laborers.placements.queries.consents import consents_in_force
from laborers.placements.states import BLOCKING, RosterState
from xundian.accounts.scope import under

AWAY_WITH_IT = (RosterState.DEPARTED, RosterState.ARRIVED)


def placed_by(offer):
    """Whether an offer led to work."""
    return Placement.objects.filter(offer=offer).exists()


def roster(batch):
    """The lines of a batch but those taken off, with person, home, post and what the check needs, in one statement."""
    held = consents_in_force(batch.departs_on).filter(laborer=OuterRef("laborer"))
    cards = ContractCard.objects.filter(placement=OuterRef("placement"), revoked_on=None)
    lines = RosterLine.objects.filter(batch=batch).exclude(state=RosterState.REMOVED)
    return (
        lines.select_related(
            "laborer__household", "division", "offer__vacancy__enterprise", "placement__enterprise",
            "placement__consent", "consent",
        )
        .annotate(consented=Exists(held), has_card=Exists(cards))
        .order_by("division_id", "laborer__pinyin", "id")
    )  # fmt: skip


def gaps_of(line, batch):
    """What is missing of a line of `roster`, as codes, the weightiest first; nothing once the person is out of it."""
    if line.state not in (RosterState.LISTED, *AWAY_WITH_IT):
        return []
    offer, placement = line.offer, line.placement
    listed = line.state == RosterState.LISTED
    posted = offer is None or placement is not None or offer.state == OfferState.ACCEPTED
    confirmed = not listed or offer is None or offer.employer_state in ("", EmployerAnswer.CONFIRMED)
    place = placement.destination if placement else offer.vacancy.destination if offer else batch.destination
    return rules.gaps(
        rules.LineFacts(
            consented=line.consented or not listed, of_age=rules.old_enough(line.laborer.birth, batch.departs_on),
            posted=posted, confirmed=confirmed, there=rules.same_place(place, batch.destination),
            phone=bool(line.laborer.phone), contract=bool((placement or line).contract_to),
            card=line.has_card if placement else None,
        )
    )  # fmt: skip


def may_leave(codes):
    """Whether somebody with these gaps can leave."""
    return not any(code in BLOCKING for code in codes)


def to_list(batch, offers):
    """Offers of the queryset whose people could be put on the roster: accepted, not begun, on no list.

    Those whose post lies where the batch goes (`there`) come first.
    """
    within, wider = rules.around(batch.destination)
    there = Q(vacancy__destination__startswith=within) | Q(vacancy__destination__in=wider)
    listed = RosterLine.objects.filter(laborer=OuterRef("laborer"), state=RosterState.LISTED)
    gone = RosterLine.objects.filter(batch=batch, laborer=OuterRef("laborer")).exclude(state=RosterState.REMOVED)
    return (
        offers.filter(TO_DEPART, under("division_id", batch.division_id))
        .filter(~Exists(listed), ~Exists(gone))
        .select_related("laborer", "division", "vacancy__enterprise")
        .annotate(there=Case(When(there, then=True), default=False))
        .order_by("-there", "division_id", "laborer__pinyin", "id")
    )

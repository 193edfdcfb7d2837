"""Reads of selection rounds: who stands and with how many votes, the published ballots, objections in the clear."""

from typing import NamedTuple

from django.db.models import Count, Q

from trainings.institutions import rules
from trainings.institutions.models import Ballot, Elector, Objection, Review, RoundCandidate, SelectionRound, Urn
from trainings.institutions.queries.institutions import approved_on
from trainings.institutions.states import ObjectionState, ReviewState, RoundState
from xundian.kit.sealing import unseal

URN_PLACE = "trainings_urn.sealed"
TEXT_PLACE, CONTACT_PLACE = "trainings_objection.text_sealed", "trainings_objection.contact_sealed"
# What anybody may see: from the publication on.
PUBLIC = (RoundState.PUBLISHED, RoundState.FINAL, RoundState.REPEATED)


class Turnout(NamedTuple):
    """Members entered, members given a slip, slips issued, ballots cast."""

    members: int
    handed: int
    issued: int
    cast: int


def candidates_of(round):
    """Who stands, with the institution: by number, or by votes from high to low once there is a count."""
    rows = RoundCandidate.objects.filter(round=round).select_related("institution")
    return rows.order_by("number") if round.cast is None else rows.order_by("-votes", "number")


def ranked(round):
    """[(candidate, per cent of the ballots cast)] from high to low."""
    return [(row, rules.rate(row.votes, round.cast)) for row in candidates_of(round)]


def ballots_of(round):
    """The ballots of a counted round as rules take them, by receipt."""
    return list(Ballot.objects.filter(round=round).order_by("receipt").values_list("receipt", "choices"))


def turnout(round):
    """How many there were, in two statements at most; while the vote is open out of the urn, which tells no choice."""
    members = Elector.objects.filter(round=round).aggregate(all=Count("pk"), given=Count("pk", Q(has_slip=True)))
    if round.cast is not None:
        issued, cast = round.issued, round.cast
    else:
        issued, cast = Urn.objects.filter(round=round).values_list("issued", "cast").first() or (0, 0)
    return Turnout(members["all"], members["given"], issued, cast)


def unqualified(round, on):
    """Candidates whose qualification does not hold on the day."""
    return RoundCandidate.objects.filter(round=round).exclude(approved_on(on, "institution__")).order_by("number")


def published():
    """Rounds that anybody may read, with the county, the newest first."""
    return SelectionRound.objects.filter(state__in=PUBLIC).select_related("county").order_by("-published_on", "-pk")


def voting(pk):
    """The round with that key if its vote is open; else None."""
    return SelectionRound.objects.filter(pk=pk, state=RoundState.VOTING).select_related("county").first()


def objections_of(round):
    """Its objections by number."""
    rows = Objection.objects.filter(round=round).select_related("candidate__institution", "decided_by", "filed_by")
    return rows.order_by("number")


def open_objections():
    """Objections that wait for a decision, the oldest first."""
    rows = Objection.objects.filter(state=ObjectionState.FILED).select_related("round", "candidate__institution")
    return rows.order_by("filed_on", "pk")


def concerned(objection, user):
    """Whether the objection concerns the user: who held the vote, or found the institution it is about qualified.

    And who wrote it down at the desk: nobody decides what they wrote, be it their own word or told to them.
    """
    if user.pk in (objection.round.conducted_by_id, objection.filed_by_id):
        return True
    if objection.candidate_id is None:
        return False
    reviewed = Review.objects.filter(
        institution=objection.candidate.institution_id, state=ReviewState.APPROVED, decided_by=user
    )
    return reviewed.exists()


def text_of(objection):
    """What the objector wrote, in the clear."""
    return unseal(objection.text_sealed, place=TEXT_PLACE, row_id=objection.pk)


def contact_of(objection):
    """Who objects and how to reach them, in the clear; "" where nothing was said."""
    sealed = objection.contact_sealed
    return unseal(sealed, place=CONTACT_PLACE, row_id=objection.pk) if sealed else ""

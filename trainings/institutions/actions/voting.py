"""Writes of the vote itself: slips, the opening, ballots on the spot, the close with the count (X4).

Nothing here knows a voter: `cast` takes neither a user nor a time, and writes one row that holds all ballots sealed.
"""

import secrets

from django.db import transaction

from trainings.institutions import queries, rules
from trainings.institutions.actions.steps import in_state
from trainings.institutions.models import Ballot, Elector, RoundCandidate, SelectionRound, Urn
from trainings.institutions.states import FAULTS, ROUND_MOVES, Electorate, RoundState
from xundian.kit.changing import locked, written
from xundian.kit.checking import words
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.readable import as_written, readable
from xundian.kit.sealing import digest, seal, unseal

OPEN = (RoundState.PREPARING, RoundState.VOTING)
RANDOM_BYTES = 16


@transaction.atomic
def issue_slips(*, round, number, by):
    """`number` slips more: their codes, told here and never again, in no order. The urn keeps digests of them alone.

    Invalid beyond rules.MOST_SLIPS, and with members by name beyond one slip for each of them.
    """
    row = in_state(round, OPEN, "not_open")
    urn, _new = Urn.objects.select_for_update().get_or_create(round=row, defaults={"sealed": _sealed(row, [], 0)})
    left = rules.MOST_SLIPS - urn.issued
    if row.electorate == Electorate.MEMBERS:
        left = min(left, Elector.objects.filter(round=row).count() - urn.issued)
        if not 1 <= number <= left:
            raise Invalid(field="number", code="too_many_slips", message=FAULTS["too_many_slips"] % {"left": left})
    if not 1 <= number <= left:
        raise Invalid(field="number", code="slips", message=FAULTS["slips"])
    codes = set()
    while len(codes) < number:
        code = _fresh(rules.SLIP_SIGNS)
        if _slip(row, code) not in urn.slips:
            codes.add(code)
    urn.slips = sorted([*urn.slips, *(_slip(row, code) for code in codes)])
    urn.issued += number
    urn.save(update_fields=["slips", "issued"])
    return sorted(codes)


@transaction.atomic
def give_slip(*, elector, by):
    """A member was given a slip, whichever; Conflict (has_slip) for one who has one."""
    row = in_state(elector.round, OPEN, "not_open")
    member = locked(Elector, elector)
    if member.has_slip:
        raise Conflict(FAULTS["has_slip"], code="has_slip", field="elector")
    turnout = queries.turnout(row)
    if turnout.handed >= turnout.issued:
        raise Conflict(FAULTS["no_slip_left"], code="no_slip_left", field="elector")
    return written(member, {"has_slip": True})


@transaction.atomic
def open_voting(*, round, by, on):
    """Open the vote on or after the day of the conference; from now on nothing of its terms changes.

    Needs two candidates, all qualified on the day, slips, and with members by name at least one of them.
    """
    row = locked(SelectionRound, round)
    ROUND_MOVES.check(row.state, RoundState.VOTING)
    if on < row.conference_on:
        raise Conflict(FAULTS["before"], code="before", field="on")
    standing = list(row.candidates.order_by("number"))
    if len(standing) < 2:
        raise Conflict(FAULTS["few"], code="few")
    if row.most_choices > len(standing):
        raise Invalid(field="most_choices", code="choices", message=FAULTS["choices"])
    barred = [each.institution.name for each in queries.unqualified(row, on).select_related("institution")]
    if barred:
        raise Conflict(FAULTS["not_qualified"] % {"names": ", ".join(barred)}, code="not_qualified")
    if row.electorate == Electorate.MEMBERS and not row.electors.exists():
        raise Conflict(FAULTS["no_members"], code="no_members")
    if not Urn.objects.filter(round=row, issued__gte=1).exists():
        raise Conflict(FAULTS["no_slips"], code="no_slips")
    for number, each in enumerate(standing, 1):
        if each.number != number:  # after somebody withdrew
            written(each, {"number": number})
    return written(row, {"state": RoundState.VOTING})


@transaction.atomic
def cast(*, round, code, choices, blank=False):
    """Put a ballot in: the code of a slip, and the numbers chosen; the receipt, told here and never again.

    `blank` says that the voter chooses nobody. Invalid (slip) for a code that is unknown or used; choices that cannot
    be are refused as well, and the slip stays good. MoveRefused unless the vote is open.
    """
    urn = Urn.objects.select_for_update(of=("self",)).select_related("round").filter(round=round).first()
    if urn is None or urn.round.state != RoundState.VOTING:
        raise MoveRefused(FAULTS["not_open"], code="not_open")
    slip = _slip(urn.round, as_written(code, rules.SLIP_SIGNS))
    if slip not in urn.slips:
        raise Invalid(field="slip", code="slip", message=FAULTS["slip"])
    numbers = list(RoundCandidate.objects.filter(round=urn.round).values_list("number", flat=True))
    fault = rules.choice_fault(choices, blank, numbers, urn.round.most_choices)
    if fault:
        message = str(FAULTS[fault]) % {"most": urn.round.most_choices}
        raise Invalid(field="choices", code=fault, message=message)
    ballots = _ballots(urn, len(numbers))
    known = {receipt for receipt, _choices in ballots}
    receipt = next(each for each in iter(lambda: _fresh(rules.RECEIPT_SIGNS), "") if each not in known)
    urn.slips.remove(slip)
    urn.cast += 1
    urn.sealed = _sealed(urn.round, [*ballots, (receipt, sorted(set(choices)))], len(numbers))
    urn.save(update_fields=["slips", "cast", "sealed"])
    return receipt


@transaction.atomic
def close_voting(*, round, tellers, by, on):
    """Close the vote and count: ballots become rows, sorted by receipt and in one statement, and the urn is gone.

    `tellers` are those who watched. The database holds the count against the ballots. Conflict (no_ballot) without one.
    """
    row = locked(SelectionRound, round)
    ROUND_MOVES.check(row.state, RoundState.COUNTED)
    tellers = words("tellers", tellers, 200)
    urn = Urn.objects.select_for_update().get(round=row)
    if not urn.cast:
        raise Conflict(FAULTS["no_ballot"], code="no_ballot")
    standing = {each.number: each for each in row.candidates.all()}
    ballots = sorted(_ballots(urn, len(standing)))
    Ballot.objects.bulk_create(Ballot(round=row, receipt=receipt, choices=numbers) for receipt, numbers in ballots)
    votes = rules.tally(standing, ballots)
    places, listed = rules.places(votes), rules.shortlist(votes, row.seats)
    for number, each in standing.items():
        each.votes, each.place, each.listed = votes[number], places[number], number in listed
    RoundCandidate.objects.bulk_update(standing.values(), ["votes", "place", "listed"])
    issued, number = urn.issued, urn.cast
    urn.delete()
    changes = {
        "state": RoundState.COUNTED, "issued": issued, "cast": number, "digest": rules.digest_of(ballots),
        "counted_on": on, "conducted_by": by, "tellers": tellers,
    }  # fmt: skip
    return written(row, changes)


def _fresh(signs):
    return readable(secrets.token_bytes(RANDOM_BYTES), signs)


def _slip(round, code):
    return digest(f"slip {round.pk} {code}").hex()


def _sealed(round, ballots, candidates):
    return seal(rules.packed(ballots, candidates), place=queries.URN_PLACE, row_id=round.pk)


def _ballots(urn, candidates):
    return rules.unpacked(unseal(urn.sealed, place=queries.URN_PLACE, row_id=urn.round_id), candidates)

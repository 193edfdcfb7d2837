"""Writes of objections to a published result: made by anybody, decided by somebody whom it does not concern (X4)."""

from django.db import transaction
from django.db.models import Max
from django.utils.formats import date_format

from trainings.institutions import queries, rules
from trainings.institutions.actions.rounds import published_days
from trainings.institutions.models import Objection, RoundCandidate, SelectionRound
from trainings.institutions.states import (
    OBJECTION_FAULTS,
    OBJECTION_MOVES,
    ROUND_MOVES,
    About,
    Effect,
    ObjectionState,
    RoundState,
    Way,
)
from xundian.accounts.models import User
from xundian.accounts.roles import CARRIERS
from xundian.kit.changing import locked, written
from xundian.kit.checking import check_choice, words
from xundian.kit.errors import Conflict, Forbidden, Invalid, MoveRefused
from xundian.kit.ids import new_id
from xundian.kit.sealing import digest, seal
from xundian.messages import actions as messages

LONGEST_TEXT, LONGEST_CONTACT = 1000, 100
KEY_LENGTHS = range(16, 101)


@transaction.atomic
def file_objection(*, round, about, text, key, at, on, candidate=None, contact="", by=None):
    """Take an objection in, over the public page (`by` None) or at the desk; the Objection.

    `key` is the form's secret: the same form sent twice is one objection. `contact` is optional. MoveRefused (closed)
    outside the objection period, Invalid naming the field, Conflict (already_sent) for other words under a used key.
    """
    row = locked(SelectionRound, round)
    check_choice("about", about, About)
    text = words("text", text, LONGEST_TEXT)
    contact = words("contact", contact, LONGEST_CONTACT, required=False)
    if len(key or "") not in KEY_LENGTHS:
        raise Invalid(field="key", code="bad_key", message=OBJECTION_FAULTS["key"])
    if about == About.INSTITUTION and candidate is None:
        raise Invalid(field="candidate", code="required", message=OBJECTION_FAULTS["candidate"])
    sent = digest(f"objection form {key}")
    standing = Objection.objects.filter(sent_digest=sent).first()
    if standing is not None:
        if (standing.round_id, queries.text_of(standing)) != (row.pk, text):
            raise Conflict(OBJECTION_FAULTS["already_sent"], code="already_sent")
        return standing
    _check_period(row, on)
    pk = new_id()
    last = Objection.objects.filter(round=row).aggregate(last=Max("number"))["last"] or 0
    objection = Objection.objects.create(
        id=pk, round=row, number=last + 1, about=about, candidate=candidate, way=Way.DESK if by else Way.PAGE,
        filed_on=on, filed_by=by, sent_digest=sent, text_sealed=seal(text, place=queries.TEXT_PLACE, row_id=pk),
        contact_sealed=seal(contact, place=queries.CONTACT_PLACE, row_id=pk) if contact else None,
    )  # fmt: skip
    _tell(objection, at)
    return objection


@transaction.atomic
def decide_objection(*, objection, verdict, answer, by, on, effect="", expected_version=None):
    """Uphold or dismiss, with the answer that is published.

    Upheld, the institution it is about is struck and the changed list published anew with its whole objection period
    (`strike`), or the round ends and is to be repeated (`repeat`). Forbidden for whom it concerns (queries.concerned).
    """
    round = locked(SelectionRound, objection.round)
    row = locked(Objection, objection, expected_version)
    check_choice("verdict", verdict, ObjectionState)
    OBJECTION_MOVES.check(row.state, verdict)
    if by is not None and queries.concerned(row, by):
        raise Forbidden(OBJECTION_FAULTS["concerned"], code="concerned")
    answer = words("answer", answer, 1000)
    if (verdict == ObjectionState.UPHELD) != (effect in Effect.values):
        code = "effect" if verdict == ObjectionState.UPHELD else "no_effect"
        raise Invalid(field="effect", code=code, message=OBJECTION_FAULTS[code])
    changes = {"state": verdict, "answer": answer, "effect": effect, "decided_on": on, "decided_by": by}
    if effect == Effect.STRIKE:
        _strike(round, row, on)
    elif effect == Effect.REPEAT and round.state != RoundState.REPEATED:
        ROUND_MOVES.check(round.state, RoundState.REPEATED)
        written(round, {"state": RoundState.REPEATED, "ended_reason": answer[:500]})
    return written(row, changes)


def _check_period(round, on):
    if round.state != RoundState.PUBLISHED:
        raise MoveRefused(OBJECTION_FAULTS["not_published"], code="closed")
    if not round.published_on <= on <= round.objections_until:
        days = {"start": date_format(round.published_on), "end": date_format(round.objections_until)}
        raise MoveRefused(OBJECTION_FAULTS["closed"] % days, code="closed")


def _strike(round, objection, on):
    if round.state != RoundState.PUBLISHED:
        raise MoveRefused(OBJECTION_FAULTS["changed"], code="changed")
    if objection.candidate_id is None:
        raise Invalid(field="effect", code="candidate", message=OBJECTION_FAULTS["candidate"])
    rows = {each.number: each for each in RoundCandidate.objects.select_for_update(no_key=True).filter(round=round)}
    struck = next(each for each in rows.values() if each.pk == objection.candidate_id)
    if struck.struck:
        raise Conflict(OBJECTION_FAULTS["struck"], code="struck", field="effect")
    struck.struck = True
    votes = {number: each.votes for number, each in rows.items()}
    listed = rules.shortlist(votes, round.seats, {number for number, each in rows.items() if each.struck})
    for number, each in rows.items():
        each.listed = number in listed
    RoundCandidate.objects.bulk_update(rows.values(), ["listed", "struck"])
    written(round, published_days(round, on))


def _tell(objection, at):
    """Those who may decide it, but for whom it concerns."""
    roles = [role.value for role in CARRIERS["objections.decide"]]
    users = User.objects.filter(role__in=roles, division_id=objection.round.county_id, is_active=True)
    messages.notify(
        users=[user for user in users if not queries.concerned(objection, user)], kind="objection_received",
        values={"until": objection.round.objections_until.isoformat()},
        link=f"/desk/selection-rounds/{objection.round_id}/", key=f"objection_received:{objection.pk}", at=at,
    )  # fmt: skip

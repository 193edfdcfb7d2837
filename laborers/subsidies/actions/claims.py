"""Writes of claims: put together, handed in, sent back, checked, refused in words, taken back (X2.3).

What is claimed is reckoned anew when the claim is handed in, and is then kept for good with the policy row, facts and
reasons. What follows (notice, declaration, payment) moves it by `steps.move`.
"""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from laborers.subsidies import queries
from laborers.subsidies.actions.entitlements import look_again
from laborers.subsidies.actions.steps import fault, held, move, note
from laborers.subsidies.actions.together import next_number
from laborers.subsidies.models import Claim, ClaimLine
from laborers.subsidies.models.keeping import key_of
from laborers.subsidies.states import CLAIM_MOVES, FAULTS, Claimant, ClaimState, Evidence, Refusal, StepKind
from xundian.accounts.roles import Role
from xundian.kit.changing import written
from xundian.kit.checking import check_choice, words
from xundian.kit.errors import Conflict, Forbidden
from xundian.kit.formats import written as in_words
from xundian.kit.ids import new_id
from xundian.kit.money import yuan
from xundian.kit.records import check_fresh

LONGEST = 500


@transaction.atomic
def prepare_claim(*, policy, claimant, subject, by, on, period="", loan_fen=None, id=None):
    """A draft for one claimant (states.Claimant and the row, or the key of an institution) under a policy row.

    It may still lack proof. Invalid (one_claimant, not_entitled, too_late, not_in_force, loan_too_high) with the
    conditions that are not met in words; Conflict (already_claimed) when all of it stands in another claim.
    """
    check_fresh(Claim, id)
    if claimant != policy.claimant:
        raise fault("claimant", "one_claimant")
    known = queries.claimant_of(claimant, subject)
    if known.division[:6] != policy.county_id:
        raise fault("claimant", "other_county")
    found = _judged(policy, claimant, known.pk, period, on)
    row = Claim(
        id=id or new_id(), number=next_number(Claim, policy.county, "S", on.year), policy=policy, claimant=claimant,
        division_id=known.division, claimant_name=known.name, period=found.period, entered_on=on, entered_by=by,
        **{key_of(claimant): known.pk}, **_content(found, policy, loan_fen, found.lines),
    )  # fmt: skip
    row.save(force_insert=True)
    _keep_lines(row, found.lines)
    note(row, StepKind.ENTERED, by=by, on=on)
    _look_again(row, on)
    return row.reread()


@transaction.atomic
def submit_claim(*, claim, by, on, loan_fen=None, expected_version=None):
    """Hand a draft in: reckoned anew, with nothing of proof missing; from then on what it says never changes.

    Lines whose proof is missing stay out, and can be claimed later. Invalid (not_entitled, proof_missing) says what
    is missing.
    """
    row = held(claim, expected_version)
    CLAIM_MOVES.check(row.state, ClaimState.SUBMITTED)
    ClaimLine.objects.filter(claim=row).delete()
    found = _judged(row.policy, row.claimant, row.subject_pk, row.period, on)
    lacking = [str(Evidence(kind).label) for kind in found.missing if kind not in _of_lines(found)]
    if lacking or not found.complete:
        proofs = ", ".join(lacking or [str(Evidence(kind).label) for kind in found.missing])
        raise fault("proofs", "proof_missing", proofs=proofs)
    changes = _content(found, row.policy, row.loan_fen if loan_fen is None else loan_fen, found.complete)
    changes["proofs"] = queries.proofs_of(row, on)
    row = written(row, changes)
    _keep_lines(row, found.complete)
    row = move(row, ClaimState.SUBMITTED, StepKind.SUBMITTED, by=by, on=on, submitted_on=on, submitted_by=by)
    _look_again(row, on)
    return row


@transaction.atomic
def send_back(*, claim, reason, by, on, expected_version=None):
    """A claim that was handed in is to be completed: a draft again, with words that say what is wanted."""
    row, reason = held(claim, expected_version), words("reason", reason, LONGEST)
    cleared = {"submitted_on": None, "submitted_by": None}
    return move(row, ClaimState.DRAFT, StepKind.SENT_BACK, by=by, on=on, words=reason, **cleared)


@transaction.atomic
def check_claim(*, claim, by, on, expected_version=None, note=""):
    """Somebody who did not put it together found facts and proof in order; Forbidden (same_hand) for who did."""
    row, said = held(claim, expected_version), words("note", note, LONGEST, required=False)
    return move(
        row, ClaimState.CHECKED, StepKind.CHECKED, by=by, on=on, words=said, checked_on=on, checked_by=by
    )  # fmt: skip


@transaction.atomic
def refuse_claim(*, claim, refusal, reason, by, on, expected_version=None):
    """Refuse a claim on a ground of states.Refusal and in words; the same may be claimed anew, nothing else follows.

    After the check the county decides (Forbidden, county_decides).
    """
    row = held(claim, expected_version)
    check_choice("refusal", refusal, Refusal)
    reason = words("reason", reason, LONGEST)
    CLAIM_MOVES.check(row.state, ClaimState.REFUSED)
    if row.state != ClaimState.SUBMITTED and by.role != Role.COUNTY:
        raise Forbidden(FAULTS["county_decides"], code="county_decides")
    changes = {"refusal": refusal, "refusal_words": reason, "ended_on": on, "ended_by": by}
    row = move(row, ClaimState.REFUSED, StepKind.REFUSED, by=by, on=on, words=reason, **changes)
    _look_again(row, on)
    return row


@transaction.atomic
def withdraw_claim(*, claim, by, on, reason="", expected_version=None):
    """The claimant takes the claim back; nothing else follows from it, and the same may be claimed anew."""
    row, said = held(claim, expected_version), words("reason", reason, LONGEST, required=False)
    row = move(row, ClaimState.WITHDRAWN, StepKind.WITHDRAWN, by=by, on=on, words=said, ended_on=on, ended_by=by)
    _look_again(row, on)
    return row


def _judged(policy, claimant, pk, period, on):
    """The one Candidate of a claimant under a policy row; refused with what is not met, in words."""
    if policy.valid_from > on:
        raise fault("policy", "not_in_force")
    if policy.claim_until and policy.claim_until < on:
        raise fault("policy", "too_late", day=in_words(policy.claim_until))
    found = queries.judged_of(policy.county_id, claimant, pk, on, policy)
    chosen = [each for each in found if not period or each.period == period]
    best = next((each for each in chosen if each.lines), chosen[0] if chosen else None)
    if best is None or best.holds is False:
        lacking = [text for holds, text in queries.sentences(best.reasons if best else []) if holds is False and text]
        why = " ".join(lacking) or _("nothing on record falls under it.")
        raise fault("claimant", "not_entitled", why=why)
    if not best.lines:
        raise Conflict(FAULTS["nothing_left"], code="already_claimed")
    return best


def _of_lines(found):
    """Proof that is missing of single lines only, while others are complete."""
    return {Evidence.CONTRACTS.value} if found.claimant == Claimant.ENTERPRISE and found.complete else set()


def _content(found, policy, loan_fen, lines):
    if loan_fen and not policy.loan_fen:
        raise fault("loan_fen", "loan_none")
    loan = found.loan_fen if loan_fen is None else loan_fen
    if loan > policy.loan_fen:
        raise fault("loan_fen", "loan_too_high", yuan=yuan(policy.loan_fen))
    amount = sum(line.fen for line in lines)
    if not amount + loan:
        raise fault("loan_fen", "no_amount")
    people = len({line.laborer for line in lines if line.laborer}) or found.people
    return {
        "amount_fen": amount, "loan_fen": loan, "people": people, "facts": found.facts,
        "reasons": found.reasons,
    }  # fmt: skip


def _keep_lines(row, lines):
    try:
        with transaction.atomic():
            ClaimLine.objects.bulk_create(
                ClaimLine(
                    claim=row, key=line.key, laborer_id=line.laborer or None, placement_id=line.placement or None,
                    enrolment_id=line.enrolment or None, amount_fen=line.fen, facts=line.facts,
                )
                for line in lines
            )  # fmt: skip
    except IntegrityError:
        raise Conflict(FAULTS["already_claimed"], code="already_claimed") from None


def _look_again(row, on):
    look_again(county=row.policy.county_id, claimant=row.claimant, subject=row.subject_pk, on=on)

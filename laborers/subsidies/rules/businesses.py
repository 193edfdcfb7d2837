"""Rules that pay a local business or place: recognised ones, loans, and the rent of a returnee's business (X2.3)."""

from laborers.subsidies.rules.facts import Judged, Reason, proven
from laborers.subsidies.rules.spans import lasts
from laborers.subsidies.states import Evidence, Local

# Digits of the place within which a hire is local.
DIGITS = {Local.COUNTY: 6, Local.TOWNSHIP: 9, Local.VILLAGE: 12}
TOWNSHIP_DIGITS = 9


def of_kind(business, kind):
    """Whether the business is of the kind that the line is meant for."""
    return Reason("kind", business.kind == kind, {"kind": kind})


def running(business, on):
    """Whether it has opened and is not closed on the day."""
    open_then = business.opened_on <= on and (business.closed_on is None or business.closed_on >= on)
    return Reason("running", open_then, {"since": business.opened_on.isoformat()})


def employing(business):
    """Whether it is known as an employer, so that its hires are."""
    return Reason("employer", business.employs)


def licensed(business, proofs):
    """Whether its licence is known, or seen."""
    holds = proven(business.licensed_on is not None, Evidence.LICENCE, proofs)
    return Reason("licensed", holds, proof=Evidence.LICENCE.value)


def recognised(business, proofs):
    """Whether its recognition is known, or seen."""
    holds = proven(business.recognised_on is not None, Evidence.RECOGNITION, proofs)
    return Reason("recognised", holds, proof=Evidence.RECOGNITION.value)


def local_hires(business, local, on):
    """The people at work in it on the day whose home is in the same county, township or village."""
    place = business.place[: DIGITS[Local(local)]]
    return [
        each
        for each in business.hires
        if each.village.startswith(place) and each.started_on <= on and (each.ended_on is None or each.ended_on >= on)
    ]


def judge_recognised(business, kind, amount_fen, on, proofs=frozenset()):
    """Whether a demonstration village or park is paid for, once (X2.3 DEMO-VILLAGE, DEMO-PARK)."""
    return Judged((of_kind(business, kind), running(business, on), recognised(business, proofs)), amount_fen)


def judge_loan(business, kind, terms, amount_fen, loan_fen, on, proofs=frozenset()):
    """Whether a business may have a loan up to the ceiling, perhaps with a grant (X2.3 LOAN-*, MICRO-100K).

    That the terms of the loan itself are met is proof that the policy row asks for.
    """
    reasons = [of_kind(business, kind), running(business, on)]
    if terms["licensed"]:
        reasons.append(licensed(business, proofs))
    if terms["recognised"]:
        reasons.append(recognised(business, proofs))
    return Judged(tuple(reasons), amount_fen, loan_fen)


def judge_rent(business, kind, terms, amount_fen, on, proofs=frozenset()):
    """Whether a returnee's business gets its rent (X2.3 RENT-RETURNEE): in a township or village, licensed, stable for
    more than six months, with three or more local hires whose contracts are longer than one year."""
    since = max(business.opened_on, business.licensed_on or business.opened_on)
    stable = {"since": since.isoformat(), "months": terms["stable_months"]}
    away = proven(business.worked_away, Evidence.AWAY, proofs)
    reasons = (
        of_kind(business, kind),
        running(business, on),
        Reason("in_township", len(business.place) >= TOWNSHIP_DIGITS),
        Reason("worked_away", away, proof=Evidence.AWAY.value),
        licensed(business, proofs),
        Reason("stable", lasts(since, on, terms["stable_months"], longer=True), stable),
        employing(business),
        _enough_hires(business, terms, on),
    )
    return Judged(reasons, amount_fen, people=_with_contract(business, terms, on)[0])


def _with_contract(business, terms, on):
    """(people whose contract is long enough, people of whom no contract is known), each as sorted keys."""
    hires = local_hires(business, terms["local"], on)
    sure = {
        each.laborer
        for each in hires
        if each.contract_from and lasts(each.contract_from, each.contract_to, terms["months"], terms["longer"])
    }
    unknown = {each.laborer for each in hires if each.contract_from is None} - sure
    return tuple(sorted(sure)), tuple(sorted(unknown))


def _enough_hires(business, terms, on):
    sure, unknown = _with_contract(business, terms, on)
    values = {"people": len(sure), "unknown": len(unknown), "least": terms["hires"], "months": terms["months"]}
    holds = len(sure) >= terms["hires"] or (None if len(sure) + len(unknown) >= terms["hires"] else False)
    return Reason("enough_hires", holds, values, Evidence.CONTRACTS.value)

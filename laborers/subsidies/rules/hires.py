"""Rules that pay for hires: an amount for each (HIRE-NEW, HIRE-OLDER) and an amount by their number (EMPLOY-POOR)."""

from dataclasses import dataclass

from laborers.registry.rules import age_on
from laborers.subsidies.rules.businesses import employing, local_hires, of_kind, running
from laborers.subsidies.rules.facts import Judged, Reason
from laborers.subsidies.rules.spans import day_of_hire, lasts
from laborers.subsidies.states import Evidence

MALE = "1"


def judge_hire(hire, introduced_on, terms, amount_fen):
    """Whether one hire of an enterprise is paid for: introduced, in its year, contract long enough, old enough.

    Year and age are those of the contract's first day (X2.3 HIRE-NEW, HIRE-OLDER).
    """
    day = day_of_hire(hire.contract_from, hire.started_on)
    reasons = [_introduced(day, introduced_on, terms), contract(hire, terms)]
    limit = terms["man_from"] if hire.sex == MALE else terms["woman_from"]
    if limit:
        age = age_on(hire.birth, day)
        reasons.append(Reason("age", age >= limit, {"age": age, "from": limit}))
    return Judged(tuple(reasons), amount_fen, people=(hire.laborer,))


def _introduced(day, introduced_on, terms):
    if introduced_on is None:
        return Reason("not_introduced", False)
    if terms["introduced_year"]:
        values = {"year": introduced_on.year, "day": day.isoformat()}
        return Reason("introduced_year", day.year == introduced_on.year, values)
    values = {"introduced": introduced_on.isoformat(), "day": day.isoformat()}
    return Reason("introduced_before", day >= introduced_on, values)


def contract(hire, terms):
    """Whether the contract is long enough; unknown without its first day, and an open end is longer than any."""
    values = {"months": terms["months"]}
    code = "contract_longer" if terms["longer"] else "contract_from"
    if hire.contract_from is None:
        return Reason(code, None, values, Evidence.CONTRACTS.value)
    return Reason(code, lasts(hire.contract_from, hire.contract_to, terms["months"], terms["longer"]), values)


@dataclass(frozen=True)
class Best:
    """The one line of the policy that a hire is claimed under: `choice` is its place among those asked."""

    choice: int
    judged: Judged


def best_of(judged):
    """The better one of what several lines would pay for one hire, never both; None when none may pay.

    The higher amount wins, be it sure or still to be proven; of equal ones the surer, then the first.
    """
    open_ones = [(n, each) for n, each in enumerate(judged) if each.holds is not False]
    if not open_ones:
        return None
    choice, best = max(open_ones, key=lambda pair: (pair[1].amount_fen, pair[1].holds is True, -pair[0]))
    return Best(choice, best)


def band_of(bands, number):
    """[first number, fen] of the band that so many hires are in; None below the first (10 is in the higher band)."""
    return next((band for band in reversed(bands) if number >= band[0]), None)


def judge_bands(business, kind, terms, on):
    """Whether a business is paid for the number of local registered poor at work in it on a day (X2.3 EMPLOY-POOR)."""
    hires = [
        each for each in local_hires(business, terms["local"], on) if each.supported or not terms["supported"]
    ]  # fmt: skip
    people = tuple(sorted({each.laborer for each in hires}))
    band = band_of(terms["bands"], len(people))
    values = {"people": len(people), "least": terms["bands"][0][0]}
    reasons = (
        of_kind(business, kind),
        running(business, on),
        employing(business),
        Reason("band", band is not None, values),
    )
    return Judged(reasons, band[1] if band else 0, people=people)

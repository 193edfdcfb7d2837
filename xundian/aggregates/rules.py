"""Arithmetic of published results (X3.1): percentages computed anew, set beside what was printed; sums of parts. Pure.

Percentages are rounded half up. What was printed has the decimals of the print; where cutting digits off instead of
rounding gives the printed number, that is said.
"""

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple

from xundian.aggregates.states import Printed, Verdict

FIRST_YEAR = 1990
MOST = 10**14
MOST_PERCENT, MOST_DECIMALS = 100_000, 2
SHOWN_DECIMALS = 2


class Comparison(NamedTuple):
    """What is computed beside what was printed, in per cent.

    `computed` has two decimals, `rounded` and `cut` the decimals of the print, `difference` is printed less rounded.
    `implied` is the target that the print would need, where none was stated.
    """

    verdict: str
    computed: Decimal | None = None
    rounded: Decimal | None = None
    cut: Decimal | None = None
    printed: Decimal | None = None
    difference: Decimal | None = None
    implied: int | None = None


def compare(done, target, printed, percent, decimals):
    """A Comparison of a published line; `printed` is a word of states.Printed, `percent` hundredths of a per cent."""
    told = None if percent is None else _at(Fraction(percent, 100), decimals)
    if done is None or (not target and told is None):
        return Comparison(Verdict.NOTHING, printed=told)
    if not target:
        return Comparison(Verdict.NO_TARGET, printed=told, implied=_implied(done, printed, percent))
    exact = Fraction(100 * done, target) - (100 if printed == Printed.OVER else 0)
    computed = _at(exact, SHOWN_DECIMALS)
    if told is None:
        return Comparison(Verdict.UNPRINTED, computed)
    rounded, cut = _at(exact, decimals), _at(exact, decimals, ROUND_DOWN)
    verdict = Verdict.SAME if told == rounded else Verdict.CUT if told == cut else Verdict.DIFFERS
    return Comparison(verdict, computed, rounded, cut, told, told - rounded)


def share(part, whole):
    """Per cent with one decimal, half up; None of nothing."""
    return _at(Fraction(100 * part, whole), 1) if part is not None and whole else None


class Sum(NamedTuple):
    """What the parts of a line sum to, and how many that is more than the line says (None: the line says nothing)."""

    parts: int
    difference: int | None


def summed(whole, parts):
    """A Sum of the parts that say something; None when none does."""
    known = [each for each in parts if each is not None]
    if not known:
        return None
    total = sum(known)
    return Sum(total, None if whole is None else total - whole)


def faults(*, since, until, done, registered, target, printed, percent, decimals, on):
    """[(field, code)] of what makes a line impossible; codes of states.FAULTS. A field of None says nothing."""
    found = _period(since, until, on)
    if done is None and target is None:
        found.append(("done", "nothing"))
    for field, number in (("done", done), ("registered", registered), ("target", target)):
        if number is not None and not 0 <= number <= MOST:
            found.append((field, "below_zero" if number < 0 else "too_large"))
    if registered is not None and done is not None and registered > done:
        found.append(("registered", "registered"))
    if (percent is None) != (printed == Printed.NONE):
        found.append(("printed", "printed"))
    if percent is not None and not (0 <= percent <= MOST_PERCENT and 0 <= decimals <= MOST_DECIMALS):
        found.append(("percent", "percent"))
    return found


def _period(since, until, on):
    if since is None or until is None:
        return []
    if until < since:
        return [("until", "period")]
    if since.year < FIRST_YEAR:
        return [("since", "period_early")]
    return [("since", "future")] if since > on else []


def _implied(done, printed, percent):
    whole = Fraction(percent, 10_000) + (1 if printed == Printed.OVER else 0)
    return int(Fraction(done) / whole + Fraction(1, 2)) if whole else None


def _at(number, decimals, rounding=ROUND_HALF_UP):
    """An exact number with so many decimals; exact ties are seen as ties."""
    scaled = number * 10**decimals
    whole = Decimal(scaled.numerator) / Decimal(scaled.denominator)
    return whole.quantize(Decimal(1), rounding=rounding).scaleb(-decimals)

"""Arithmetic of yearly indicators (W2.3): units, what a figure can be, change over the years, non-farm income. Pure.

An amount is a whole number in the smallest unit: fen, or hundredths of a per cent.
"""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from typing import NamedTuple

from relocation.indicators.states import Indicator, Unit

YUAN, HUNDRED_MILLION, PERCENT = Unit.YUAN, Unit.HUNDRED_MILLION, Unit.PERCENT
FIRST_YEAR = 1949
# Smallest units in one unit that a reader meets.
SMALLEST = {YUAN: 100, HUNDRED_MILLION: 100 * 10**8, PERCENT: 100}
WHOLE = 100 * SMALLEST[PERCENT]
# A figure this much off the year before is asked about: mostly a wrong unit.
ODD_CHANGE = Fraction(1, 2)
# Fewer households than this say nothing about a county, and too much about themselves.
FEWEST_HOUSEHOLDS = 5


class Measure(NamedTuple):
    """An indicator's unit for readers, how many decimals it shows at least, and the largest amount that can be."""

    unit: str
    decimals: int
    most: int


MEASURES = {
    Indicator.GDP: Measure(HUNDRED_MILLION, 2, 10**5 * SMALLEST[HUNDRED_MILLION]),
    Indicator.GDP_PER_HEAD: Measure(YUAN, 0, 10**7 * SMALLEST[YUAN]),
    Indicator.DISPOSABLE_INCOME: Measure(YUAN, 0, 10**7 * SMALLEST[YUAN]),
    Indicator.EXPENDITURE: Measure(YUAN, 0, 10**7 * SMALLEST[YUAN]),
    Indicator.ENGEL: Measure(PERCENT, 2, WHOLE),
    Indicator.POVERTY_INCIDENCE: Measure(PERCENT, 2, WHOLE),
}


def faults(*, year, indicator, amount, on):
    """[(field, code)] of what makes a figure impossible; codes of states.FAULTS. None says nothing."""
    found = []
    if year is None:
        pass
    elif year < FIRST_YEAR:
        found.append(("year", "year"))
    elif year > on.year:
        found.append(("year", "future"))
    if amount is None:
        return found
    if amount < 0:
        found.append(("value", "below_zero"))
    elif amount > MEASURES[indicator].most:
        found.append(("value", "percent" if MEASURES[indicator].unit == PERCENT else "too_large"))
    return found


def amount_of(text, unit):
    """A number in a unit (a key of SMALLEST) as the whole amount, half up; ValueError for anything else."""
    try:
        number = Decimal(str(text))
    except InvalidOperation:
        raise ValueError(text) from None
    if not number.is_finite() or number.adjusted() > 15:
        raise ValueError(text)
    return scaled(number, SMALLEST[unit])


def scaled(number, factor):
    """A number of units of `factor` smallest units as the whole amount, half up."""
    return int((Decimal(number) * factor).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def shown(amount, indicator):
    """The amount as a Decimal in the unit of the indicator, with as many decimals as it needs, at least its own."""
    measure = MEASURES[indicator]
    number = Decimal(amount) / SMALLEST[measure.unit]
    least = Decimal(1).scaleb(-measure.decimals)
    return number.quantize(least) if number == number.quantize(least) else number.normalize()


def plain(amount):
    """The amount in yuan or per cent with two decimals, as programs exchange it."""
    return (Decimal(amount) / 100).quantize(Decimal("0.01"))


def change(before, now):
    """What changed from one year to the next, in per cent with one decimal; None without a base to divide by."""
    return rate(now - before, before)


def odd_change(before, now):
    """Whether a figure is so far off that of a neighbouring year that its unit may be wrong."""
    return bool(before) and abs(Fraction(now - before, before)) > ODD_CHANGE


def non_farm_share(outside_fen, total_fen, households):
    """Income from working away per cent of all income, with one decimal (W2.4-2).

    None for too few households, and without any income.
    """
    return rate(outside_fen, total_fen) if households >= FEWEST_HOUSEHOLDS else None


def rate(part, whole):
    """Per cent with one decimal, half up (away from zero); None of nothing."""
    if not whole:
        return None
    tenths = Fraction(part, whole) * 1000
    rounded = int(abs(tenths) + Fraction(1, 2))
    return Decimal(rounded if tenths >= 0 else -rounded).scaleb(-1)

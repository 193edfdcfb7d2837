"""Arithmetic of the bases (W2.2.2): dividing money to the fen, technicians wanted, how much all grow the same thing.

Nothing is ever rounded away: `divide` gives every fen to somebody, by largest remainder, and says who gets the last.
"""

from dataclasses import dataclass
from decimal import Decimal

from relocation.bases.states import PARTNERS, Party, Rule

# Shares are exact basis points; so many are the whole.
WHOLE = 10_000


@dataclass(frozen=True)
class Terms:
    """What a scheme says, in basis points: of the sales, and of the company's part the part that goes on."""

    company_bp: int
    base_bp: int
    collective_bp: int
    households_bp: int


@dataclass(frozen=True)
class Split:
    """Sales divided, in fen: company + base + collective are the sales, keeps + households are the company's part."""

    company_fen: int
    base_fen: int
    collective_fen: int
    households_fen: int
    company_keeps_fen: int


def divide(total, weights, rank=None):
    """`total` (fen, not negative) in whole parts by `weights` {key: whole number, not negative}; the parts add up.

    Largest remainder: everybody gets the part rounded down, and the fen left over go one each to the largest
    remainders. Of equal remainders the first key by `rank` (the key itself by default) goes first, so that neither
    the order of a query nor of a form decides anything. ValueError for a negative number, or where nobody has weight
    and something is to be divided.
    """
    whole = sum(weights.values())
    if total < 0 or any(weight < 0 for weight in weights.values()):
        raise ValueError("Nothing negative can be divided.")
    if not whole:
        if total:
            raise ValueError("Nobody to divide it among.")
        return dict.fromkeys(weights, 0)
    found = {key: divmod(total * weight, whole) for key, weight in weights.items()}
    left = total - sum(part for part, _rest in found.values())
    rank = rank or (lambda key: key)
    first = sorted(found, key=lambda key: (-found[key][1], rank(key)))[:left]
    return {key: part + (key in first) for key, (part, _rest) in found.items()}


def split(sales_fen, terms):
    """The sales of a period by the terms of a scheme (W2.2.2): 49/49/2, and of the company's 49 its 40 %.

    A fen that two remainders have an equal claim to goes to households before the company, else in order of PARTNERS.
    """
    shares = {
        Party.COMPANY: terms.company_bp, Party.BASE: terms.base_bp, Party.COLLECTIVE: terms.collective_bp,
    }  # fmt: skip
    found = divide(sales_fen, shares, PARTNERS.index)
    on = {Party.HOUSEHOLD: terms.households_bp, Party.COMPANY: WHOLE - terms.households_bp}
    passed = divide(found[Party.COMPANY], on, [Party.HOUSEHOLD, Party.COMPANY].index)
    return Split(
        company_fen=found[Party.COMPANY], base_fen=found[Party.BASE], collective_fen=found[Party.COLLECTIVE],
        households_fen=passed[Party.HOUSEHOLD], company_keeps_fen=passed[Party.COMPANY],
    )  # fmt: skip


def weight(rule, *, shares, mu, days):
    """What a household counts for by the rule of the scheme: one, its shares, hundredths of its mu, its days."""
    if rule == Rule.EQUAL:
        return 1
    return {Rule.SHARES: shares, Rule.MU: hundredths(mu), Rule.DAYS: days}[rule]


def hundredths(mu):
    """An area in mu with two decimals as a whole number of hundredths."""
    return int((Decimal(mu) * 100).to_integral_value())


def outstanding(amount_fen, already_fen, paid_fen, returned_fen):
    """What is still to be paid of a line, in fen; less than nothing where more was paid before than is now due.

    `already_fen` was paid of the distribution that this one corrects.
    """
    return amount_fen - already_fen - paid_fen + returned_fen


def technicians_wanted(mu, mu_per_technician):
    """How many technicians land of so many mu asks for (W2.3-3); part of an area asks for one too, no land for none."""
    area, each = hundredths(mu), mu_per_technician * 100
    return -(-area // each) if each else 0


@dataclass(frozen=True)
class Spread:
    """How the area divides among crops: basis points by crop (they add up), the largest, and the Herfindahl index.

    The index is the sum of squared shares in per cent: 10,000 for one crop alone, 10,000 / n for n alike.
    """

    area: Decimal
    shares: dict[str, int]
    largest: str
    largest_bp: int
    herfindahl: int


def spread(areas):
    """The Spread of {crop: mu} (W2.2.2 risk, W3); crops without area are left out."""
    sizes = {crop: hundredths(mu) for crop, mu in areas.items() if mu}
    whole = sum(sizes.values())
    if not whole:
        return Spread(Decimal(0), {}, "", 0, 0)
    shares = divide(WHOLE, sizes)
    largest = min(sizes, key=lambda crop: (-sizes[crop], crop))
    squares = sum(size * size for size in sizes.values())
    index = (squares * WHOLE * 2 + whole * whole) // (2 * whole * whole)  # half up
    ordered = {crop: shares[crop] for crop in sorted(sizes, key=lambda crop: (-sizes[crop], crop))}
    return Spread(Decimal(whole) / 100, ordered, largest, shares[largest], index)


def spread_warnings(found, largest_bp, herfindahl):
    """Which limits of the policy the spread passes: of `largest` and `herfindahl`."""
    passed = {"largest": found.largest_bp > largest_bp, "herfindahl": found.herfindahl > herfindahl}
    return [name for name, over in passed.items() if over]

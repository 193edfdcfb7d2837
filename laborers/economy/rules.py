"""Arithmetic of income and land (X3.2, X5): ratios, the threshold, groups, faults and doubts. Pure.

Rounding is stated once, in `rounded`: half away from zero, two decimals, at the very end; every comparison and every
difference is made on the exact numbers before. Figures of a group are ratios of sums, never means of ratios.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

MU_PER_HECTARE = 15
FEN_PER_YUAN = 100
PLACES, HECTARE_PLACES = 2, 3

# A year's income below or above this many yuan was probably written in the other unit (codes 5).
LEAST_YUAN, MOST_YUAN = 100, 1_000_000
# More mu than this in one household were probably written in another unit.
MOST_MU = 200

MONEY = ("total_income_fen", "outside_income_fen", "planting_income_before_fen", "planting_income_after_fen")
AREAS = ("planted_area_before", "planted_area_after", "land_idle", "land_leased")
INCOME = ("working_members", "total_income_fen", "outside_income_fen")
PAIRS = (
    ("planted_area_before", "planted_area_after"), ("planting_income_before_fen", "planting_income_after_fen"),
)  # fmt: skip
FIGURES = ("members", *INCOME, *AREAS, "planting_income_before_fen", "planting_income_after_fen")


def rounded(value, places=PLACES):
    """An exact number as Decimal with that many places, halves away from zero; None stays None."""
    if value is None:
        return None
    scaled = abs(Fraction(value)) * 10**places
    whole = (scaled.numerator * 2 + scaled.denominator) // (scaled.denominator * 2)
    return Decimal((int(value < 0 and whole > 0), tuple(map(int, str(whole))), -places))


def per_head(fen, heads):
    """Yuan a head, exact; None when there is nobody to divide by or nothing on record (never zero)."""
    return Fraction(fen, heads * FEN_PER_YUAN) if heads and fen is not None else None


def income_per_migrant(outside_fen, working_members):
    """Per-capita income of migrant workers: outside income / working members (X3.2), in yuan, rounded."""
    return rounded(per_head(outside_fen, working_members))


def income_per_member(outside_fen, members):
    """Per-capita income counting only work: outside income / members (X3.2), in yuan, rounded."""
    return rounded(per_head(outside_fen, members))


def reaches(outside_fen, members, threshold_fen):
    """Whether income from working, spread over all members, reaches the year's threshold a head; exactly counts.

    The figure held against the threshold is the one counting only work, as X3.2 lists them: the report asks whether
    working away alone lifts the household. It is compared before rounding. None without a threshold or an income.
    """
    if threshold_fen is None or outside_fen is None or not members:
        return None
    return outside_fen >= threshold_fen * members


def hectares(mu):
    """Mu as hectares, exact (1 mu = 1/15 ha); None stays None."""
    return None if mu is None else Fraction(mu) / MU_PER_HECTARE


def yuan_per_mu(fen, mu):
    """Planting income by area, exact; None without land or income on record."""
    return Fraction(fen, FEN_PER_YUAN) / Fraction(mu) if mu and fen is not None else None


def yuan_per_hectare(fen, mu):
    """The same by hectare, exact."""
    by_mu = yuan_per_mu(fen, mu)
    return None if by_mu is None else by_mu * MU_PER_HECTARE


def percent_change(before, after):
    """By how many percent `after` differs from `before`, exact; None without a beginning to compare with."""
    return (Fraction(after) - Fraction(before)) * 100 / Fraction(before) if before and after is not None else None


def difference(before, after):
    """How much `after` is more than `before`, exact; None when one of them is unknown."""
    return None if before is None or after is None else Fraction(after) - Fraction(before)


def migrant(row):
    """Whether a record tells of land before somebody went away and now: all four figures are there (X5)."""
    return all(row.get(name) is not None for pair in PAIRS for name in pair)


def stayed(row):
    """Whether a record is of a household nobody left: land of now, nothing of before, no outside income."""
    now = row.get("planted_area_after") is not None and row.get("planting_income_after_fen") is not None
    before = row.get("planted_area_before") is not None or row.get("planting_income_before_fen") is not None
    return now and not before and not row.get("outside_income_fen")


@dataclass(frozen=True)
class Land:
    """The land of a group at one time: mu planted and fen earned by planting, as sums over its households."""

    mu: Decimal
    fen: int

    @property
    def figures(self):
        """{name: rounded figure}: area in mu and ha, income in yuan, income by mu and by ha."""
        return {
            "area_mu": rounded(self.mu, HECTARE_PLACES),
            "area_ha": rounded(hectares(self.mu), HECTARE_PLACES),
            "income": rounded(Fraction(self.fen, FEN_PER_YUAN)),
            "yuan_per_mu": rounded(yuan_per_mu(self.fen, self.mu)),
            "yuan_per_ha": rounded(yuan_per_hectare(self.fen, self.mu)),
        }


def land_change(before, after):
    """{name: rounded figure}: what changed from one Land to another, absolute and in percent."""
    by_mu = yuan_per_mu(before.fen, before.mu), yuan_per_mu(after.fen, after.mu)
    by_hectare = yuan_per_hectare(before.fen, before.mu), yuan_per_hectare(after.fen, after.mu)
    return {
        "area_mu": rounded(difference(before.mu, after.mu), HECTARE_PLACES),
        "area_ha": rounded(difference(hectares(before.mu), hectares(after.mu)), HECTARE_PLACES),
        "area_percent": rounded(percent_change(before.mu, after.mu)),
        "income": rounded(Fraction(after.fen - before.fen, FEN_PER_YUAN)),
        "income_percent": rounded(percent_change(before.fen, after.fen)),
        "yuan_per_mu": rounded(difference(*by_mu)),
        "yuan_per_mu_percent": rounded(percent_change(*by_mu)),
        "yuan_per_ha": rounded(difference(*by_hectare)),
        "yuan_per_ha_percent": rounded(percent_change(*by_hectare)),
    }


def faults(row):
    """{field: (code, facts)} of what makes a record impossible; codes of states.FAULTS."""
    found = {}
    for name in (*MONEY, *AREAS, "working_members"):
        if row.get(name) is not None and row[name] < 0:
            found[name] = ("negative", {})
    if not row.get("members") or row["members"] < 1:
        found["members"] = ("members_missing", {})
    elif (row.get("working_members") or 0) > row["members"]:
        found["working_members"] = (
            "working_over_members", {"working": row["working_members"], "members": row["members"]},
        )  # fmt: skip
    missing = [name for name in INCOME if row.get(name) is None]
    if missing and len(missing) < len(INCOME):
        found[missing[0]] = ("income_incomplete", {})
    for before, now in PAIRS:
        if row.get(before) is not None and row.get(now) is None:
            found[now] = ("now_missing", {})
    if not found and all(row.get(name) is None for name in FIGURES[1:]):
        found["total_income_fen"] = ("nothing", {})
    return found


def doubts(row):
    """[(field, code, facts)] of what is odd in a record that can be kept; codes of states.DOUBTS. Amounts in yuan."""
    total, outside = row.get("total_income_fen"), row.get("outside_income_fen")
    found = []
    if total is not None and outside > total:
        facts = {"outside": _plain(outside), "total": _plain(total)}
        found.append(("outside_income_fen", "outside_over_total", facts))
    if outside and not row.get("working_members"):
        found.append(("outside_income_fen", "outside_without_worker", {}))
    for name in MONEY:
        if row.get(name) and not LEAST_YUAN * FEN_PER_YUAN <= row[name] <= MOST_YUAN * FEN_PER_YUAN:
            found.append((name, "amount_unit", {"amount": _plain(row[name])}))
    for name in AREAS:
        if row.get(name) and row[name] > MOST_MU:
            found.append((name, "area_unit", {"area": f"{row[name]:f}"}))
    for area, income in zip(*PAIRS, strict=True):
        if row.get(income) and not row.get(area):
            found.append((income, "income_without_land", {}))
    if outside and row.get("planted_area_after") is not None and not migrant(row):
        found.append(("planted_area_before", "away_without_before", {}))
    return found


def _plain(fen):
    """Fen as yuan text without needless zeros: 2600000 → 26000, 1050 → 10.50."""
    return f"{Decimal(fen) / 100:.2f}".removesuffix(".00")

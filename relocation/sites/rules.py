"""Arithmetic of sites: doors of a building, whether a home fits, ratios per 1,000 residents, mix of origins (W2.2)."""

from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

THOUSAND = 1000
# Nine years of compulsory schooling from the age of six on (Compulsory Education Law, articles 2 and 11).
SCHOOL_AGE = (6, 14)
# As many as one step may lay out: more is a slip of the hand.
MOST_DOORS = 600


class Door(NamedTuple):
    """A home as its door says: unit (empty where the building has but one) and room."""

    unit: str
    room: str


def doors(units, storeys, per_storey):
    """The doors of a building, storey by storey: room 302 is the second on the third storey; no units: unit ''."""
    return [
        Door(unit, f"{storey}{number:02d}")
        for unit in (units or [""])
        for storey in range(1, storeys + 1)
        for number in range(1, per_storey + 1)
    ]


def fit(members, persons):
    """How a home meant for `persons` fits a household of `members`: fits, small or large. The one definition."""
    if members > persons:
        return "small"
    return "large" if members < persons else "fits"


def per_thousand(count, residents):
    """How many there are for 1,000 residents, to two places; None where nobody lives."""
    if not residents:
        return None
    return (Decimal(count) * THOUSAND / residents).quantize(Decimal("0.01"), ROUND_HALF_UP)


def share(part, whole):
    """Whole percent of a part; None of nothing."""
    return int((Decimal(100) * part / whole).quantize(Decimal(1), ROUND_HALF_UP)) if whole else None


def mix(rows):
    """Of rows (building, village, households, residents): {villages, households, residents, largest, apart}.

    `largest` is the share of households from the village with the most, in percent; `apart` counts buildings with two
    households or more that all come from one village (W2.4-6). Villages are counted, never people's ethnic group.
    """
    villages, buildings = {}, {}
    for building, village, households, _residents in rows:
        villages[village] = villages.get(village, 0) + households
        buildings.setdefault(building, {})[village] = households
    total = sum(villages.values())
    apart = [each for each in buildings.values() if len(each) == 1 and sum(each.values()) > 1]
    return {
        "villages": len(villages), "households": total, "residents": sum(row[3] for row in rows),
        "largest": share(max(villages.values(), default=0), total), "apart": len(apart), "buildings": len(buildings),
    }  # fmt: skip

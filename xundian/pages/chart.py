"""Columns by year as lines of an SVG that the server draws: no script, no style attribute, readable when printed."""

from typing import NamedTuple

WIDTH, HEIGHT = 360, 190
TOP, BOTTOM, SIDE = 26, 24, 6
MOST_YEARS = 12
# With more columns than this only the first, the last and the highest say their number.
ALL_SAY = 7


class Column(NamedTuple):
    """One column: where it stands, what stands under and over it (empty: nothing)."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    year: int
    told: str


class Chart(NamedTuple):
    """A chart of columns; `summary` says the same in words for readers who do not see it."""

    title: str
    unit: str
    columns: list
    summary: str
    baseline: int = HEIGHT - BOTTOM
    width: int = WIDTH
    height: int = HEIGHT


def columns_by_year(title, unit, points):
    """The Chart of [(year, number)], oldest first, of the last MOST_YEARS years; a year without a number stays empty.

    Columns begin at zero, so that their lengths may be compared.
    """
    points = [(year, number) for year, number in points if year > points[-1][0] - MOST_YEARS]
    if not points:
        return None
    first, last = points[0][0], points[-1][0]
    highest = max(number for _year, number in points)
    slot = (WIDTH - 2 * SIDE) / (last - first + 1)
    saying = {year for year, number in points if len(points) <= ALL_SAY or number == highest or year in (first, last)}
    columns = []
    for year, number in points:
        height = float(number / highest) * (HEIGHT - TOP - BOTTOM) if highest else 0.0
        x, width = SIDE + slot * (year - first + 0.5), min(slot * 0.62, 56)
        columns.append(
            Column(
                round(x - width / 2, 1), round(HEIGHT - BOTTOM - height, 1), round(width, 1), round(height, 1),
                round(x, 1), year, f"{number:,}" if year in saying else "",
            )
        )  # fmt: skip
    return Chart(title, unit, columns, "; ".join(f"{year}: {number:,}" for year, number in points))

"""Pictures that the server draws for the cockpit: two years as lines, and places as tiles. Pure; no style, no script.

The map is a cartogram without geometry: every place below is one tile of the same size, in the order of the codes of
the tree, row by row. Its neighbours are neighbours in
the tree, not on the ground. The table beside it says the same in words and numbers.
"""

from math import ceil, sqrt
from typing import Any, NamedTuple

from xundian.reports.rules import VILLAGE_DIGITS

# --- two years as lines ----------------------------------------------------------------------------------------------

WIDTH, HEIGHT, LEFT, RIGHT, ABOVE, BELOW = 560, 420, 52, 14, 26, 34
MARKS = 4


class Line(NamedTuple):
    """One year: its points as an SVG list, the dots of them, the last value and where it stands."""

    year: int
    points: str
    dots: list
    last: int
    x: float
    y: float


class Lines(NamedTuple):
    """This year and the year before month by month, the target, and the marks of both axes, as SVG coordinates."""

    now: Line | None
    before: Line
    target: int | None
    target_y: float | None
    marks: list
    months: list
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    end: int = WIDTH - RIGHT
    base: int = HEIGHT - BELOW


def two_years(trend, year, target):
    """The Lines of a reports.cockpit.Trend; both begin at zero on the same scale."""
    now, before = [total for _new, total in trend.now], [total for _new, total in trend.before]
    step = nice_step(max([*now, *before, target or 0, 1]), MARKS)
    top = step * max(1, ceil(max([*now, *before, target or 0, 1]) / step))

    def height(value):
        return round(HEIGHT - BELOW - (HEIGHT - BELOW - ABOVE) * value / top, 1)

    def line(of, values):
        dots = [(_month_x(month), height(value)) for month, value in enumerate(values, 1)]
        return Line(of, " ".join(f"{x},{y}" for x, y in dots), _said(dots), values[-1], *dots[-1]) if dots else None

    return Lines(
        line(year, now), line(year - 1, before), target, height(target) if target else None,
        [(value, str(height(value))) for value in range(0, top + 1, step)],
        [(month, str(_month_x(month))) for month in range(1, 13)],
    )  # fmt: skip


def nice_step(highest, marks):
    """The smallest 1, 2 or 5 times a power of ten of which at most so many reach the highest value."""
    step, tens = 1, 1
    while True:
        for step in (tens, 2 * tens, 5 * tens):
            if step * marks >= highest:
                return step
        tens *= 10


def _month_x(month):
    return round(LEFT + 8 + (WIDTH - LEFT - RIGHT - 16) * (month - 1) / 11, 1)


def _said(dots):
    return [(str(x), str(y)) for x, y in dots]


# --- places as tiles --------------------------------------------------------------------------------------------------

TILE, ROW, SPACE, LETTERS, MOST_LINES = 116, 102, 8, 7, 3
# How many times as wide as high the picture is about: on a page, and on the screen of a meeting.
ON_PAGE, ON_SCREEN = 3.2, 2.0
# Per cent of the target from which a class begins; the first is below all of them. The page says them in its legend.
CLASSES = (50, 70, 90, 100)


class Place(NamedTuple):
    """One tile: where it stands, its name in lines with their height, its line of the table, its class (0 to 5).

    Class 0 has no target to compare with, and says how many were `placed`. `address` leads to the names, for places
    that have none below them.
    """

    code: str
    x: int
    y: int
    lines: list
    line: Any
    shade: int
    address: str
    placed: int

    @property
    def middle(self):
        """Where its words are centred."""
        return self.x + TILE // 2

    @property
    def told(self):
        """The height of its number."""
        return self.y + ROW - 20

    @property
    def band(self):
        """Where its pattern begins, which tells the class without colour."""
        return self.y + ROW - 10

    @property
    def wide(self):
        """How wide the pattern is."""
        return TILE - 2

    @property
    def is_village(self):
        """Whether no place lies below it."""
        return len(self.code) >= VILLAGE_DIGITS


class Map(NamedTuple):
    """All tiles, and how large the picture is."""

    places: list
    width: int
    height: int
    tile: int = TILE
    row: int = ROW


def cartogram(lines, names, links, wider=ON_PAGE):
    """The Map of table lines under their names, in the order of codes; None of one or none.

    `links` are {place: (people placed, address of their names)}.
    """
    ordered = sorted(lines, key=lambda line: line.division)
    if len(ordered) < 2:
        return None
    columns = ceil(sqrt(len(ordered) * wider))
    places = [
        _place(line, names[line.division], links[line.division], *divmod(number, columns))
        for number, line in enumerate(ordered)
    ]
    rows = ceil(len(ordered) / columns)
    return Map(places, (TILE + SPACE) * columns - SPACE, (ROW + SPACE) * rows - SPACE)


def _place(line, name, link, row, column):
    x, y = (TILE + SPACE) * column, (ROW + SPACE) * row
    words = broken(name)
    first = y + 24 + 9 * (MOST_LINES - len(words))
    lines = [(text, first + 18 * number) for number, text in enumerate(words)]
    placed, address = link
    return Place(line.division, x, y, lines, line, shade(line.rate), address, placed)


def shade(percent):
    """The class of a rate: 1 below 50 %, 5 from 100 %; 0 without one."""
    return 0 if percent is None else 1 + sum(percent >= least for least in CLASSES)


def broken(name):
    """A name in at most three lines with their offsets; whole words in English, so many letters a line in Chinese."""
    latin = name.isascii()
    lines = _words(name) if latin else [name[start : start + LETTERS] for start in range(0, len(name), LETTERS)]
    lines = [*lines[: MOST_LINES - 1], ("" if not latin else " ").join(lines[MOST_LINES - 1 :])]
    return [each for each in lines if each]


def _words(name, most=11):
    lines = [""]
    for word in name.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > most:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines

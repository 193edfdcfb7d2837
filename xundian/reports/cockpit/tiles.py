"""The five numbers on top, each beside its target and the same time of the year before."""

from dataclasses import dataclass, replace
from typing import Any

from xundian.reports.cockpit.asked import CLEARED, JOBLESS, LATE, PLACED, TROUBLES
from xundian.reports.figures import FIGURES, Figure
from xundian.reports.rules import change, gap, rate
from xundian.targets.queries import target_of

ORGANISED, OUT = "organised_out", "transferred_out"


@dataclass(frozen=True)
class Tile:
    """One number with what it is measured against: a target, and the same time of the year before.

    `parts` are (figure, number) beside it. A share has its value in percent and `of`, what it is a share of.
    """

    name: str
    figure: Figure
    value: Any
    before: Any
    target: int | None = None
    of: int | None = None
    parts: tuple = ()
    poor: bool = False

    @property
    def rate(self):
        """Percent of the target; None without one."""
        return rate(self.value, self.target)

    @property
    def gap(self):
        """How many are missing to the target; None without one."""
        return gap(self.value, self.target)

    @property
    def change(self):
        """Against the year before: percent of a number, points of a share; None where there is nothing to compare."""
        if self.of is None:
            return change(self.value, self.before)
        return None if self.before is None or self.value is None else self.value - self.before

    @property
    def off(self):
        """How far it lies from the year before, whichever way."""
        return abs(self.change)


def tiles(asked):
    """The five Tiles: transferred, registered poor, organised, households without work, difficulties."""
    helped = _placed(replace(asked, poor=True), "poor")
    return [_placed(asked), helped, _organised(asked), _jobless(asked), _troubles(asked)]


def _placed(asked, name="placed"):
    return Tile(
        name, FIGURES[asked.placed], asked.number(PLACED, asked.period), asked.number(PLACED, asked.before),
        target=target_of(asked.placed, division=asked.division, year=asked.year), poor=asked.poor,
    )  # fmt: skip


def _organised(asked):
    shares, organised, out = [], 0, 0
    for period in (asked.before, asked.period):
        organised, out = asked.number(ORGANISED, period), asked.number(OUT, period)
        shares.append(rate(organised, out))
    pieces = ((FIGURES[ORGANISED], organised), (FIGURES[OUT], out))
    return Tile("organised", FIGURES[ORGANISED], shares[1], shares[0], of=out, parts=pieces, poor=asked.poor)


def _jobless(asked):
    cleared = asked.number(CLEARED, asked.month)
    return _standing("jobless", asked, JOBLESS, ((FIGURES[CLEARED], cleared),))


def _troubles(asked):
    late = asked.number(LATE, asked.period)
    return _standing("difficulties", asked, TROUBLES, ((FIGURES[LATE], late),))


def _standing(name, asked, code, pieces):
    now, then = asked.number(code, asked.period), asked.number(code, asked.before)
    return Tile(name, FIGURES[code], now, then, parts=pieces, poor=asked.poor)

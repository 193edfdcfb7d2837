"""Measuring: cases side by side, round after round, so that a busy minute meets them all; medians and their ratio."""

from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median, quantiles
from time import perf_counter


@dataclass(frozen=True)
class Case:
    """One way to do the work; `run()` does it once and returns what it took, in the unit of its table."""

    name: str
    run: Callable[[], float]


@dataclass
class Row:
    """A line of a result: what was measured, how much, against what, and what is wanted (all text but the figures)."""

    name: str
    value: float
    unit: str
    ratio: float | None = None
    against: str = ""
    goal: str = ""
    note: str = ""


@dataclass
class Table:
    """What one part of the bench found."""

    title: str
    rows: list = field(default_factory=list)
    notes: list = field(default_factory=list)

    def add(self, name, value, unit, **more):
        """Append a Row."""
        self.rows.append(Row(name, value, unit, **more))


def interleaved(cases, rounds, tell):
    """{name: [value of each round]} of cases run in turn."""
    found = {case.name: [] for case in cases}
    for number in range(1, rounds + 1):
        for case in cases:
            value = case.run()
            found[case.name].append(value)
            tell(f"round {number} of {rounds}: {case.name} {value:,.3f}")
    return found


def medians(found):
    """{name: median}."""
    return {name: median(values) for name, values in found.items()}


def timed(action):
    """Seconds that a call takes."""
    started = perf_counter()
    action()
    return perf_counter() - started


def percentiles(values):
    """(p50, p95, p99) of at least two values."""
    cuts = quantiles(values, n=100, method="inclusive")
    return cuts[49], cuts[94], cuts[98]

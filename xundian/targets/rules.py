"""Arithmetic of a target tree: what lies below what, whether parts make up the whole, a fair first split. Pure."""

from fractions import Fraction
from typing import NamedTuple

from xundian.divisions.rules import level_of, parent_of

LEVELS = ("county", "township", "village")


class Node(NamedTuple):
    """One target of a plan: the code of its division, whose it is (None: the division's own), and how many."""

    division: str
    person: object
    value: int


class Unequal(NamedTuple):
    """A division whose parts differ from its own target (None: it has none), and what they sum to."""

    division: str
    own: int | None
    parts: int

    @property
    def difference(self):
        """How many the parts are more (positive) or fewer than the whole."""
        return self.parts - (self.own or 0)


def holder_of(node):
    """The code of the division whose target a node is a part of: a person's own division, a division's parent."""
    return node.division if node.person is not None else parent_of(node.division)


def sums(nodes):
    """{division code: what the parts of its target sum to}, for each division that has parts."""
    found = {}
    for node in nodes:
        if holder := holder_of(node):
            found[holder] = found.get(holder, 0) + node.value
    return found


def unequal(nodes):
    """The divisions whose parts differ from their own target, in the order of their codes (X2.1).

    A division whose target is not divided further is no difference; parts without a whole are one.
    """
    nodes = list(nodes)
    own = {node.division: node.value for node in nodes if node.person is None}
    return [
        Unequal(code, own.get(code), parts) for code, parts in sorted(sums(nodes).items()) if own.get(code) != parts
    ]


def may_have_target(code):
    """Whether a division of this code can have a target."""
    return level_of(code) in LEVELS


def split(total, weights):
    """The total divided in proportion to the weights, in whole numbers that add up to it exactly.

    Largest remainders get what is left, the first of equals before the others; without any weight all get the same.
    """
    if not weights:
        return []
    if not any(weights):
        weights = [1] * len(weights)
    whole = sum(weights)
    exact = [Fraction(total * weight, whole) for weight in weights]
    parts = [int(each) for each in exact]
    by_remainder = sorted(range(len(weights)), key=lambda place: (parts[place] - exact[place], place))
    for place in by_remainder[: total - sum(parts)]:
        parts[place] += 1
    return parts

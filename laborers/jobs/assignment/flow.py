"""The best assignment of a county by pricing rounds over min-cost flows (OR-tools), with its certificate. Pure.

The flow is solved on a few candidate pairs; the prices of the places are read off its optimum; every pair there is gets
priced, and those that would gain join the candidates, until none does. The prices and everybody's best gain at them
bound what any assignment can reach, so each round proves how near it is.

First rounds look at points alone, roughened by chance, for ties are what a flow is slowest at. Then one number holds
everything: points before who comes first, that before chance.
"""

from typing import NamedTuple

import numpy as np

from laborers.jobs.assignment.arrays import Sight
from laborers.jobs.assignment.board import BARRED_BELOW
from laborers.jobs.assignment.graph import Graph
from laborers.jobs.assignment.pricing import Measure, priced, start
from laborers.jobs.assignment.scale import Scale

# Rough rounds: so many steps to a point, filled by chance. They end when no more than this part of the people gains.
ROUGH, ROUGH_ROUNDS, FEW = 64, 6, 20
# Pairs so many points behind what the person has are left out until they are priced in again.
BEHIND, NEARLY_BEHIND = 25, 6
# With so many people the rounds may end this near the best (the bound tells how near), and when no more than this part
# of them could still gain; with fewer people nothing is left over.
MANY, NEAR, SETTLED = 5000, 1e-4, 40
# There a point counts so many times the most that who comes first adds to a pair, and chance has so many steps below.
APART, CHANCE = 16, 256
# How many ranges of scores placing a person counts at first; more only when the proof asks for it.
WORTH, MORE_WORTH = 4, 8
# What the solver can count with: its numbers of eight bytes hold gains times nodes.
LARGEST = 1 << 60
STEPS = 12


class Solved(NamedTuple):
    """{person: place}, the proved bound of the score of as many people, and the most that can be placed, if proved.

    `rounds` holds (candidate pairs, gap in points of score) of every exact round.
    """

    chosen: dict
    bound: int
    placeable: int | None
    rounds: list


def solve(board, claims, told=lambda done, total: None):
    """The Solved of a board; `told(steps done, steps expected)` after each step, and may raise to stop the work."""
    sight, graph = Sight(board), Graph(board.people, board.capacities)
    graph.add(*start(sight))
    scale, rounds = Scale(claims, sum(board.capacities), board.lowest, board.top), []
    worth = min(WORTH * (scale.range + 1), scale.strict)
    _rough(graph, sight, worth - board.lowest, told)
    while True:
        place, bound = _exact(graph, sight, scale, _measure(graph, scale, worth), rounds, told)
        most = _is_most(board, sight, place)
        if most or worth == scale.strict:
            break
        worth = min(worth * MORE_WORTH, scale.strict)
    chosen = {int(person): int(place[person]) for person in np.flatnonzero(place >= 0)}
    return Solved(chosen, bound, len(chosen) if most else None, rounds)


def _rough(graph, sight, first, told):
    """Rounds with rough numbers until few people would gain; they leave good candidates behind, nothing else."""
    measure = Measure(first, 1, ROUGH, np.zeros(graph.people, np.int64))
    for number in range(ROUGH_ROUNDS):
        told(number + 1, STEPS)
        gains = measure.of(graph.i, graph.j, sight.pairs(graph.i, graph.j))
        _place, prices = graph.solve(gains)
        graph.prune(gains, prices, BEHIND * measure.step)
        found = priced(sight, measure, prices)
        if graph.add(found.people, found.places) == 0 or found.gainers <= graph.people // FEW:
            return


def _measure(graph, scale, worth):
    """The Measure by which the result is the best: exact for a few people, and for many as fine as is quick."""
    weights = np.array(scale.weights, np.int64)
    unit, noise = scale.unit, 1
    if graph.people > MANY:
        unit, noise = min(unit, APART * int(weights.max()) * (2 * scale.range + 1)), CHANCE
    room = LARGEST // ((worth + scale.range + 1) * (graph.people + len(graph.capacities) + 1))
    if room < unit * noise:
        # A worth so high is rare: chance goes first, then who comes first counts for more, and the bound tells it.
        unit, noise = max(1, min(unit, room)), 1
    return Measure(worth - scale.lowest, unit, noise, weights, scale.range + 1 - scale.lowest)


def _exact(graph, sight, scale, measure, rounds, told):
    """(place of each person, bound of the score of as many people): rounds until no pair there is would gain."""
    many, least = graph.people > MANY, None
    while True:
        told(min(ROUGH_ROUNDS + len(rounds), STEPS - 1), STEPS)
        gains = measure.of(graph.i, graph.j, sight.pairs(graph.i, graph.j))
        place, prices = graph.solve(gains)
        # Of many people also pairs that are as good but for who comes first: one round less.
        found = priced(sight, measure, prices, measure.step // APART if many else 0)
        bound = _bound(graph, scale, measure, place, prices, found.best)
        if least is None:
            graph.prune(gains, prices, NEARLY_BEHIND * measure.step)
        # Whatever prices it was worked out at, a bound holds.
        least = bound if least is None else min(least, bound)
        here = np.flatnonzero(place >= 0)
        score = int(sight.pairs(here, place[here]).sum())
        rounds.append((len(gains), least - score))
        near, few = (NEAR * score, graph.people // SETTLED) if many else (0, 0)
        if least - score <= near and found.gainers <= few:
            return place, least
        if graph.add(found.people, found.places) == 0:
            return place, least


def _bound(graph, scale, measure, place, prices, best):
    """What no assignment of as many people can score more than."""
    placed = int((place >= 0).sum())
    most = (int(best.sum()) + int((prices.places * graph.capacities).sum())) // measure.noise
    # Who comes first adds at least so much, whoever is placed.
    least = sum(sorted(scale.weights)[:placed]) * (scale.range + 1)
    return (most - least) // measure.unit - placed * measure.first


def _is_most(board, sight, place):
    """Whether no more people can be placed: no chain of moves leads from someone without a place to a free one."""
    room = np.array(board.capacities) - np.bincount(place[place >= 0], minlength=sight.count)
    holders = {}
    for person in np.flatnonzero(place >= 0):
        holders.setdefault(int(place[person]), []).append(int(person))
    waiting, seen = [int(person) for person in np.flatnonzero(place < 0)], np.zeros(sight.count, bool)
    out = np.empty(sight.count, np.int16)
    while waiting:
        fresh = (sight.into(waiting.pop(), out) > BARRED_BELOW) & ~seen
        if (room[fresh] > 0).any():
            return False
        seen |= fresh
        for reached in np.flatnonzero(fresh):
            waiting += holders.pop(int(reached), [])
    return True

"""Passing over every pair there is: the first candidates, and the pairs that would gain at some prices. Needs numpy."""

from typing import NamedTuple

import numpy as np

from laborers.jobs.assignment.board import BARRED_BELOW

# First candidates of everybody: the best places after each got some points by chance, for all pick the same best.
FIRST, CHANCE, SEED = 16, 80, 20180601
# They are looked for among the places so many points below the best, then twice as many and so on.
REACH = 40
# Pairs that join the candidates for a person in one pass; of more than a crowd of them only the best are kept at hand.
ADDED, CROWD = 20, 60
# Prices up to so many points leave two bytes room for barred cells.
SHORT = 8000


class Measure:
    """What a pair counts in a flow: `levels[person] + slopes[person] * points`, with `step` to a point of score.

    `weights` are those of who comes first (scale.py), as part of the same number; `noise` is how far chance may go
    beyond it, for ties are what a flow is slowest at.
    """

    def __init__(self, first, unit, noise, weights, rise=0):
        self.first, self.unit, self.noise, self.step = first, unit, noise, unit * noise
        self.slopes = noise * (unit + weights)
        self.levels = noise * (unit * first + weights * rise)

    def of(self, people, places, points):
        """The gains of pairs with these points; chance falls alike for a pair each time."""
        chance = ((people * 40_503 + places * 2_654_435_761) >> 9) % self.noise
        return self.levels[people] + self.slopes[people] * points + chance


class Priced(NamedTuple):
    """Pairs (`people`, `places`) worth having, how many people gain by them, and what each can have at the prices."""

    people: np.ndarray
    places: np.ndarray
    gainers: int
    best: np.ndarray


def start(sight):
    """(people, places) of the first candidates."""
    chance = np.random.default_rng(SEED)
    luck = (chance.random(2 * sight.count + 1) * CHANCE).astype(np.int16)
    shifts = chance.integers(0, sight.count + 1, sight.people).tolist()
    out, lucky = np.empty(sight.count, np.int16), np.empty(sight.count, np.int16)
    people, places = [], []
    for person in sight.order:
        shift = shifts[person]
        np.add(sight.into(person, out), luck[shift : shift + sight.count], out=lucky)
        found = _best(lucky)
        people.append(person)
        places.append(found[out[found] > BARRED_BELOW])
    return _together(people, places)


def _best(points):
    """FIRST of the open places with the most points."""
    top, reach = int(points.max()), REACH
    while top - reach > BARRED_BELOW:
        found = np.flatnonzero(points > top - reach)
        if len(found) >= FIRST:
            break
        reach *= 2
    else:
        found = np.flatnonzero(points > BARRED_BELOW)
    return found if len(found) <= FIRST else found[np.argpartition(-points[found], FIRST)[:FIRST]]


def priced(sight, measure, prices, margin=0):
    """What of all pairs gains more than the people have left at the prices, or less than the margin below it."""
    wanted = np.maximum(prices.left - margin, 0)
    # In whole points and rounded so that no pair is missed; who is found is measured exactly below.
    levels = ((wanted - measure.levels) // measure.slopes).tolist()
    costs = prices.places // int(measure.slopes.max())
    kind = np.int16 if costs.max() <= SHORT else np.int32
    costs, out, net = costs.astype(kind), np.empty(sight.count, np.int16), np.empty(sight.count, kind)
    people, places, points = [], [], []
    for person in sight.order:
        np.subtract(sight.into(person, out), costs, out=net)
        level = levels[person]
        if int(net.max()) <= level:
            continue
        found = np.flatnonzero(net > level)
        if len(found) > CROWD:
            found = found[out[found] > BARRED_BELOW]
            gains = measure.levels[person] + measure.slopes[person] * out[found] - prices.places[found]
            found = _most(found[gains > wanted[person]], gains[gains > wanted[person]])
        people.append(person)
        places.append(found)
        points.append(out[found])
    people, places = _together(people, places)
    points = np.concatenate([np.empty(0, np.int64), *points])
    return _measured(measure, prices, wanted, people, places, points)


def _measured(measure, prices, wanted, people, places, points):
    gains = measure.levels[people] + measure.slopes[people] * points - prices.places[places]
    more = np.flatnonzero((gains > wanted[people]) & (points > BARRED_BELOW))
    people, places, gains = people[more], places[more], gains[more]
    best = prices.left.copy()
    np.maximum.at(best, people, gains)
    return Priced(people, places, int((best > prices.left).sum()), best)


def _most(found, gains):
    return found if len(found) <= ADDED else found[np.argpartition(-gains, ADDED)[:ADDED]]


def _together(people, places):
    """Each person beside each of the places found for them."""
    sizes = [len(found) for found in places]
    return np.repeat(np.array(people, np.int64), sizes), np.concatenate([np.empty(0, np.int64), *places])

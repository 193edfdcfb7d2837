"""Candidate pairs, the best flow over them, and the prices of its optimum. Needs OR-tools and numpy; pure."""

from typing import NamedTuple

import numpy as np
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow


class Prices(NamedTuple):
    """What a seat of each place costs, never below 0, and what everybody has `left` of their gain at these prices."""

    places: np.ndarray
    left: np.ndarray


class Graph:
    """The candidates: pairs `i`, `j` of people and places, in that order, each once."""

    def __init__(self, people, capacities):
        self.people, self.capacities = people, np.array(capacities, np.int64)
        self.i, self.j = np.empty(0, np.int64), np.empty(0, np.int64)

    def add(self, people, places):
        """Join pairs to the candidates; how many were new."""
        count = len(self.capacities)
        keys = np.concatenate([self.i * count + self.j, people * count + places])
        # Sorting what is nearly sorted takes a tenth of numpy's own way to tell equal numbers.
        keys.sort(kind="stable")
        keys = keys[np.append(True, keys[1:] != keys[:-1])[: len(keys)]]
        before, self.i = len(self.i), keys // count
        self.j = keys - self.i * count
        return len(keys) - before

    def prune(self, gains, prices, behind):
        """Leave out the candidates that gain so much less, or still less, than what the person has left."""
        kept = np.flatnonzero(gains - prices.places[self.j] - prices.left[self.i] > -behind)
        self.i, self.j = self.i[kept], self.j[kept]

    def solve(self, gains):
        """(place of each person or -1, Prices): the optimum over the candidates, and what proves it."""
        i, j, sink = self.i, self.j, self.people + len(self.capacities)
        flow = SimpleMinCostFlow()
        arcs = flow.add_arcs_with_capacity_and_unit_cost(i, self.people + j, np.ones(len(i), np.int64), -gains)
        # Whoever gets no place goes to the sink at once, and costs nothing.
        capacities = np.concatenate([np.ones(self.people, np.int64), self.capacities])
        nodes, free = np.arange(sink), np.zeros(sink, np.int64)
        flow.add_arcs_with_capacity_and_unit_cost(nodes, np.full(sink, sink), capacities, free)
        flow.set_nodes_supplies(nodes[: self.people], np.ones(self.people, np.int64))
        flow.set_nodes_supplies(np.array([sink]), np.array([-self.people]))
        status = flow.solve()
        if status != flow.OPTIMAL:
            raise ArithmeticError(f"the flow was not solved: {status}")
        taken = flow.flows(arcs) > 0
        place, gain = np.full(self.people, -1), np.zeros(self.people, np.int64)
        place[i[taken]], gain[i[taken]] = j[taken], gains[taken]
        return place, self._prices(gains, place, gain)

    def _prices(self, gains, place, gain):
        """The lowest prices at which nobody would rather have another candidate place."""
        order = np.argsort(self.j, kind="stable")
        people, places, gains = self.i[order], self.j[order], gains[order]
        starts = np.flatnonzero(np.append(True, places[1:] != places[:-1])) if len(places) else np.empty(0, np.int64)
        prices, priced = np.zeros(len(self.capacities), np.int64), places[starts]
        while True:
            left = np.where(place >= 0, gain - prices[np.maximum(place, 0)], 0)
            if not len(starts):
                return Prices(prices, left)
            asked = np.maximum(np.maximum.reduceat(gains - left[people], starts), prices[priced])
            if (asked == prices[priced]).all():
                return Prices(prices, left)
            prices[priced] = asked

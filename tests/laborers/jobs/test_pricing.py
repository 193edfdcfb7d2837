"""Rounds of pricing: what a pass over all pairs finds, what the prices prove, and large numbers of people."""

from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laborers.jobs.assignment import Board, Claim, Rows, assign, flow
from laborers.jobs.assignment.arrays import Sight
from laborers.jobs.assignment.graph import Graph, Prices
from laborers.jobs.assignment.pricing import CROWD, Measure, priced, start
from xundian.bench.matching import people, posts

seeds = st.integers(0, 2**32)
# Steps to a point of score, and of chance below one of them.
UNIT, NOISE = 1000, 4


def market(seed, size=40):
    random = Random(seed)
    return Board(people(size, random), posts(size, size + 8, random))


def claims(board, seed):
    random = Random(seed)
    return [Claim(f"{i:03d}", random.random() < 0.3, (random.randrange(9),)) for i in range(board.people)]


def measure(board, noise=NOISE):
    weights = np.arange(board.people) % 7
    return Measure(3000, UNIT, noise, weights, 5)


def gain(measure, person, points):
    return measure.levels[person] + measure.slopes[person] * points


def solved(board):
    """(sight, measure, graph, place, prices) of a flow over the first candidates."""
    sight, graph, counts = Sight(board), Graph(board.people, board.capacities), measure(board)
    graph.add(*start(sight))
    return sight, counts, graph, *graph.solve(counts.of(graph.i, graph.j, sight.pairs(graph.i, graph.j)))


@settings(max_examples=40, deadline=None)
@given(seed=seeds)
def test_the_first_candidates_are_open_places_and_nobody_who_has_one_is_left_out(seed):
    board = market(seed)
    found = list(zip(*start(Sight(board)), strict=True))
    assert all(place in board.row(person) for person, place in found)
    assert {person for person, _place in found} == {i for i in range(board.people) if board.row(i)}
    assert len(found) == len(set(found))


@settings(max_examples=40, deadline=None)
@given(seed=seeds)
def test_a_pass_finds_every_pair_that_gains_and_what_each_can_have(seed):
    """At any prices, also where people have all but as much as the next place would give them."""
    board, random = market(seed), Random(seed)
    counts = measure(board)
    costs = np.array([random.randrange(50 * counts.step) for _place in board.capacities])
    nets = [
        [int(gain(counts, i, points) - costs[j]) for j, points in board.row(i).items()] for i in range(board.people)
    ]
    left = np.array([max(0, random.choice(row) - random.randrange(2)) if row else 0 for row in nets])
    prices = Prices(costs, left)
    found = priced(Sight(board), counts, prices)
    gaining = {
        (i, j): value
        for i in range(board.people)
        for j, points in board.row(i).items()
        if (value := int(gain(counts, i, points) - prices.places[j])) > prices.left[i]
    }
    assert set(zip(found.people.tolist(), found.places.tolist(), strict=True)) <= set(gaining)
    assert {i for i, _j in gaining} == set(found.people.tolist())
    assert found.gainers == len({i for i, _j in gaining})
    for i in range(board.people):
        assert found.best[i] == max([int(prices.left[i]), *(value for (k, _j), value in gaining.items() if k == i)])


def test_a_pass_keeps_only_the_best_of_a_crowd():
    board = Rows([{j: j for j in range(3 * CROWD)}], [1] * 3 * CROWD)
    graph = Graph(1, board.capacities)
    _place, prices = graph.solve(np.empty(0, np.int64))
    found = priced(Sight(board), measure(board), prices)
    assert 0 < len(found.places) < CROWD
    assert found.places.min() > CROWD
    assert found.best[0] == gain(measure(board), 0, 3 * CROWD - 1)


def test_prices_beyond_what_two_bytes_hold_are_counted_with_as_well():
    board = Rows([{0: 10, 1: 20}], [1, 1])
    sight, counts = Sight(board), Measure(100_000, UNIT, 1, np.zeros(1, np.int64))
    _place, prices = Graph(1, [1, 1]).solve(np.empty(0, np.int64))
    prices = prices._replace(places=np.array([70_000 * UNIT, 99_990 * UNIT]))
    found = priced(sight, counts, prices)
    assert (found.places.tolist(), found.best.tolist()) == ([0, 1], [30_010 * UNIT])


@settings(max_examples=40, deadline=None)
@given(seed=seeds)
def test_the_prices_of_a_flow_prove_it(seed):
    """Nobody would rather have another candidate, what costs is full, and gains add up to prices and what is left."""
    board = market(seed)
    sight, counts, graph, place, prices = solved(board)
    gains = counts.of(graph.i, graph.j, sight.pairs(graph.i, graph.j))
    assert (gains - prices.places[graph.j] <= prices.left[graph.i]).all()
    assert (prices.places >= 0).all()
    assert (prices.left >= 0).all()
    taken = np.bincount(place[place >= 0], minlength=sight.count)
    assert (taken <= graph.capacities).all()
    assert (taken == graph.capacities)[prices.places > 0].all()
    assert gains[place[graph.i] == graph.j].sum() == prices.left.sum() + (prices.places * graph.capacities).sum()


def test_leaving_out_what_is_far_behind_changes_nothing_of_the_flow():
    board = market(11)
    sight, counts, graph, _place, prices = solved(board)
    before = len(graph.i)
    gains = counts.of(graph.i, graph.j, sight.pairs(graph.i, graph.j))
    graph.prune(gains, prices, counts.step)
    assert 0 < len(graph.i) < before
    again = graph.solve(counts.of(graph.i, graph.j, sight.pairs(graph.i, graph.j)))[1]
    assert again.left.sum() + (again.places * graph.capacities).sum() == (
        prices.left.sum() + (prices.places * graph.capacities).sum()
    )


@settings(max_examples=40, deadline=None)
@given(seed=seeds)
def test_the_way_of_a_county_stays_within_what_it_proves_of_the_best(seed):
    """The quick numbers that many people are counted with, on few people, beside exact ones in plain Python."""
    board = market(seed, 60)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flow, "MANY", 0)
        found = assign(board, claims(board, seed), solver="flow")
    exact = assign(board, claims(board, seed), solver="paths")
    assert found.placed == found.placeable == exact.placed
    assert found.total_score <= exact.total_score <= found.upper_bound
    assert found.upper_bound - found.total_score <= max(1, flow.NEAR * found.total_score)
    assert found.total_score < exact.total_score or found.order <= exact.order
    assert found.order >= 0.99 * exact.order


def test_one_more_is_placed_even_by_a_chain_that_loses_more_than_a_place_counts_at_first():
    chain = [{i: 500, i + 1: 0} for i in range(flow.WORTH + 3)]
    board = Rows([*chain, {0: 500}], [1] * (len(chain) + 1))
    for solver in ("flow", "paths"):
        found = assign(board, claims(board, 1), solver=solver)
        assert (found.placed, found.total_score, found.proved) == (len(chain) + 1, 500, True)


@pytest.mark.parametrize("bits", [10, 18, 26, 60])
def test_with_less_room_for_numbers_it_claims_less_and_never_more_than_it_has(monkeypatch, bits):
    chain = [{i: 500, i + 1: 0} for i in range(flow.WORTH + 3)]
    board = Rows([*chain, {0: 500}], [1] * (len(chain) + 1))
    monkeypatch.setattr(flow, "LARGEST", 1 << bits)
    found = assign(board, claims(board, 1), solver="flow")
    assert found.placeable in (None, len(chain) + 1)
    assert (found.placeable is None) == (found.placed <= len(chain))
    assert found.placed <= len(chain) or found.total_score <= 500 <= found.upper_bound
    assert found.proved == (bits == 60)

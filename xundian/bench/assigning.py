"""`python -m xundian.bench.assigning wide|tight flow|bidding|greedy|whole`: one assignment, its figures as JSON."""

import json
import resource
import sys
import time

import django

django.setup()

from laborers.jobs.assignment import Board, Claim, assign  # noqa: E402
from xundian.bench.matching import market  # noqa: E402


def main(name, solver, quick):
    """Work it out and print the figures; time counts from the facts to the assignment, tables included."""
    seekers, posts = market(name, quick)
    begun, worked = time.perf_counter(), time.process_time()
    board = Board(seekers, posts)
    claims = [Claim(each.id, each.supported, (each.registered,)) for each in seekers]
    figures = {"greedy": _greedy, "whole": _whole}.get(solver, _assigned)(board, claims, solver, begun)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    figures |= {"seconds": time.perf_counter() - begun, "memory": memory, "posts": len(posts)}
    figures["processor"] = time.process_time() - worked
    print(json.dumps(figures | {"places": sum(board.capacities)}))


def _assigned(board, claims, solver, begun):
    found = assign(board, claims, solver=solver)
    gap = (found.upper_bound - found.total_score) / max(1, found.total_score)
    return {
        "placed": found.placed, "score": found.total_score, "most": found.placed == found.placeable, "gap": gap,
        "rounds": found.rounds,
    }  # fmt: skip


def _greedy(board, claims, solver, begun):
    """Supported people first, then who registered earlier; each takes the best place that is left."""
    left, placed, score = list(board.capacities), 0, 0
    for person in sorted(range(board.people), key=lambda i: (not claims[i].supported, claims[i].queue)):
        row = {place: points for place, points in board.row(person).items() if left[place]}
        if row:
            best = max(row, key=row.get)
            left[best], placed, score = left[best] - 1, placed + 1, score + row[best]
    return {"placed": placed, "score": score}


def _whole(board, claims, solver, begun):
    """One flow over every pair there is."""
    import numpy as np

    from laborers.jobs.assignment.arrays import Sight
    from laborers.jobs.assignment.board import BARRED_BELOW
    from laborers.jobs.assignment.flow import WORTH
    from laborers.jobs.assignment.graph import Graph

    sight, out = Sight(board), np.empty(len(board.capacities), np.int16)
    found = [np.flatnonzero(sight.into(person, out) > BARRED_BELOW) for person in range(board.people)]
    graph = Graph(board.people, board.capacities)
    graph.i = np.repeat(np.arange(board.people), [len(each) for each in found])
    graph.j = np.concatenate(found)
    del found
    worth = WORTH * (board.top - board.lowest + 1) - board.lowest
    place, _prices = graph.solve(worth + sight.pairs(graph.i, graph.j))
    chosen = {int(i): int(place[i]) for i in np.flatnonzero(place >= 0)}
    return {"placed": len(chosen), "score": sum(board.points(i, j) for i, j in chosen.items())}


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], "--quick" in sys.argv)

"""The best overall assignment of people to posts with several places each, with its proof. Pure.

One question, three ways to answer it: a flow with pricing rounds when the optional packages (extra `match`) are there
(flow.py), exact shortest paths in plain Python up to PLAIN pairs (market.py), and beyond that bidding in plain Python,
which states how far from the best it may be (bidding.py). The objective is in scale.py, the judged pairs in board.py.
"""

from dataclasses import dataclass, field
from importlib.util import find_spec

from laborers.jobs.assignment import barring, bidding, market
from laborers.jobs.assignment.barring import Demand, demand
from laborers.jobs.assignment.board import Board, Rows
from laborers.jobs.assignment.scale import Claim, Scale
from laborers.jobs.assignment.together import settle_beside

__all__ = [
    "FLOW",
    "PLAIN",
    "Assignment",
    "Board",
    "Claim",
    "Demand",
    "Rows",
    "assign",
    "barriers",
    "demand",
    "settle_beside",
    "solvers",
]

# People times places that plain Python solves exactly: some ten seconds and 250 MB at most.
PLAIN = 1_000_000
FLOW = bool(find_spec("ortools")) and bool(find_spec("numpy"))


@dataclass(frozen=True)
class Assignment:
    """`chosen` is {person: place}, numbers as the board has them; `total_score` is theirs.

    `upper_bound` bounds the score of any assignment of as many people, `placeable` how many people any can place (None:
    not proved); `order` is what decided between equal scores. `rounds` as the solver tells them.
    """

    chosen: dict
    placed: int
    total_score: int
    upper_bound: int
    placeable: int | None
    order: int
    solver: str
    rounds: list = field(default_factory=list)

    @property
    def proved(self):
        """Whether nothing better exists."""
        return self.placeable == self.placed and self.upper_bound == self.total_score


def solvers(board):
    """The ways that can be taken for a board, the best first."""
    plain = "paths" if board.people * len(board.capacities) <= PLAIN else "bidding"
    return ["flow", plain] if FLOW else [plain]


def barriers(board, *, arrays=FLOW):
    """A function from a person's number on the board to their Hindrances (rules)."""
    return barring.barriers(board, arrays=arrays)


def assign(board, claims, *, solver="", told=lambda done, total: None):
    """The Assignment of a board's people, as claims in the board's order; `told(done, total)` may raise to stop it."""
    solver = solver or solvers(board)[0]
    if not board.people or not sum(board.capacities):
        return Assignment({}, 0, 0, 0, 0, 0, solver)
    return {"flow": _by_flow, "paths": _by_paths, "bidding": _by_bidding}[solver](board, claims, told)


def _by_flow(board, claims, told):
    # Only here: the packages are optional.
    from laborers.jobs.assignment import flow

    solved = flow.solve(board, claims, told)
    return _assignment(board, claims, "flow", *solved)


def _by_paths(board, claims, told):
    scale = Scale(claims, sum(board.capacities), board.lowest, board.top)
    gains = [{j: scale.gain(i, points) for j, points in board.row(i).items()} for i in range(board.people)]
    chosen, bound = market.solve(gains, board.capacities, lambda done: told(done, board.people))
    return _assignment(board, claims, "paths", chosen, scale.score_of(bound, placed=len(chosen)), len(chosen), [])


def _by_bidding(board, claims, told):
    scale = Scale(claims, sum(board.capacities), board.lowest, board.top)
    return _assignment(board, claims, "bidding", *bidding.solve(board, scale, told))


def _assignment(board, claims, solver, chosen, bound, placeable, rounds):
    scale = Scale(claims, sum(board.capacities), board.lowest, board.top)
    scores = {person: board.points(person, place) for person, place in chosen.items()}
    total = sum(scores.values())
    order = sum(scale.weights[person] * (scale.range + 1 + points - scale.lowest) for person, points in scores.items())
    return Assignment(chosen, len(chosen), total, max(total, bound), placeable, order, solver, rounds)

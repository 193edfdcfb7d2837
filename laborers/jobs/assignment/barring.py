"""What stands in the way of people over all open vacancies, and which trainings would open most doors. Pure."""

from typing import NamedTuple

from laborers.jobs.assignment.board import Board


class Demand(NamedTuple):
    """One training: the people to whom it would open vacancies that nothing else bars.

    `without` counts those of them who fit no open vacancy as they are; `vacancies` and `seats` are what it opens to the
    one to whom it opens most.
    """

    occupation: str
    people: int
    without: int
    vacancies: int
    seats: int


class _Plain:
    """As arrays.Barriers, without the optional packages."""

    def __init__(self, board):
        self.board = board
        self.tables = [table for table in board.tables if any(any(row) for row in table.bars)]

    def key(self, person):
        """People of one key are barred alike."""
        return tuple(table.rows[person] for table in self.tables)

    def of(self, person):
        """The Hindrances of a person."""
        return self.board.hindrances(person)


def barriers(board, *, arrays):
    """A function from a person's number to their Hindrances; who is barred alike is counted once."""
    if arrays:
        # Only here: the packages are optional.
        from laborers.jobs.assignment.arrays import Barriers as Kind
    else:
        Kind = _Plain
    found, known = Kind(board), {}

    def told(person):
        key = found.key(person)
        if key not in known:
            known[key] = found.of(person)
        return known[key]

    return told


def demand(board: Board, people, told):
    """[Demand] of some people of a board, the most people first; `told` is what `barriers` gave."""
    wanted, without, seats, vacancies = {}, {}, {}, {}
    for person in people:
        found = told(person)
        for occupation in found.opened:
            wanted[occupation] = wanted.get(occupation, 0) + 1
            without[occupation] = without.get(occupation, 0) + (not found.fitting)
            # The widest of them: what opens to one person opens to the next one of the trade, or fewer.
            vacancies[occupation] = max(vacancies.get(occupation, 0), found.opened[occupation])
            seats[occupation] = max(seats.get(occupation, 0), found.seats[occupation])
    rows = [Demand(code, wanted[code], without[code], vacancies[code], seats[code]) for code in wanted]
    return sorted(rows, key=lambda row: (-row.without, -min(row.people, row.seats), row.occupation))

"""A board's rows as arrays: a county's four hundred million cells are passed over in a second. Needs numpy; pure."""

import numpy as np

from laborers.jobs.assignment.board import BARRED, Board
from laborers.jobs.rules import Hindrances

# Tables are spread over all places, and joined, up to so many cells; larger ones are spread row by row.
SPREAD = 40_000_000


class Sight:
    """`into(person, out)` writes the points of a person over all places; cells below BARRED_BELOW are barred."""

    def __init__(self, board):
        self.board, self.count, self.people = board, len(board.capacities), board.people
        self.whole, self.parts = (_joined(board), _large(board)) if isinstance(board, Board) else (None, None)
        # Looked up for each person of each round: plain lists are quickest.
        self.rows = [(rows.tolist(), spread) for rows, spread in self.whole or ()]
        # People whose rows lie together, one after the other.
        self.order = range(self.people)
        if self.whole:
            self.order = np.lexsort([rows for rows, _spread in self.whole]).tolist()

    def into(self, person, out):
        """The points of one person over all places."""
        if self.whole is None:
            out[:] = BARRED
            row = self.board.row(person)
            out[list(row)] = list(row.values())
            return out
        if len(self.rows) > 1:
            (rows, spread), (others, more), *rest = self.rows
            np.add(spread[rows[person]], more[others[person]], out=out)
        else:
            out[:], rest = 0, self.rows
        for rows, spread in rest:
            out += spread[rows[person]]
        for rows, points, columns in self.parts:
            out += points[rows[person]].take(columns)
        return out

    def pairs(self, people, places):
        """The points of single pairs that are known to be open."""
        if self.whole is None:
            rows = [self.board.points(person, place) for person, place in zip(people, places, strict=True)]
            return np.array(rows, np.int64)
        found = np.zeros(len(people), np.int64)
        for rows, spread in self.whole:
            found += spread[rows[people], places]
        for rows, points, columns in self.parts:
            found += points[rows[people], columns[places]]
        return found


def _tables(board):
    for table in board.tables:
        points = np.array(table.points, np.int16).reshape(len(table.points), -1)
        if points.any():
            yield np.array(table.rows), points, np.array(table.columns)


def _large(board):
    """[(row of each person, points, column of each place)] of the tables too large to spread."""
    return [each for each in _tables(board) if len(each[1]) * len(each[2]) > SPREAD]


def _joined(board):
    """[(row of each person, points of the rows over all places)], as few as fit: they are passed over often."""
    count = len(board.capacities)
    # Taken, not indexed: rows must lie in one piece, or passing over them takes ten times as long.
    tables = [each for each in _tables(board) if len(each[1]) * count <= SPREAD]
    spread = [(rows, points.take(columns, axis=1)) for rows, points, columns in tables]
    found = sorted(spread, key=lambda each: len(each[1]))
    while len(found) > 1:
        (rows, points), (others, more), *rest = found
        keys, numbers = np.unique(rows * len(more) + others, return_inverse=True)
        if len(keys) * count > SPREAD:
            break
        both = (numbers, points[keys // len(more)] + more[keys % len(more)])
        found = sorted([both, *rest], key=lambda each: len(each[1]))
    return found


class Barriers:
    """What bars each person from each vacancy, counted over all of them at once."""

    def __init__(self, board):
        self.board = board
        self.sizes = np.array([len(place) for place in board.places], np.int64)
        self.seats = np.array(board.capacities, np.int64)
        self.trades, self.trade = np.unique([kind.occupation for kind in board.kinds], return_inverse=True)
        self.tables = [self._table(table) for table in board.tables if any(any(row) for row in table.bars)]

    @staticmethod
    def _table(table):
        codes = {code for row in table.bars for bars in row for code in bars}
        counts = np.array([[len(bars) for bars in row] for row in table.bars], np.int8)
        masks = {code: np.array([[code in bars for bars in row] for row in table.bars]) for code in sorted(codes)}
        return table.rows, np.array(table.columns), counts, masks

    def key(self, person):
        """People of one key are barred alike."""
        return tuple(rows[person] for rows, _columns, _counts, _masks in self.tables)

    def of(self, person):
        """The Hindrances of a person."""
        found, count = Hindrances(), self._count(person)
        single = count == 1
        found.vacancies = int(self.sizes.sum())
        found.fitting = int(self.sizes[count == 0].sum())
        for rows, columns, _counts, masks in self.tables:
            for code, mask in masks.items():
                if not mask[rows[person]].any():
                    continue
                row = mask[rows[person]].take(columns)
                if barred := int(self.sizes[row].sum()):
                    found.bars[code] = barred
                    found.alone[code] = int(self.sizes[row & single].sum())
                if code == "skill":
                    self._open(found, row & single)
        return found

    def _open(self, found, row):
        trades = len(self.trades)
        vacancies = np.bincount(self.trade[row], weights=self.sizes[row], minlength=trades)
        seats = np.bincount(self.trade[row], weights=self.seats[row], minlength=trades)
        for number in np.flatnonzero(vacancies):
            found.opened[str(self.trades[number])] = int(vacancies[number])
            found.seats[str(self.trades[number])] = int(seats[number])

    def _count(self, person):
        count = np.zeros(len(self.sizes), np.int8)
        for rows, columns, counts, _masks in self.tables:
            count += counts[rows[person]].take(columns)
        return count

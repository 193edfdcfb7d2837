from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xundian.reports.snapshots.rules import LEAST, places_of, tallied, withheld


def table(rows):
    """Counts by row and column with all totals."""
    cells = {(f"r{i}", f"c{j}"): count for i, row in enumerate(rows) for j, count in enumerate(row)}
    cells |= {(f"r{i}", ""): sum(row) for i, row in enumerate(rows)}
    cells |= {("", f"c{j}"): sum(column) for j, column in enumerate(zip(*rows, strict=True))}
    return cells | {("", ""): sum(map(sum, rows))}


def column(counts):
    """Counts of one column with their total."""
    return {(f"r{i}", "c"): count for i, count in enumerate(counts)} | {("", "c"): sum(counts)}


def equations(cells):
    """[{cell: factor}] that are zero in every table of this shape, with none taken from the rules."""
    rows = {row for row, _at in cells if row}
    columns = {at for _row, at in cells if at}
    found = [{(row, at): 1 for row in rows} | {("", at): -1} for at in sorted({at for _row, at in cells})]
    if ("", "") in cells:
        found += [{(row, at): 1 for at in columns} | {(row, ""): -1} for row in sorted({row for row, _at in cells})]
    return found


def free_of(hidden, cells):
    """The hidden cells that the shown ones do not determine, by solving the equations exactly."""
    names = sorted(hidden)
    matrix = [[Fraction(each.get(name, 0)) for name in names] for each in equations(cells)]
    pivots = []
    for place in range(len(names)):
        row = next((r for r in range(len(pivots), len(matrix)) if matrix[r][place]), None)
        if row is None:
            continue
        top = len(pivots)
        matrix[top], matrix[row] = matrix[row], matrix[top]
        matrix[top] = [value / matrix[top][place] for value in matrix[top]]
        for other in range(len(matrix)):
            if other != top and matrix[other][place]:
                factor = matrix[other][place]
                matrix[other] = [a - factor * b for a, b in zip(matrix[other], matrix[top], strict=True)]
        pivots.append(place)
    bound = {names[place] for top, place in enumerate(pivots) if sum(map(bool, matrix[top])) == 1}
    return hidden - bound


def worlds(cells, hidden, most):
    """Every table of whole numbers from 0 to `most` that agrees with what is shown, as dicts of the hidden cells."""
    inner = sorted(cell for cell in hidden if all(cell) or (("", "") not in cells and cell[0]))
    shown = {cell: count for cell, count in cells.items() if cell not in hidden}
    for counts in product(range(most + 1), repeat=len(inner)):
        known = shown | dict(zip(inner, counts, strict=True))
        for name in sorted((cell for cell in hidden if cell not in inner), reverse=True):
            row, at = name
            parts = [
                known[cell] for cell in cells if (cell[1] == at and cell[0] if not row else cell[0] == row and cell[1])
            ]
            known[name] = sum(parts)
        if all(sum(factor * known[cell] for cell, factor in each.items()) == 0 for each in equations(cells)):
            yield {name: known[name] for name in hidden}


def test_a_village_counts_in_its_township_and_its_county():
    assert places_of("530129103207") == ["530129", "530129103", "530129103207"]
    assert places_of("530129103") == ["530129", "530129103"]


def test_rows_are_summed_up_and_people_counted_once_at_each_level():
    rows = [("530129103207", "a", 1), ("530129103212", "a", 1), ("530129107209", "b", 1)]
    assert tallied(rows, distinct=True)["530129"] == 2
    assert tallied(rows, distinct=False)["530129"] == 3
    assert tallied(rows, distinct=True)["530129103"] == 1


@pytest.mark.parametrize(("count", "hidden"), [(0, False), (1, True), (4, True), (5, False), (6, False)])
def test_counts_from_one_to_four_are_withheld(count, hidden):
    assert (("r0", "c") in withheld(column([count, 60, 70]))) is hidden


def test_nothing_is_withheld_where_nobody_is_few():
    assert withheld(table([[10, 0], [25, 7]])) == set()


def test_a_single_small_count_takes_the_smallest_large_one_with_it():
    assert withheld(column([3, 60, 70])) == {("r0", "c"), ("r1", "c")}


def test_a_total_is_withheld_only_where_nothing_else_helps():
    assert withheld(column([3, 0, 0])) == {("r0", "c"), ("", "c")}
    cells = withheld(table([[3, 40], [50, 60]]))
    assert cells == {("r0", "c0"), ("r0", "c1"), ("r1", "c0"), ("r1", "c1")}


def test_two_small_counts_that_would_give_each_other_away_take_a_third():
    """1 and 1 of a shown 2 would both be known: nothing below one is ever withheld."""
    assert len(withheld(column([1, 1, 60]))) == 3


COUNTS = st.integers(0, 40)


@given(rows=st.integers(1, 5).flatmap(lambda n: st.lists(st.lists(COUNTS, min_size=n, max_size=n), min_size=1)))
def test_no_withheld_cell_follows_from_those_that_are_shown(rows):
    cells = table(rows)
    hidden = withheld(cells)
    assert {cell for cell, count in cells.items() if 0 < count < LEAST} <= hidden
    assert all(cells[cell] for cell in hidden)
    assert free_of(hidden, cells) == hidden


@given(counts=st.lists(COUNTS, min_size=1, max_size=12))
def test_the_same_in_a_table_of_one_column(counts):
    hidden = withheld(column(counts))
    assert free_of(hidden, column(counts)) == hidden


@pytest.mark.parametrize(
    "cells",
    [
        column([1, 5, 9]), column([4, 5]), column([2, 2, 6]), column([3]), table([[1, 5], [5, 5]]),
        table([[2, 6], [0, 7]]), table([[4]]), table([[1, 0], [0, 1]]),
    ],
)  # fmt: skip
def test_whoever_tries_every_table_that_fits_finds_five_values_for_a_withheld_cell(cells):
    hidden = withheld(cells)
    found = {name: set() for name in hidden}
    for world in worlds(cells, hidden, max(cells.values()) + LEAST):
        for name, count in world.items():
            found[name].add(count)
    assert hidden
    assert all(len(values) >= LEAST and max(values) >= LEAST for values in found.values()), found

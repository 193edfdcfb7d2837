"""A target tree: whether parts make up the whole, and a first split that always adds up (X2.1)."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from xundian.targets.rules import Node, Unequal, may_have_target, split, sums, unequal

COUNTY, TOWN, OTHER, VILLAGE = "530129", "530129103", "530129107", "530129103207"


@pytest.mark.parametrize(
    ("nodes", "found"),
    [
        ([], []),
        ([(COUNTY, None, 100)], []),
        ([(COUNTY, None, 100), (TOWN, None, 60), (OTHER, None, 40)], []),
        ([(COUNTY, None, 100), (TOWN, None, 60), (OTHER, None, 41)], [(COUNTY, 100, 101)]),
        # Persons of a division are parts of it, beside the divisions below.
        ([(COUNTY, None, 100), (TOWN, None, 60), (COUNTY, "li", 40)], []),
        ([(TOWN, None, 60), (TOWN, "li", 20), (TOWN, "ma", 30), (VILLAGE, None, 10)], [(COUNTY, None, 60)]),
        ([(COUNTY, None, 60), (TOWN, None, 60), (TOWN, "li", 20)], [(TOWN, 60, 20)]),
        # Parts without a whole differ from it; zero is a target.
        ([(TOWN, "li", 20)], [(TOWN, None, 20)]),
        ([(COUNTY, None, 0), (TOWN, None, 0)], []),
    ],
)
def test_it_names_every_division_whose_parts_differ(nodes, found):
    assert unequal(Node(*each) for each in nodes) == [Unequal(*each) for each in found]


def test_a_difference_is_what_the_parts_have_more():
    assert [Unequal(*each).difference for each in ((COUNTY, 100, 101), (COUNTY, 100, 98), (COUNTY, None, 5))] == [
        1, -2, 5,
    ]  # fmt: skip


def test_sums_are_of_direct_parts_only():
    nodes = [Node(COUNTY, None, 9), Node(TOWN, None, 5), Node(VILLAGE, None, 3), Node(VILLAGE, "li", 2)]
    assert sums(nodes) == {COUNTY: 5, TOWN: 3, VILLAGE: 2}


@pytest.mark.parametrize(
    ("total", "weights", "parts"),
    [
        (100, [1, 1, 1], [34, 33, 33]),
        (10, [0, 0], [5, 5]),
        (10, [0, 5], [0, 10]),
        (2_800, [3, 2, 2], [1_200, 800, 800]),
        (0, [3, 2], [0, 0]),
        (5, [], []),
    ],
)
def test_a_split_is_in_proportion_and_adds_up(total, weights, parts):
    assert split(total, weights) == parts


@given(some.integers(0, 100_000), some.lists(some.integers(0, 50_000), min_size=1, max_size=40))
def test_any_split_adds_up_and_no_part_is_off_by_one_or_more(total, weights):
    parts = split(total, weights)
    whole = sum(weights) or len(weights)
    shares = weights if any(weights) else [1] * len(weights)
    assert sum(parts) == total
    assert all(abs(part * whole - total * weight) < whole for part, weight in zip(parts, shares, strict=True))


@pytest.mark.parametrize(
    ("code", "may"), [(COUNTY, True), (TOWN, True), (VILLAGE, True), (f"{VILLAGE}01", False), ("5301", False)]
)
def test_counties_townships_and_villages_have_targets(code, may):
    assert may_have_target(code) is may

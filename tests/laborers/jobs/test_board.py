"""The board agrees with the rules on every pair, with and without arrays."""

from dataclasses import replace
from random import Random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from laborers.jobs import rules
from laborers.jobs.assignment import Board, barriers, demand, settle_beside
from laborers.jobs.assignment.arrays import Sight
from laborers.jobs.assignment.board import BARRED_BELOW
from laborers.jobs.rules import Post, Seeker
from xundian.bench.matching import people, posts

HOME, NEAR, FAR = "530129103207", "530129", "330206"
seeds = st.integers(0, 2**32)


def market(seed, size=12):
    random = Random(seed)
    return people(size, random), posts(size, size + 8, random)


@settings(max_examples=60, deadline=None)
@given(seed=seeds)
def test_it_opens_and_scores_each_pair_as_the_rules_do(seed):
    board = Board(*market(seed))
    sight, out = Sight(board), np.empty(len(board.capacities), np.int16)
    for person, seeker in enumerate(board.seekers):
        expected = {
            place: rules.points_of(seeker, kind) for place, kind in enumerate(board.kinds)
            if not rules.obstacles(seeker, kind)
        }  # fmt: skip
        assert board.row(person) == expected
        sight.into(person, out)
        assert {int(j): int(out[j]) for j in np.flatnonzero(out > BARRED_BELOW)} == expected


@settings(max_examples=60, deadline=None)
@given(seed=seeds)
def test_it_counts_what_bars_a_person_as_the_rules_do_with_and_without_arrays(seed):
    board = Board(*market(seed))
    with_arrays, plain = barriers(board, arrays=True), barriers(board, arrays=False)
    for person, seeker in enumerate(board.seekers):
        expected = rules.Hindrances()
        for post in board.posts:
            expected.add(rules.obstacles(seeker, post), occupation=post.occupation, seats=post.headcount_left)
        for told in (with_arrays, plain):
            assert told(person).reasons() == expected.reasons()
            assert told(person).doors() == expected.doors()


def test_weights_of_the_largest_size_keep_barred_cells_below_and_open_ones_above():
    weights = {name: -rules.MOST if name in rules.NEGATIVE else rules.MOST for name in rules.POINTS}
    seeker = Seeker(
        id=1, age=30, sex="1", home=HOME, skills=frozenset({"welding"}), trained=frozenset({"welding"}),
        direction="away", intention="out_province", expected_wage_fen=1, care_duty=True, beside=FAR, free_from=1,
        free_to=12,
    )  # fmt: skip
    post = Post(
        id=1, headcount_left=1, wage_min_fen=1, wage_max_fen=1, occupation="welding", destination=FAR, channel="away",
        board_and_lodging=True, insurance=True, season_from=2, season_to=3,
    )  # fmt: skip
    seekers = [seeker, replace(seeker, id=2, age=70, labour_skill="lost", sex="2", direction="local_post")]
    board = Board(seekers, [post, replace(post, id=2, sex="1", min_age=31, max_age=31, channel="welfare")], weights)
    sight, out = Sight(board), np.empty(2, np.int16)
    assert (sight.into(0, out) > BARRED_BELOW).tolist() == [True, False]
    assert (sight.into(1, out) > BARRED_BELOW).tolist() == [False, False]
    assert board.row(0)[0] == rules.points_of(seeker, post, weights)


def test_posts_that_nothing_tells_apart_are_one_place_and_dealt_out_in_their_order():
    seekers = [Seeker(id=n, age=30, sex="1", home=HOME) for n in range(3)]
    post = Post(
        id="a", headcount_left=1, wage_min_fen=1, wage_max_fen=1, occupation="welding", destination=FAR, channel="away"
    )
    board = Board(seekers, [post, replace(post, id="b", headcount_left=2)])
    assert (board.places, board.capacities) == ([[0, 1]], [3])
    assert board.dealt({0: 0, 1: 0, 2: 0}) == {0: 0, 1: 1, 2: 1}


def test_a_couple_is_looked_for_where_both_find_a_post():
    first = Seeker(id=1, age=30, sex="1", home=HOME)
    second = Seeker(id=2, age=30, sex="2", home=HOME)
    far = Post(
        id=1, headcount_left=1, wage_min_fen=1, wage_max_fen=1, occupation="welding", destination=FAR, channel="away",
        insurance=True,
    )  # fmt: skip
    near = replace(far, id=2, headcount_left=2, destination="530112", insurance=False)
    one, other = settle_beside(Board([first, second], [far, near]), [(0, 1)])
    assert one.beside == other.beside == "530112", "the far place has one seat only"
    [alone, _other] = settle_beside(Board([first, second], [far]), [(0, 1)])
    assert alone.beside == ""


def test_the_demand_for_a_training_counts_people_and_posts_that_it_alone_would_open():
    seekers = [Seeker(id=n, age=30 + n, sex="1", home=HOME) for n in range(3)]
    post = Post(
        id=1, headcount_left=4, wage_min_fen=1, wage_max_fen=1, occupation="welding", destination=FAR, channel="away",
        needs_skill=True, max_age=31,
    )  # fmt: skip
    free = replace(post, id=2, occupation="packing", needs_skill=False, max_age=30)
    board = Board(seekers, [post, free])
    assert demand(board, range(3), barriers(board)) == [("welding", 2, 1, 1, 4)]

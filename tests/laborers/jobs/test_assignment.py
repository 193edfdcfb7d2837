from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from laborers.jobs.assignment import FLOW, Claim, Rows, assign, solvers
from laborers.jobs.assignment.scale import Scale

EXACT = ["flow", "paths"]
EVERY = [*EXACT, "bidding"]


@st.composite
def markets(draw):
    posts = draw(st.integers(1, 3))
    capacities = draw(st.lists(st.integers(0, 2), min_size=posts, max_size=posts))
    people = draw(st.integers(0, 5))
    row = st.dictionaries(st.integers(0, posts - 1), st.integers(-80, 40) | st.sampled_from([0, 10]), max_size=posts)
    scores = draw(st.lists(row, min_size=people, max_size=people))
    supported = draw(st.lists(st.booleans(), min_size=people, max_size=people))
    queue = draw(st.lists(st.integers(0, 3), min_size=people, max_size=people))
    return [Claim(f"p{i}", supported[i], (queue[i],)) for i in range(people)], Rows(scores, capacities)


def worth(chosen, claims, board):
    """(placed, total score, who comes first) of {person: place}."""
    scale = Scale(claims, sum(board.capacities), board.lowest, board.top)
    scores = {i: board.row(i)[j] for i, j in chosen.items()}
    order = sum(scale.weights[i] * (scale.range + 1 + score - scale.lowest) for i, score in scores.items())
    return len(chosen), sum(scores.values()), order


def holds(chosen, board):
    """Whether no place is given out too often."""
    taken = list(chosen.values())
    return all(taken.count(place) <= seats for place, seats in enumerate(board.capacities))


def by_brute_force(claims, board):
    best = (0, 0, 0)
    for picks in product(*([None, *board.row(i)] for i in range(board.people))):
        chosen = {i: place for i, place in enumerate(picks) if place is not None}
        if holds(chosen, board):
            best = max(best, worth(chosen, claims, board))
    return best


def named(claims, capacities, scores, **how):
    """{id: place} of what is assigned."""
    found = assign(Rows(scores, capacities), claims, **how)
    return {claims[person].id: place for person, place in found.chosen.items()}


@pytest.mark.parametrize("solver", EXACT)
@settings(max_examples=300, deadline=None)
@given(market=markets())
def test_it_finds_what_trying_everything_finds_and_proves_it(solver, market):
    claims, board = market
    found = assign(board, claims, solver=solver)
    assert worth(found.chosen, claims, board) == by_brute_force(claims, board)
    assert (found.placed, found.total_score, found.order) == worth(found.chosen, claims, board)
    assert holds(found.chosen, board)
    assert found.proved


@settings(max_examples=300, deadline=None)
@given(market=markets())
def test_bidding_places_as_many_as_can_be_and_never_claims_more_than_it_has(market):
    claims, board = market
    found = assign(board, claims, solver="bidding")
    placed, best, _order = by_brute_force(claims, board)
    assert found.placed == found.placeable == placed
    assert found.total_score <= best <= found.upper_bound
    assert holds(found.chosen, board)


@st.composite
def crowds(draw):
    random = Random(draw(st.integers(0, 2**32)))
    people, posts = draw(st.integers(20, 60)), draw(st.integers(5, 40))
    density, top = draw(st.sampled_from([0.1, 0.4, 0.9])), draw(st.sampled_from([3, 30, 500]))
    scores = [{j: random.randrange(top) for j in range(posts) if random.random() < density} for _i in range(people)]
    claims = [Claim(f"{i:03d}", random.random() < 0.3, (random.randrange(9),)) for i in range(people)]
    return claims, Rows(scores, [random.randint(1, 3) for _post in range(posts)])


@settings(max_examples=60, deadline=None)
@given(market=crowds())
def test_the_flow_and_plain_python_agree_on_the_optimum_and_bidding_states_its_gap(market):
    claims, board = market
    flow, paths, bidding = (assign(board, claims, solver=solver) for solver in EVERY)
    assert (flow.placed, flow.total_score, flow.order) == (paths.placed, paths.total_score, paths.order)
    assert flow.proved
    assert paths.proved
    assert bidding.placed == flow.placed
    assert bidding.total_score <= flow.total_score <= bidding.upper_bound
    # A raise of one point for each person, and half a point for who comes first, is all that bidding may lose.
    assert flow.total_score - bidding.total_score <= 4 * board.people


@settings(max_examples=60, deadline=None)
@given(market=markets(), random=st.randoms(use_true_random=False))
def test_the_order_in_which_people_are_given_changes_nothing(market, random):
    claims, board = market
    order = list(range(len(claims)))
    random.shuffle(order)
    shuffled = assign(Rows([board.row(i) for i in order], board.capacities), [claims[i] for i in order])
    straight = assign(board, claims)
    assert (shuffled.placed, shuffled.total_score, shuffled.order) == (
        straight.placed, straight.total_score, straight.order,
    )  # fmt: skip


def test_the_flow_is_taken_where_its_packages_are_and_plain_python_elsewhere(monkeypatch):
    small, large = Rows([{}], [1]), Rows([{}] * 1001, [1] * 1000)
    assert FLOW
    assert (solvers(small), solvers(large)) == (["flow", "paths"], ["flow", "bidding"])
    monkeypatch.setattr("laborers.jobs.assignment.FLOW", False)
    assert (solvers(small), solvers(large)) == (["paths"], ["bidding"])


def test_a_run_is_stopped_by_whom_it_tells_of_its_progress():
    def stop(done, total):
        raise KeyboardInterrupt

    for solver in EVERY:
        with pytest.raises(KeyboardInterrupt):
            assign(Rows([{0: 1}], [1]), [Claim("a")], solver=solver, told=stop)


@pytest.mark.parametrize("solver", EXACT)
def test_of_two_equal_people_the_supported_one_gets_the_only_post(solver):
    claims = [Claim("a", supported=False, queue=(1,)), Claim("b", supported=True, queue=(2,))]
    assert named(claims, [1], [{0: 70}, {0: 70}], solver=solver) == {"b": 0}


@pytest.mark.parametrize("solver", EXACT)
def test_one_point_more_outweighs_being_supported(solver):
    claims = [Claim("a", supported=False), Claim("b", supported=True)]
    assert named(claims, [1], [{0: 71}, {0: 70}], solver=solver) == {"a": 0}


@pytest.mark.parametrize("solver", EXACT)
def test_of_two_equal_people_both_placed_the_supported_one_gets_the_better_post(solver):
    claims = [Claim("a", supported=False, queue=(1,)), Claim("b", supported=True, queue=(2,))]
    assert named(claims, [1, 1], [{0: 90, 1: 10}, {0: 90, 1: 10}], solver=solver) == {"b": 0, "a": 1}


@pytest.mark.parametrize("solver", EXACT)
def test_then_whoever_registered_earlier_and_then_the_id_decides(solver):
    rows = [{0: 70}] * 3
    queue = [Claim("c", queue=(2,)), Claim("b", queue=(1,)), Claim("a", queue=(3,))]
    assert named(queue, [1], rows, solver=solver) == {"b": 0}
    assert named([Claim("c"), Claim("a"), Claim("b")], [1], rows, solver=solver) == {"a": 0}


@pytest.mark.parametrize("solver", EXACT)
def test_it_does_not_fall_into_the_greedy_trap(solver):
    """Whoever takes the best pair first leaves the second person with nothing."""
    found = assign(Rows([{0: 100, 1: 90}, {0: 95}], [1, 1]), [Claim("a"), Claim("b")], solver=solver)
    assert (found.chosen, found.total_score) == ({0: 1, 1: 0}, 185)


@pytest.mark.parametrize("solver", EXACT)
def test_placing_one_more_outweighs_any_score(solver):
    found = assign(Rows([{0: 500, 1: -80}, {0: 0}], [1, 1]), [Claim("a"), Claim("b")], solver=solver)
    assert (found.placed, found.total_score, found.upper_bound) == (2, -80, -80)


@pytest.mark.parametrize("solver", EVERY)
def test_a_chain_of_moves_makes_room_for_the_last_one(solver):
    scores = [{0: 10, 1: 9}, {1: 10, 2: 9}, {2: 10, 3: 9}, {0: 10}]
    found = named([Claim(name) for name in "abcd"], [1, 1, 1, 1], scores, solver=solver)
    assert found == {"a": 1, "b": 2, "c": 3, "d": 0}


@pytest.mark.parametrize("solver", EVERY)
def test_with_nobody_or_nothing_to_give_it_gives_nothing(solver):
    assert assign(Rows([], [3]), [], solver=solver).placed == 0
    assert assign(Rows([{}], []), [Claim("a")], solver=solver).placed == 0
    assert named([Claim("a")], [0], [{0: 50}], solver=solver) == {}


@pytest.mark.parametrize("solver", EXACT)
def test_a_larger_market_comes_with_its_certificate(solver):
    random = Random(7)
    scores = [{p: random.randrange(300) for p in range(40) if random.random() < 0.3} for _person in range(250)]
    claims = [Claim(f"{i:03d}", random.random() < 0.3, (random.randrange(50),)) for i in range(250)]
    found = assign(Rows(scores, [random.randint(1, 5) for _post in range(40)]), claims, solver=solver)
    assert found.placed > 100
    assert found.proved

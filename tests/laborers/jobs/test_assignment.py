from itertools import product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from laborers.jobs.assignment import Claim, assign


@st.composite
def markets(draw):
    posts = draw(st.integers(1, 3))
    capacities = draw(st.lists(st.integers(0, 2), min_size=posts, max_size=posts))
    people = draw(st.integers(0, 5))
    row = st.dictionaries(st.integers(0, posts - 1), st.integers(-80, 40) | st.sampled_from([0, 10]), max_size=posts)
    scores = draw(st.lists(row, min_size=people, max_size=people))
    supported = draw(st.lists(st.booleans(), min_size=people, max_size=people))
    queue = draw(st.lists(st.integers(0, 3), min_size=people, max_size=people))
    return [Claim(f"p{i}", supported[i], (queue[i],)) for i in range(people)], capacities, scores


def worth(chosen, claims, scores):
    """(placed, total score, supported placed, score of the supported) of {index: post}."""
    first = [i for i in chosen if claims[i].supported]
    return (
        len(chosen),
        sum(scores[i][p] for i, p in chosen.items()),
        len(first),
        sum(scores[i][chosen[i]] for i in first),
    )


def by_brute_force(claims, capacities, scores):
    best = (0, 0, 0, 0)
    for picks in product(*([None, *row] for row in scores)):
        chosen = {i: post for i, post in enumerate(picks) if post is not None}
        if all(list(chosen.values()).count(post) <= places for post, places in enumerate(capacities)):
            value = worth(chosen, claims, scores)
            best = max(best, value)
    return best


@settings(max_examples=400, deadline=None)
@given(markets())
def test_it_finds_what_trying_everything_finds_and_proves_it(market):
    claims, capacities, scores = market
    found = assign(claims, capacities, scores)
    chosen = {i: found.chosen[claim.id] for i, claim in enumerate(claims) if claim.id in found.chosen}
    assert worth(chosen, claims, scores) == by_brute_force(claims, capacities, scores)
    assert all(list(chosen.values()).count(post) <= places for post, places in enumerate(capacities))
    assert (found.placed, found.total_score) == worth(chosen, claims, scores)[:2]
    assert found.upper_bound == found.total_score


@settings(max_examples=100, deadline=None)
@given(markets(), st.randoms(use_true_random=False))
def test_the_order_in_which_people_are_given_changes_nothing(market, random):
    claims, capacities, scores = market
    order = list(range(len(claims)))
    random.shuffle(order)
    shuffled = assign([claims[i] for i in order], capacities, [scores[i] for i in order])
    assert shuffled.chosen == assign(claims, capacities, scores).chosen


def test_of_two_equal_people_the_supported_one_gets_the_only_post():
    claims = [Claim("a", supported=False, queue=(1,)), Claim("b", supported=True, queue=(2,))]
    assert assign(claims, [1], [{0: 70}, {0: 70}]).chosen == {"b": 0}


def test_one_point_more_outweighs_being_supported():
    claims = [Claim("a", supported=False), Claim("b", supported=True)]
    assert assign(claims, [1], [{0: 71}, {0: 70}]).chosen == {"a": 0}


def test_of_two_equal_people_both_placed_the_supported_one_gets_the_better_post():
    claims = [Claim("a", supported=False, queue=(1,)), Claim("b", supported=True, queue=(2,))]
    assert assign(claims, [1, 1], [{0: 90, 1: 10}, {0: 90, 1: 10}]).chosen == {"b": 0, "a": 1}


def test_then_whoever_registered_earlier_and_then_the_id_decides():
    rows = [{0: 70}] * 3
    assert assign([Claim("c", queue=(2,)), Claim("b", queue=(1,)), Claim("a", queue=(3,))], [1], rows).chosen == {
        "b": 0
    }
    assert assign([Claim("c"), Claim("a"), Claim("b")], [1], rows).chosen == {"a": 0}


def test_it_does_not_fall_into_the_greedy_trap():
    """Whoever takes the best pair first leaves the second person with nothing."""
    found = assign([Claim("a"), Claim("b")], [1, 1], [{0: 100, 1: 90}, {0: 95}])
    assert (found.chosen, found.total_score) == ({"a": 1, "b": 0}, 185)


def test_placing_one_more_outweighs_any_score():
    found = assign([Claim("a"), Claim("b")], [1, 1], [{0: 500, 1: -80}, {0: 0}])
    assert (found.placed, found.total_score, found.upper_bound) == (2, -80, -80)


def test_a_chain_of_moves_makes_room_for_the_last_one():
    scores = [{0: 10, 1: 9}, {1: 10, 2: 9}, {2: 10, 3: 9}, {0: 10}]
    found = assign([Claim(name) for name in "abcd"], [1, 1, 1, 1], scores)
    assert found.chosen == {"a": 1, "b": 2, "c": 3, "d": 0}


def test_with_nobody_or_nothing_to_give_it_gives_nothing():
    assert assign([], [3], []).placed == 0
    assert assign([Claim("a")], [], [{}]).placed == 0
    assert assign([Claim("a")], [0], [{0: 50}]).chosen == {}


def test_a_larger_market_comes_with_its_certificate():
    random = Random(7)
    scores = [{p: random.randrange(300) for p in range(40) if random.random() < 0.3} for _person in range(250)]
    claims = [Claim(f"{i:03d}", random.random() < 0.3, (random.randrange(50),)) for i in range(250)]
    found = assign(claims, [random.randint(1, 5) for _post in range(40)], scores)
    assert found.placed > 100
    assert found.upper_bound == found.total_score

"""The vote as arithmetic: counted, ranked and cut off as the decision page says."""

import hashlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainings.institutions import rules

DAY = date(2026, 3, 3)
RECEIPTS = st.text("23456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=10, max_size=10).map(
    lambda each: f"{each[:5]}-{each[5:]}"
)
BALLOTS = st.dictionaries(RECEIPTS, st.sets(st.integers(1, 6)), max_size=30).map(
    lambda found: sorted((receipt, sorted(choices)) for receipt, choices in found.items())
)


@given(BALLOTS)
def test_what_is_packed_for_the_seal_comes_out_again_and_every_ballot_is_as_long(ballots):
    text = rules.packed(ballots, 6)
    assert rules.unpacked(text, 6) == ballots
    assert len(text) == 17 * len(ballots)
    assert text == rules.packed(list(reversed(ballots)), 6)


@given(BALLOTS)
def test_the_published_list_says_the_whole_count(ballots):
    """Read back by somebody who knows nothing but the lines."""
    lines = [line.split(" ") for line in rules.counted(ballots).splitlines()]
    assert lines == sorted(lines)
    again = {number: sum(str(number) in line[1:] for line in lines) for number in range(1, 7)}
    assert again == rules.tally(range(1, 7), ballots)
    assert rules.digest_of(ballots) == hashlib.sha256(rules.counted(ballots).encode()).hexdigest()


def test_a_ballot_that_names_somebody_twice_counts_once():
    assert rules.tally([1, 2], [("A", [1, 1])]) == {1: 1, 2: 0}


@pytest.mark.parametrize(
    ("votes", "seats", "struck", "listed"),
    [
        ({1: 5, 2: 4, 3: 3}, 2, (), {1, 2}),
        ({1: 5, 2: 3, 3: 3}, 2, (), {1, 2, 3}),  # a tie for the last place: nobody is left out by lot
        ({1: 5, 2: 5, 3: 3}, 2, (), {1, 2}),  # a tie above it changes nothing
        ({1: 5, 2: 0, 3: 0}, 2, (), {1}),  # who has no vote is on no list
        ({1: 0, 2: 0}, 2, (), set()),
        ({1: 5, 2: 4, 3: 3}, 2, (1,), {2, 3}),  # the next one moves up
        ({1: 5}, 9, (), {1}),
    ],
)
def test_the_list_is_cut_off_by_votes_and_not_by_lot(votes, seats, struck, listed):
    assert rules.shortlist(votes, seats, struck) == listed


@given(st.dictionaries(st.integers(1, 9), st.integers(0, 5), min_size=1), st.integers(1, 9))
def test_whoever_is_left_out_has_fewer_votes_than_everybody_on_the_list(votes, seats):
    listed = rules.shortlist(votes, seats)
    left_out = [votes[number] for number in votes if number not in listed]
    assert not listed or max(left_out, default=-1) < min(votes[number] for number in listed)
    assert len(listed) >= min(seats, sum(own > 0 for own in votes.values()))


def test_equal_votes_share_a_place_and_the_next_one_is_left_out():
    assert rules.places({1: 9, 2: 7, 3: 7, 4: 2}) == {1: 1, 2: 2, 3: 2, 4: 4}


@pytest.mark.parametrize(
    ("votes", "cast", "per_cent"), [(1, 3, "33.33"), (2, 3, "66.67"), (1, 800, "0.13"), (5, 5, "100.00")]
)
def test_the_rate_is_a_share_of_the_ballots_cast(votes, cast, per_cent):
    assert rules.rate(votes, cast) == Decimal(per_cent)


@pytest.mark.parametrize(
    ("choices", "blank", "fault"),
    [
        ([1], False, ""), ([1, 2], False, ""), ([], True, ""), ([], False, "blank"), ([1], True, "not_blank"),
        ([4], False, "unknown"), ([1, 2, 3], False, "too_many"), ([1, 1, 2], False, ""),
    ],
)  # fmt: skip
def test_what_a_ballot_may_say(choices, blank, fault):
    assert rules.choice_fault(choices, blank, [1, 2, 3], 2) == fault


PAPERS = {"licence": None, "permit": date(2027, 1, 1), "teachers": None}


@pytest.mark.parametrize(
    ("verdict", "changes", "codes"),
    [
        ("approved", {}, []),
        ("approved", {"documents": {"licence": None}}, ["missing"]),
        ("approved", {"documents": PAPERS | {"permit": date(2026, 1, 1)}}, ["expired"]),
        ("approved", {"valid_to": date(2026, 3, 2)}, ["period"]),
        ("approved", {"remedy": "补交", "remedy_by": date(2026, 4, 1)}, ["no_remedy"]),
        ("remedy", {"valid_from": None, "valid_to": None, "remedy": "补交", "remedy_by": date(2026, 4, 1)}, []),
        ("remedy", {"valid_from": None, "valid_to": None, "remedy": "补交", "remedy_by": DAY}, ["remedy"]),
        ("remedy", {"remedy": "补交", "remedy_by": date(2026, 4, 1)}, ["no_period"]),
        ("refused", {"valid_from": None, "valid_to": None}, []),
        ("refused", {}, ["no_period"]),
    ],
)
def test_a_verdict_is_held_against_its_documents_and_days(verdict, changes, codes):
    given_values = {
        "documents": PAPERS, "needed": ["licence", "permit", "teachers"], "valid_from": DAY,
        "valid_to": date(2028, 3, 2), "remedy": "", "remedy_by": None, "on": DAY,
    } | changes  # fmt: skip
    assert [code for _field, code, _kinds in rules.review_faults(verdict, **given_values)] == codes

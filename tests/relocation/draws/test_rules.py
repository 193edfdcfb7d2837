"""The arithmetic of a draw: one result for one roster and seed, every place equally likely, homes that fit."""

import hashlib
import hmac
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relocation.draws import rules
from relocation.draws.states import FAULTS
from tests.factories.draws import CODE, make_roster, secret_of

SEED = "5f" * 32
SEEDS = st.binary(min_size=32, max_size=32).map(bytes.hex)
SIZES = st.lists(st.integers(1, 7), min_size=1, max_size=25)
ROSTERS = st.builds(
    lambda persons, homes, larger: make_roster(persons, [*homes, max(persons)], larger_homes=larger),
    SIZES, SIZES, st.integers(0, 1),
)  # fmt: skip


def _sizes(rows):
    return {row["number"]: row["persons"] for row in rows}


def test_it_is_the_algorithm_of_the_documents_to_the_letter():
    text = '{"a":"五\\"里","b":[1,2]}'
    assert rules.canonical({"b": [1, 2], "a": '五"里'}) == text
    assert rules.digest_of({"b": [1, 2], "a": '五"里'}) == hashlib.sha256(text.encode()).hexdigest()
    said = "xundian-draw/1\ncommitment\n7KQM-2XHD\n2\nmy-secret"
    assert rules.commitment_of(CODE, 2, "my-secret") == hashlib.sha256(said.encode()).hexdigest()
    said = "xundian-draw/1\nseed\nabc\none\ntwo"
    assert rules.seed_of("abc", ["one", "two"]) == hashlib.sha256(said.encode()).hexdigest()
    assert rules.key_of(SEED, 17) == hmac.new(b"\x5f" * 32, b"entry 17", "sha256").hexdigest()


def test_it_never_changes_what_version_one_made():
    """Draws were published with these numbers: another algorithm is another version."""
    assert rules.order_of(SEED, range(1, 11)) == [8, 1, 4, 7, 9, 5, 10, 6, 3, 2]
    assert rules.seed_of("d" * 64, [secret_of(1), secret_of(2)])[:16] == "a06d0c4c24159667"


@given(SEEDS, st.sets(st.integers(1, 10**6), max_size=60))
def test_it_orders_every_number_once_whatever_order_they_come_in(seed, numbers):
    order = rules.order_of(seed, sorted(numbers))
    assert sorted(order) == sorted(numbers)
    assert order == rules.order_of(seed, sorted(numbers, reverse=True))


@given(SEEDS, st.sets(st.integers(1, 1000), min_size=2, max_size=30))
def test_it_keeps_the_order_of_the_rest_when_one_is_left_out(seed, numbers):
    order = rules.order_of(seed, numbers)
    assert rules.order_of(seed, numbers - {order[0]}) == order[1:]


def test_it_lets_the_lower_number_go_first_were_two_keys_equal(monkeypatch):
    monkeypatch.setattr(rules, "key_of", lambda seed, number: "00")
    assert rules.order_of(SEED, [3, 1, 2]) == [1, 2, 3]


def test_it_gives_every_entry_every_place_equally_often():
    """3,000 fixed seeds, 6 entries: chi-square of each place below what one in a thousand fair draws exceeds (df 5)."""
    orders = [rules.order_of(f"{n:064x}", range(1, 7)) for n in range(3000)]
    for place in range(6):
        counts = Counter(order[place] for order in orders)
        assert sum((counts[entry] - 500) ** 2 / 500 for entry in range(1, 7)) < 20.5
    pairs = Counter((order[0], order[1]) for order in orders)
    assert len(pairs) == 30
    assert sum((seen - 100) ** 2 / 100 for seen in pairs.values()) < 58.3  # df 29


@given(ROSTERS, SEEDS)
def test_it_gives_no_home_twice_and_forgets_nobody(roster, seed):
    order = rules.order_of(seed, [each["number"] for each in roster["entries"]])
    allotments, waiting = rules.allot(roster, order)
    assert sorted([each["entry"] for each in allotments] + waiting) == sorted(order)
    homes = [each["home"] for each in allotments]
    assert len(set(homes)) == len(homes)
    assert set(homes) <= set(_sizes(roster["homes"]))
    assert waiting == [number for number in order if number in waiting]


@given(ROSTERS, SEEDS)
def test_it_gives_nobody_a_home_too_small_and_a_larger_one_only_where_the_terms_say_so(roster, seed):
    order = rules.order_of(seed, [each["number"] for each in roster["entries"]])
    persons, sizes = _sizes(roster["entries"]), _sizes(roster["homes"])
    for each in rules.allot(roster, order)[0]:
        own = rules.class_of(persons[each["entry"]], roster["homes"])
        assert sizes[each["home"]] >= own if roster["larger_homes"] else sizes[each["home"]] == own


@given(ROSTERS, SEEDS)
def test_it_leaves_nobody_waiting_beside_a_free_home_that_fits(roster, seed):
    order = rules.order_of(seed, [each["number"] for each in roster["entries"]])
    allotments, waiting = rules.allot(roster, order)
    persons, sizes = _sizes(roster["entries"]), _sizes(roster["homes"])
    free = [sizes[home] for home in sizes.keys() - {each["home"] for each in allotments}]
    for number in waiting:
        own = rules.class_of(persons[number], roster["homes"])
        assert not [size for size in free if (size >= own if roster["larger_homes"] else size == own)]


@given(ROSTERS, SEEDS)
def test_it_serves_who_was_drawn_before_within_a_size_class(roster, seed):
    order = rules.order_of(seed, [each["number"] for each in roster["entries"]])
    allotments, waiting = rules.allot(roster | {"larger_homes": 0}, order)
    persons = _sizes(roster["entries"])
    classes = {number: rules.class_of(persons[number], roster["homes"]) for number in order}
    for number in waiting:
        behind = order[order.index(number) :]
        assert not [e for e in allotments if e["entry"] in behind and classes[e["entry"]] == classes[number]]


def test_it_takes_homes_by_number_and_larger_ones_only_when_all_who_need_them_have_one():
    roster = make_roster(persons=(2, 2, 4, 2), homes=(4, 2, 4))
    assert rules.allot(roster, [4, 2, 3, 1]) == ([{"entry": 4, "home": 2}, {"entry": 3, "home": 1}], [2, 1])
    roster["larger_homes"] = 1
    got = [{"entry": 4, "home": 2}, {"entry": 2, "home": 3}, {"entry": 3, "home": 1}]
    assert rules.allot(roster, [4, 2, 3, 1]) == (got, [1])


def test_it_gives_a_household_of_three_the_next_size_there_is():
    roster = make_roster(persons=(3,), homes=(2, 6, 4))
    assert rules.class_of(3, roster["homes"]) == 4
    assert rules.allot(roster, [1])[0] == [{"entry": 1, "home": 3}]
    assert rules.class_of(7, roster["homes"]) is None
    assert rules.too_large([{"number": 9, "persons": 7}, {"number": 10, "persons": 6}], roster["homes"]) == [9]


@pytest.mark.parametrize("number", [1, 2])
def test_it_makes_another_seed_of_another_secret_or_roster(number):
    roster, secrets = make_roster(), [secret_of(1), secret_of(2)]
    seed = rules.result_of(roster, secrets)["seed"]
    changed = [*secrets]
    changed[number - 1] += "x"
    assert rules.result_of(roster, changed)["seed"] != seed
    assert rules.result_of(roster, secrets[::-1])["seed"] != seed
    roster["entries"][0]["persons"] = 1
    assert rules.result_of(roster, secrets)["seed"] != seed


def test_it_binds_a_commitment_to_draw_and_witness_so_that_it_cannot_be_copied():
    assert len({rules.commitment_of(*of, "same-secret-of-both") for of in [("A", 1), ("A", 2), ("B", 1)]}) == 3


def test_it_hands_a_home_that_was_given_back_to_the_next_of_its_size():
    roster = make_roster(persons=(4, 4, 2, 4, 2), homes=(4, 2))
    held, waiting = {2: 1, 5: 2}, [3, 4, 1]
    assert rules.succeed(roster, held, waiting, 2) == (1, 4)
    assert (held, waiting) == ({4: 1, 5: 2}, [3, 1])
    assert rules.succeed(roster, held, waiting, 3) == (None, None)
    assert rules.succeed(roster, held, waiting, 5) == (2, None)
    assert (held, waiting) == ({4: 1}, [1])
    with pytest.raises(KeyError):
        rules.succeed(roster, held, waiting, 5)


def test_it_hands_a_larger_home_down_only_when_nobody_of_its_size_waits():
    roster = make_roster(persons=(4, 2, 4, 2), homes=(4, 2), larger_homes=1)
    assert rules.next_for(roster, 1, [2, 3]) == 3
    assert rules.next_for(roster, 1, [2, 4]) == 2
    assert rules.next_for(roster, 2, [3]) is None
    assert rules.next_for(roster | {"larger_homes": 0}, 1, [2, 4]) is None


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("abcdefgh-12345678-xyz", ""), ("a" * 19, "secret_form"), ("abcdefghij" * 8, ""),
        ("abcdefghij" * 8 + "k", "secret_form"),
        ("abcdefgh 12345678 xyz", "secret_form"), ("abcdefgh\n12345678-xyz", "secret_form"), ("密" * 20, "secret_form"),
        ("aaaaaaaaaaaaaaaaaaaaaa", "secret_guessed"), ("1234567-1234567-1234567", ""),
        ("123456-123456-123456", "secret_guessed"),
    ],
)  # fmt: skip
def test_it_takes_only_secrets_that_are_long_plain_and_mixed(text, fault):
    assert rules.secret_fault(text) == fault
    assert not fault or fault in FAULTS


def test_households_and_homes_are_counted_by_the_class_they_draw_in():
    roster = make_roster(persons=(1, 3, 4, 5, 7), homes=(3, 3, 5))
    assert rules.sizes_of(roster["entries"], roster["homes"]) == [(3, 2, 2), (5, 2, 1), (None, 1, 0)]
    assert rules.sizes_of([], roster["homes"]) == [(3, 0, 2), (5, 0, 1)]
    assert rules.sizes_of(roster["entries"], []) == [(None, 5, 0)]


@given(ROSTERS, SEEDS)
def test_whoever_is_drawn_first_as_many_wait(roster, seed):
    numbers = [each["number"] for each in roster["entries"]]
    assert len(rules.allot(roster, rules.order_of(seed, numbers))[1]) == len(rules.allot(roster, numbers)[1])

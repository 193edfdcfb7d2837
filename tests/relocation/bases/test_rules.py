"""The arithmetic of the bases, to the fen: sums preserved, nobody negative, no order that decides."""

from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relocation.bases import rules
from relocation.bases.states import Party, Rule

STUDY = rules.Terms(company_bp=4900, base_bp=4900, collective_bp=200, households_bp=4000)
FEN = st.integers(0, 10**13)
WEIGHTS = st.dictionaries(st.text("甲乙丙0123456789", min_size=1, max_size=4), st.integers(0, 10**6), min_size=1)


@st.composite
def terms(draw):
    """Any scheme that adds up."""
    company = draw(st.integers(0, rules.WHOLE))
    base = draw(st.integers(0, rules.WHOLE - company))
    return rules.Terms(company, base, rules.WHOLE - company - base, draw(st.integers(0, rules.WHOLE)))


# --- dividing -------------------------------------------------------------------------------------------------------


@given(FEN, WEIGHTS)
def test_every_fen_goes_to_somebody_and_nobody_owes(total, weights):
    if not sum(weights.values()):
        weights[next(iter(weights))] = 1
    parts = rules.divide(total, weights)
    assert sum(parts.values()) == total
    assert all(part >= 0 for part in parts.values())
    assert parts.keys() == weights.keys()


@given(FEN, WEIGHTS)
def test_nobody_is_a_whole_fen_away_from_the_exact_part(total, weights):
    weights = weights | {"甲": 3}
    whole = sum(weights.values())
    for key, part in rules.divide(total, weights).items():
        assert abs(part - Fraction(total * weights[key], whole)) < 1


@given(FEN, WEIGHTS, st.randoms(use_true_random=False))
def test_the_order_in_which_households_come_decides_nothing(total, weights, chance):
    weights = weights | {"甲": 3}
    mixed = list(weights.items())
    chance.shuffle(mixed)
    assert rules.divide(total, dict(mixed)) == rules.divide(total, weights)


@given(FEN, WEIGHTS)
def test_who_counts_for_more_gets_no_less(total, weights):
    weights = weights | {"甲": 3}
    parts = rules.divide(total, weights)
    ordered = sorted(weights, key=lambda key: (weights[key], parts[key]))
    assert [parts[key] for key in ordered] == sorted(parts.values())


@given(FEN, WEIGHTS)
def test_who_counts_for_nothing_gets_nothing(total, weights):
    parts = rules.divide(total, weights | {"甲": 3, "零": 0})
    assert parts["零"] == 0


@given(FEN, st.integers(1, 40))
def test_alike_means_alike_but_for_one_fen(total, number):
    parts = rules.divide(total, dict.fromkeys(range(number), 1))
    assert max(parts.values()) - min(parts.values()) <= 1
    # The first households by number get the fen that is left over.
    assert [parts[key] for key in range(number)] == sorted(parts.values(), reverse=True)


def test_ten_fen_among_three_leaves_the_last_one_to_the_first_by_number():
    assert rules.divide(10, {"H3": 1, "H1": 1, "H2": 1}) == {"H1": 4, "H2": 3, "H3": 3}


def test_the_largest_remainder_gets_the_fen_that_is_left():
    # 100 in parts of 7, 2 and 1 of 10 are whole; of 101 they are 70.7, 20.2 and 10.1.
    assert rules.divide(101, {"a": 7, "b": 2, "c": 1}) == {"a": 71, "b": 20, "c": 10}


def test_nothing_divides_into_nothing_even_among_nobody():
    assert rules.divide(0, {"a": 0, "b": 0}) == {"a": 0, "b": 0}
    assert rules.divide(0, {}) == {}


@pytest.mark.parametrize(("total", "weights"), [(1, {}), (1, {"a": 0}), (-1, {"a": 1}), (1, {"a": 2, "b": -1})])
def test_what_cannot_be_divided_is_refused(total, weights):
    with pytest.raises(ValueError, match="divide"):
        rules.divide(total, weights)


# --- the scheme -----------------------------------------------------------------------------------------------------


@given(FEN, terms())
def test_whatever_the_scheme_says_the_parts_are_the_sales(sales, scheme):
    found = rules.split(sales, scheme)
    assert found.company_fen + found.base_fen + found.collective_fen == sales
    assert found.company_keeps_fen + found.households_fen == found.company_fen
    assert min(vars(found).values()) >= 0


def test_the_study_divides_a_hundred_yuan_by_hand():
    # 49 yuan to the company, of which 19.60 go on to households and 29.40 stay; 49 to the base, 2 to the collective.
    found = rules.split(10_000, STUDY)
    assert found == rules.Split(
        company_fen=4900, base_fen=4900, collective_fen=200, households_fen=1960, company_keeps_fen=2940
    )


def test_forty_per_cent_is_of_the_companys_part_and_not_of_the_sales():
    assert rules.split(1_000_000, STUDY).households_fen == 196_000


def test_one_fen_is_the_companys_and_goes_on_to_nobody():
    # 0.49, 0.49 and 0.02 fen: company and base have the same claim, and the company stands first.
    found = rules.split(1, STUDY)
    assert (found.company_fen, found.base_fen, found.collective_fen) == (1, 0, 0)
    # Of that fen 0.4 are the households': the larger remainder is the company's.
    assert (found.households_fen, found.company_keeps_fen) == (0, 1)


def test_half_a_fen_goes_to_the_households():
    # The company's part of 10 fen by 5,000 basis points is 5; half of it is 2.5 fen each.
    found = rules.split(10, rules.Terms(5000, 5000, 0, 5000))
    assert (found.households_fen, found.company_keeps_fen) == (3, 2)


@given(FEN)
def test_without_a_part_for_households_the_company_keeps_all_of_its_own(sales):
    found = rules.split(sales, rules.Terms(4900, 4900, 200, 0))
    assert found.households_fen == 0
    assert found.company_keeps_fen == found.company_fen


def test_what_a_household_counts_for():
    held = {"shares": 7, "mu": Decimal("3.25"), "days": 40}
    assert [rules.weight(rule, **held) for rule in (Rule.EQUAL, Rule.SHARES, Rule.MU, Rule.DAYS)] == [1, 7, 325, 40]


def test_partners_are_ranked_as_the_study_names_them():
    assert [Party.COMPANY, Party.BASE, Party.COLLECTIVE] == rules.PARTNERS


@given(FEN, FEN)
def test_paid_whole_nothing_is_outstanding_and_returned_all_of_it_again(amount, already):
    due = rules.outstanding(amount, already, 0, 0)
    assert due == amount - already
    assert rules.outstanding(amount, already, max(due, 0), max(-due, 0)) == 0
    assert rules.outstanding(amount, already, max(due, 0), max(due, 0)) == due


# --- land, technicians, crops ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mu", "wanted"), [("0", 0), ("0.01", 1), ("500", 1), ("500.01", 2), ("1000", 2), ("12000", 24)]
)
def test_part_of_an_area_asks_for_a_technician_too(mu, wanted):
    assert rules.technicians_wanted(Decimal(mu), 500) == wanted


def test_one_crop_alone_is_all_of_it():
    found = rules.spread({"cabbage": Decimal("310.5")})
    assert (found.largest, found.largest_bp, found.herfindahl) == ("cabbage", 10_000, 10_000)


def test_four_crops_alike_have_a_quarter_each():
    found = rules.spread({crop: Decimal(25) for crop in "abcd"})
    assert found.shares == dict.fromkeys("abcd", 2500)
    assert found.herfindahl == 2500


def test_shares_by_hand():
    # 60, 30 and 10 of 100: 3,600 + 900 + 100.
    found = rules.spread({"potato": Decimal(30), "cabbage": Decimal(60), "medicinal": Decimal(10)})
    assert list(found.shares.items()) == [("cabbage", 6000), ("potato", 3000), ("medicinal", 1000)]
    assert found.herfindahl == 4600


def test_nothing_planted_is_no_concentration():
    found = rules.spread({"cabbage": Decimal(0)})
    assert (found.shares, found.largest_bp, found.herfindahl) == ({}, 0, 0)
    assert rules.spread_warnings(found, 1, 1) == []


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.decimals(0, 10**6, places=2), min_size=1, max_size=12))
def test_shares_of_crops_add_up_and_the_index_stays_between_its_ends(areas):
    found = rules.spread(areas)
    if found.area:
        assert sum(found.shares.values()) == rules.WHOLE
        number = sum(1 for area in areas.values() if area)
        assert rules.WHOLE // number <= found.herfindahl <= rules.WHOLE
        assert rules.spread(dict(Random(7).sample(list(areas.items()), len(areas)))) == found


@pytest.mark.parametrize(
    ("largest", "herfindahl", "told"),
    [(6000, 4600, []), (5999, 4600, ["largest"]), (6000, 4599, ["herfindahl"]), (100, 100, ["largest", "herfindahl"])],
)
def test_a_limit_is_passed_only_beyond_it(largest, herfindahl, told):
    found = rules.spread({"potato": Decimal(30), "cabbage": Decimal(60), "medicinal": Decimal(10)})
    assert rules.spread_warnings(found, largest, herfindahl) == told

"""Ratios, the threshold, groups of the land report, faults and doubts."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laborers.economy import rules
from laborers.economy.states import DOUBTS, FAULTS

FEN = st.integers(0, 10**12)
HEADS = st.integers(1, 99)
AREA = st.decimals(0, 200, places=3)
INCOME = {"members": 4, "working_members": 2, "total_income_fen": 2_000_000, "outside_income_fen": 1_400_000}
LAND = {
    "planted_area_before": Decimal(7), "planted_area_after": Decimal(5), "planting_income_before_fen": 700_000,
    "planting_income_after_fen": 500_000,
}  # fmt: skip
NOW_ONLY = {"planted_area_after": Decimal(9), "planting_income_after_fen": 900_000}


# --- rounding -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (Fraction(1, 200), "0.01"), (Fraction(-1, 200), "-0.01"), (Fraction(1, 201), "0.00"),
        (Fraction(-1, 201), "0.00"),
        (Fraction(2675, 1000), "2.68"), (Fraction(8000, 3), "2666.67"), (0, "0.00"), (Decimal("1.005"), "1.01"),
        (10**30, "1" + "0" * 30 + ".00"),
    ],
)  # fmt: skip
def test_halves_are_rounded_away_from_zero_to_two_places(number, text):
    assert str(rules.rounded(number)) == text


def test_nothing_is_rounded_to_nothing():
    assert rules.rounded(None) is None


@given(st.fractions(-(10**9), 10**9), st.integers(0, 6))
def test_a_rounded_number_is_within_half_a_unit(number, places):
    told = rules.rounded(number, places)
    assert abs(Fraction(told) - number) <= Fraction(1, 2 * 10**places)
    assert -told.as_tuple().exponent == places


# --- income ---------------------------------------------------------------------------------------------------------


def test_income_by_migrant_and_by_member_of_the_second_sample_household():
    assert str(rules.income_per_migrant(1_600_000, 3)) == "5333.33"
    assert str(rules.income_per_member(1_600_000, 6)) == "2666.67"


@pytest.mark.parametrize("heads", [0, None])
def test_nobody_to_divide_by_gives_no_figure_instead_of_zero(heads):
    assert rules.income_per_migrant(1_600_000, heads) is None
    assert rules.income_per_migrant(0, heads) is None
    assert rules.income_per_member(None, 3) is None


def test_somebody_who_earns_nothing_has_a_figure_of_zero():
    assert str(rules.income_per_migrant(0, 1)) == "0.00"


@pytest.mark.parametrize(
    ("outside_fen", "members", "reached"),
    [
        (1_400_000, 4, True),  # row 11 of the survey: 3,500.00 a head exactly
        (1_399_999, 4, False),
        (1_400_001, 4, True),
        (1_049_999, 3, False),  # 3,499.9967, which rounds to 3,500.00 and still does not reach
        (0, 1, False),
    ],
)
def test_reaching_the_threshold_exactly_counts_and_rounding_does_not(outside_fen, members, reached):
    assert rules.reaches(outside_fen, members, 350_000) is reached


def test_without_threshold_or_income_nothing_is_said_about_reaching():
    assert rules.reaches(1, 1, None) is None
    assert rules.reaches(None, 1, 350_000) is None
    assert rules.reaches(1, 0, 350_000) is None


@given(FEN, HEADS, st.integers(1, 10**7))
def test_reaching_is_comparing_the_exact_figure(outside, members, threshold):
    assert rules.reaches(outside, members, threshold) == (rules.per_head(outside, members) * 100 >= threshold)


@given(st.lists(st.tuples(FEN, HEADS), min_size=1, max_size=20))
def test_the_ratio_of_sums_lies_between_the_smallest_and_the_largest_ratio(rows):
    singles = [rules.per_head(fen, heads) for fen, heads in rows]
    together = rules.per_head(sum(fen for fen, _heads in rows), sum(heads for _fen, heads in rows))
    assert min(singles) <= together <= max(singles)


def test_a_group_is_a_ratio_of_sums_and_no_mean_of_ratios():
    rows = [(1_000_000, 1), (1_000_000, 4)]
    mean = sum(rules.per_head(*row) for row in rows) / 2
    assert (mean, rules.per_head(2_000_000, 5)) == (6250, 4000)


# --- land -----------------------------------------------------------------------------------------------------------


def test_fifteen_mu_are_a_hectare():
    assert rules.hectares(Decimal("15")) == 1
    assert rules.rounded(rules.hectares(332), 3) == Decimal("22.133")
    assert rules.hectares(None) is None


@pytest.mark.parametrize(
    ("mu", "yuan", "hectares", "by_mu", "by_hectare"),
    [
        # X5 prints 15,542.09, 13,226.72 and 28,380: it took a mu as 0.066667 ha; exactly it is 1/15.
        (332, 344_000, "22.133", "1036.14", "15542.17"),
        (280, 246_900, "18.667", "881.79", "13226.79"),
        (438, 828_700, "29.200", "1892.01", "28380.14"),
    ],
)
def test_planting_income_by_area_of_the_studys_households(mu, yuan, hectares, by_mu, by_hectare):
    figures = rules.Land(Decimal(mu), yuan * 100).figures
    assert {name: str(value) for name, value in figures.items()} == {
        "area_mu": f"{mu}.000", "area_ha": hectares, "income": f"{yuan}.00", "yuan_per_mu": by_mu,
        "yuan_per_ha": by_hectare,
    }  # fmt: skip


@pytest.mark.parametrize(("mu", "yuan", "printed"), [(332, 344_000, "15542.09"), (280, 246_900, "13226.72")])
def test_the_studys_own_rounding_of_the_hectare_explains_its_figures(mu, yuan, printed):
    assert rules.rounded(Fraction(yuan) / (mu * Fraction("0.066667"))) == Decimal(printed)


def test_land_without_area_earns_nothing_by_area():
    figures = rules.Land(Decimal(0), 100).figures
    assert (figures["yuan_per_mu"], figures["yuan_per_ha"]) == (None, None)


def test_what_changed_is_told_absolutely_and_in_percent():
    change = rules.land_change(rules.Land(Decimal(332), 34_400_000), rules.Land(Decimal(280), 24_690_000))
    # 280 - 332 = -52 mu = -3.4667 ha, -15.66 %; 246,900 - 344,000 = -97,100 yuan, -28.23 %;
    # 881.786 - 1,036.145 = -154.359 yuan/mu, 13,226.786 - 15,542.169 = -2,315.383 yuan/ha, both -14.90 %.
    assert {name: str(value) for name, value in change.items()} == {
        "area_mu": "-52.000", "area_ha": "-3.467", "area_percent": "-15.66", "income": "-97100.00",
        "income_percent": "-28.23", "yuan_per_mu": "-154.36", "yuan_per_mu_percent": "-14.90",
        "yuan_per_ha": "-2315.38", "yuan_per_ha_percent": "-14.90",
    }  # fmt: skip


def test_a_change_from_nothing_has_no_percent():
    change = rules.land_change(rules.Land(Decimal(0), 0), rules.Land(Decimal(3), 300))
    assert (change["area_percent"], change["income_percent"], change["yuan_per_ha"]) == (None, None, None)


@given(AREA, AREA, FEN, FEN)
def test_a_change_is_rounded_once_from_the_exact_difference(before, after, first, second):
    change = rules.land_change(rules.Land(before, first), rules.Land(after, second))
    assert change["area_ha"] == rules.rounded(Fraction(after - before) / 15, 3)
    assert change["income"] == rules.rounded(Fraction(second - first, 100))


@pytest.mark.parametrize(
    ("row", "migrant", "stayed"),
    [
        (LAND, True, False),
        (NOW_ONLY, False, True),
        (NOW_ONLY | {"outside_income_fen": 0}, False, True),
        (NOW_ONLY | {"outside_income_fen": 1}, False, False),
        (LAND | {"outside_income_fen": 1}, True, False),
        (LAND | {"planting_income_before_fen": None}, False, False),
        ({"planted_area_after": Decimal(3)}, False, False),
        ({}, False, False),
        (LAND | {"planted_area_after": Decimal(0), "planting_income_after_fen": 0}, True, False),
    ],
)
def test_who_is_compared_with_whom(row, migrant, stayed):
    assert (rules.migrant(row), rules.stayed(row)) == (migrant, stayed)


# --- faults and doubts ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"members": 0}, "members", "members_missing"),
        ({"members": None}, "members", "members_missing"),
        ({"working_members": 5}, "working_members", "working_over_members"),
        ({"working_members": -1}, "working_members", "negative"),
        ({"outside_income_fen": -1}, "outside_income_fen", "negative"),
        ({"land_idle": Decimal("-0.001")}, "land_idle", "negative"),
        ({"working_members": None}, "working_members", "income_incomplete"),
        ({"total_income_fen": None}, "total_income_fen", "income_incomplete"),
        ({"planted_area_before": Decimal(1)}, "planted_area_after", "now_missing"),
        ({"planting_income_before_fen": 1}, "planting_income_after_fen", "now_missing"),
        (dict.fromkeys(rules.INCOME), "total_income_fen", "nothing"),
    ],
)
def test_an_impossible_record_is_named_by_field(changes, field, code):
    found = rules.faults(INCOME | changes)
    assert {name: fault for name, (fault, _facts) in found.items()} == {field: code}
    assert str(FAULTS[code]) % found[field][1]


@pytest.mark.parametrize(
    "row", [INCOME, INCOME | {"working_members": 4}, INCOME | {"working_members": 0}, {"members": 3} | LAND]
)
def test_a_record_at_its_limits_is_possible(row):
    assert rules.faults(row) == {}


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"outside_income_fen": 2_000_001}, "outside_income_fen", "outside_over_total"),
        ({"working_members": 0}, "outside_income_fen", "outside_without_worker"),
        ({"total_income_fen": 100_000_001}, "total_income_fen", "amount_unit"),
        ({"land_idle": Decimal("200.001")}, "land_idle", "area_unit"),
        ({"planting_income_after_fen": 50_000}, "planting_income_after_fen", "income_without_land"),
        (NOW_ONLY, "planted_area_before", "away_without_before"),
    ],
)
def test_an_odd_record_is_kept_with_a_doubt(changes, field, code):
    row = INCOME | changes
    assert rules.faults(row) == {}
    ((said, found, facts),) = rules.doubts(row)
    assert (said, found) == (field, code)
    assert str(DOUBTS[code]) % facts


def test_ten_thousand_yuan_typed_as_yuan_is_noticed():
    found = rules.doubts(INCOME | {"total_income_fen": 260, "outside_income_fen": 180})
    assert [(field, code) for field, code, _facts in found] == [
        ("total_income_fen", "amount_unit"), ("outside_income_fen", "amount_unit"),
    ]  # fmt: skip
    assert found[0][2] == {"amount": "2.60"}


@pytest.mark.parametrize(
    "row",
    [
        INCOME, INCOME | {"outside_income_fen": 2_000_000}, INCOME | {"total_income_fen": 100_000_000} | LAND,
        INCOME | {"total_income_fen": 10_000, "outside_income_fen": 0}, INCOME | {"land_idle": Decimal(200)},
        {"members": 3} | NOW_ONLY,
    ],
)  # fmt: skip
def test_an_ordinary_record_raises_no_doubt(row):
    assert rules.doubts(row) == []

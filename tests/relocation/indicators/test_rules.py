"""Arithmetic of yearly indicators: units, what can be, change over the years, the non-farm share (W2.3, W2.4-2)."""

from datetime import date
from decimal import Decimal

import pytest

from relocation.indicators import rules
from relocation.indicators.states import Indicator

ON = date(2026, 3, 10)


def test_every_indicator_has_a_measure():
    assert set(rules.MEASURES) == set(Indicator)


def test_billions_of_yuan_are_shown_as_hundreds_of_millions_and_exchanged_as_yuan():
    fen = rules.amount_of("243.43", rules.HUNDRED_MILLION)
    assert fen == 24_343_000_000 * 100
    assert rules.shown(fen, "gdp") == Decimal("243.43")
    assert str(rules.plain(fen)) == "24343000000.00"


@pytest.mark.parametrize(
    ("indicator", "amount", "told"),
    [("disposable_income", 1_012_300, "10123"), ("disposable_income", 1_012_350, "10123.5"), ("engel", 3350, "33.50")],
)
def test_an_amount_is_shown_with_as_many_decimals_as_it_needs(indicator, amount, told):
    assert f"{rules.shown(amount, indicator):f}" == told


@pytest.mark.parametrize("text", ["", "many", "NaN", "Infinity", "1e99"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(ValueError, match=text or "^$"):
        rules.amount_of(text, rules.YUAN)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, []),
        ({"year": 1948}, [("year", "year")]),
        ({"year": 2027}, [("year", "future")]),
        ({"amount": -1}, [("value", "below_zero")]),
        ({"amount": 10_001}, [("value", "percent")]),
        ({"indicator": "gdp_per_head", "amount": 10**10}, [("value", "too_large")]),
    ],
)
def test_what_cannot_be_is_told_by_field(facts, told):
    assert rules.faults(**({"year": 2019, "indicator": "engel", "amount": 3350, "on": ON} | facts)) == told


def test_the_gdp_of_the_study_grew_by_nine_point_four_per_cent():
    assert rules.change(2_434_300_000_000, 2_662_900_000_000) == Decimal("9.4")
    assert rules.change(0, 5) is None


@pytest.mark.parametrize(("now", "odd"), [(150, False), (151, True), (49, True), (50, False)])
def test_more_than_half_off_the_year_beside_it_is_asked_about(now, odd):
    assert rules.odd_change(100, now) is odd


def test_the_non_farm_share_is_a_ratio_of_sums_and_says_nothing_of_a_few_households():
    assert rules.non_farm_share(7, 10, rules.FEWEST_HOUSEHOLDS) == Decimal("70.0")
    assert rules.non_farm_share(7, 10, rules.FEWEST_HOUSEHOLDS - 1) is None
    assert rules.non_farm_share(0, 0, 50) is None


def test_half_a_tenth_goes_away_from_zero():
    assert (rules.rate(2, 1600), rules.rate(-2, 1600)) == (Decimal("0.1"), Decimal("-0.1"))

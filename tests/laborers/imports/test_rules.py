"""Cells: what they mean, and how they are shown."""

import string
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laborers.imports import rules
from laborers.imports.rules import Unit

anything = st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.none())


@given(anything)
def test_no_cell_breaks_a_reader(cell):
    for read in (rules.amount, rules.months_worked, rules.yes_or_no):
        try:
            read(cell)
        except ValueError:
            continue
    assert len(rules.shown(cell)) <= rules.SHOWN_CHARACTERS
    assert "\n" not in rules.tidy(cell)


@given(st.from_regex(r"[1-9][0-9]{16}[0-9X]", fullmatch=True), st.text(alphabet=string.ascii_letters, max_size=5))
def test_no_identity_number_is_shown_whole_in_any_column(number, around):
    for cell in (number, around + number + around, number.translate({ord(d): ord(d) + 0xFEE0 for d in "0123456789"})):
        assert number not in rules.shown(cell)
    assert rules.shown_identity(number) == f"{number[:4]}**********{number[14:]}"


def test_it_shows_a_number_that_excel_rounded_as_a_masked_number():
    assert rules.shown_identity(9.96021196507128e17) == "9960**********8000"


@given(st.decimals(min_value=0, max_value=10**8, places=2))
def test_an_amount_reads_as_it_is_written(number):
    for text in (str(number), f"{number:,}", f"¥{number}元", f" {number} 元/月 "):
        assert rules.amount(text) == number


@pytest.mark.parametrize("cell", ["三千", "3千", "-5", "1e3", "3800-4200", "=1+1", "1,00", "∞", 1e30])
def test_what_is_no_amount_is_refused(cell):
    with pytest.raises(ValueError, match=r".*"):
        rules.amount(cell)


@pytest.mark.parametrize(
    ("cell", "months"), [(8, 8), (8.0, 8), ("8个月", 8), ("８", 8), ("12月", 12), ("", None), (15, 15)]
)
def test_months(cell, months):
    assert rules.months_worked(cell) == months


@pytest.mark.parametrize("cell", [5.5, "半年", "5-6", "五"])
def test_half_months_and_words_are_no_months(cell):
    with pytest.raises(ValueError, match=r".*"):
        rules.months_worked(cell)


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("月收入（元）", Unit(1, False)), ("年收入（万元）", Unit(10_000, True)), ("月工资(千元)", Unit(1000, False)),
        ("年务工收入", Unit(1, True)),
    ],
)  # fmt: skip
def test_the_header_states_the_unit(header, unit):
    assert rules.unit_of(header) == unit


@pytest.mark.parametrize(
    ("number", "unit", "months", "fen"),
    [
        ("3800", Unit(), 5, 380_000), ("3.6", Unit(10_000, True), 12, 300_000), ("3.6", Unit(10_000, True), 6, 600_000),
        ("3.6", Unit(10_000, True), None, 300_000), ("0.005", Unit(), None, 1), ("10000", Unit(1, True), 3, 333_333),
    ],
)  # fmt: skip
def test_a_years_earnings_are_spread_over_the_months_worked(number, unit, months, fen):
    assert rules.monthly_fen(Decimal(number), unit, months) == fen


@pytest.mark.parametrize(
    ("number", "unit", "odd"),
    [
        (99, Unit(), True), (100, Unit(), False), (100_001, Unit(), True), (0, Unit(), False), (None, Unit(), False),
        (101, Unit(10_000, True), True), (3.6, Unit(10_000, True), False), (36_000, Unit(1, True), False),
    ],
)  # fmt: skip
def test_an_amount_in_the_wrong_unit_is_odd(number, unit, odd):
    assert rules.odd_amount(number, unit) is odd


@pytest.mark.parametrize(
    ("cell", "answer"), [("是", True), ("否", False), ("√", True), (1, True), (0.0, False), ("", None)]
)
def test_yes_and_no(cell, answer):
    assert rules.yes_or_no(cell) is answer

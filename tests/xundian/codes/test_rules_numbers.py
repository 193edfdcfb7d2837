"""Telephone numbers, credit codes of enterprises, and the reach of a destination."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xundian.codes.rules import check_phone, check_uscc, destination_prefix

USCC = ["91350100M000100Y43", "91110000802100433B", "91330100799655058B"]


@pytest.mark.parametrize(
    "cell",
    ["19979343270", " 199 7934 3270 ", "199-7934-3270", "+8619979343270", "8619979343270", "008619979343270",
     "+86 199-7934-3270", 19979343270, 19979343270.0, "１９９７９３４３２７０"],
)  # fmt: skip
def test_it_reads_a_mobile_number(cell):
    assert check_phone(cell) == ("19979343270", ())


@pytest.mark.parametrize("cell", ["0871-62651234", "(0871)62651234", "010 65251234"])
def test_a_landline_is_only_a_doubt(cell):
    assert check_phone(cell).problems == ("phone_landline",)


@pytest.mark.parametrize(
    "cell", ["", None, "1997934327", "199793432700", "12345678901", "62651234", "无", "19979343270/13", 1.5]
)
def test_anything_else_is_no_telephone_number(cell):
    assert check_phone(cell).problems == ("phone_format",)


@pytest.mark.parametrize("number", USCC)
def test_published_credit_codes_are_valid(number):
    assert check_uscc(number) == (number, ())
    assert check_uscc(f" {number.lower()}\u3000") == (number, ())


@pytest.mark.parametrize("number", USCC)
@pytest.mark.parametrize("place", range(18))
def test_any_one_character_changed_makes_a_credit_code_invalid(number, place):
    for character in "0123456789ABCDEFGHJKLMNPQRTUWXY":
        changed = number[:place] + character + number[place + 1 :]
        assert (check_uscc(changed).problems == ()) == (changed == number)


@pytest.mark.parametrize("letter", "IOSVZ")
def test_letters_that_look_like_digits_are_not_in_a_credit_code(letter):
    assert check_uscc(f"9135{letter}100M000100Y43").problems == ("uscc_characters",)


@pytest.mark.parametrize("cell", ["", None, "9135", "91350100M000100Y433", 91350100.0])
def test_a_credit_code_has_eighteen_characters(cell):
    assert check_uscc(cell).problems == ("uscc_length",)


@given(st.one_of(st.text(), st.none(), st.floats(), st.integers()))
def test_any_cell_gets_an_answer(cell):
    assert len(check_uscc(cell).problems) <= 1
    assert len(check_phone(cell).problems) <= 1


@pytest.mark.parametrize(
    ("code", "prefix"),
    [("530000", "53"), ("530100", "5301"), ("530112", "530112"), ("500000", "50"), ("441900", "4419")],
)
def test_a_destination_reaches_to_all_places_inside_it(code, prefix):
    assert destination_prefix(code) == prefix

"""Identity numbers: GB 11643-1999, and what spreadsheets do to them."""

import re
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xundian.codes.rules import check_identity, make_identity, mask_identity, normalise

PUBLISHED = ["11010519491231002X", "440524188001010014"]
MADE = st.builds(
    make_identity,
    st.integers(0, 9999).map(lambda number: f"99{number:04d}"),
    birth=st.dates(date(1880, 1, 1), date(2099, 12, 31)),
    sex=st.sampled_from("12"),
    serial=st.integers(0, 499),
)


def plain_checksum_holds(number):
    """The standard's own words, slowly: ISO 7064 MOD 11-2."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False))
    return "10X98765432"[total % 11] == number[17]


def with_check_digit(body):
    return next(body + last for last in "0123456789X" if plain_checksum_holds(body + last))


@pytest.mark.parametrize("number", PUBLISHED)
def test_the_published_examples_are_valid(number):
    assert check_identity(number).problems == ()


def test_it_reads_the_day_of_birth_and_the_sex():
    assert check_identity("11010519491231002X")[2:] == (date(1949, 12, 31), "2")
    assert check_identity("440524188001010014")[2:] == (date(1880, 1, 1), "1")


@pytest.mark.parametrize("number", PUBLISHED)
@pytest.mark.parametrize("place", range(18))
def test_any_one_digit_changed_makes_it_invalid(number, place):
    for digit in "0123456789X":
        changed = number[:place] + digit + number[place + 1 :]
        assert (check_identity(changed).problems == ()) == (changed == number)


@given(MADE, st.integers(0, 16))
def test_two_neighbours_swapped_make_it_invalid(number, place):
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert (check_identity(swapped).problems == ()) == (swapped == number)


@given(st.from_regex(r"\A[0-9]{17}[0-9X]\Z"))
def test_the_tables_agree_with_the_standards_own_sum(number):
    problems = check_identity(number).problems
    wrong_sum = "identity_checksum" in problems or "identity_truncated" in problems
    assert wrong_sum == (not plain_checksum_holds(number))


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        "１１０１０５１９４９１２３１００２ｘ",
        " 110105 19491231 002X ",
        "110105\u300019491231\u00a0002X\n",
        "\ufeff11010519491231002X\u200b",
        "1101051949123100２Ⅹ",
    ],
)
def test_full_width_white_space_and_a_small_x_are_put_right(typed):
    check = check_identity(typed)
    assert (check.number, check.problems) == ("11010519491231002X", ())


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("1101051949123100", "identity_length"),
        ("11010519491231002XX", "identity_length"),
        ("110105491231002", "identity_length"),
        ("99237820000706477", "identity_length"),
        ("", "identity_length"),
        (None, "identity_length"),
        ("不详", "identity_length"),
        (True, "identity_length"),
        (float("nan"), "identity_length"),
        (float("inf"), "identity_length"),
        ("1101051949123100Z2", "identity_characters"),
        ("11010519491231002Z", "identity_characters"),
        ("X1010519491231002X", "identity_characters"),
        ("110105-1949123100X", "identity_characters"),
        ("٣٤٠١٠٥١٩٤٩١٢٣١٠٠٢٣", "identity_characters"),
        ("110105194912310021", "identity_checksum"),
        ("992881200109021327", "identity_checksum"),
    ],
)
def test_each_fault_has_its_code(typed, problem):
    assert check_identity(typed).problems == (problem,)


@pytest.mark.parametrize("day", ["20230229", "19000229", "20231301", "20230431", "20230001", "00000101"])
def test_a_day_that_does_not_exist_is_no_birth(day):
    check = check_identity(with_check_digit(f"990000{day}100"))
    assert check.problems == ("identity_birth",)
    assert check.birth is None


def test_the_leap_day_is_a_birth():
    assert check_identity(make_identity(birth=date(2000, 2, 29), sex="2", serial=1)).problems == ()


def test_nobody_is_born_after_the_day_of_the_check():
    number = make_identity(birth=date(2018, 4, 18), sex="1", serial=7)
    assert check_identity(number, date(2018, 4, 18)).problems == ()
    assert check_identity(number, date(2018, 4, 17)).problems == ("identity_birth",)


@pytest.mark.parametrize("place", ["999999", "110100", "000000", "830000", "530129", "522401"])
def test_the_place_is_never_a_reason_to_refuse(place):
    assert check_identity(with_check_digit(f"{place}19700101100")).problems == ()


@pytest.mark.parametrize(
    "cell",
    [
        9.96021196507128e17,
        1.1010519491231e17,
        110105194912310000,
        "110105194912310000",
        "9.96021E+17",
        "9.96021196507128e+17",
        "９.９６０２１Ｅ＋１７",
        "1E+17",
    ],
)
def test_digits_lost_in_a_numeric_cell_are_named_as_such(cell):
    assert check_identity(cell).problems == ("identity_truncated",)


def test_the_number_of_a_lost_cell_is_shown_with_all_its_digits():
    assert check_identity(9.96021196507128e17).number == "996021196507128000"
    assert check_identity("9.96021E+17").number == "996021000000000000"


def test_a_right_number_that_ends_in_000_is_not_called_truncated_when_it_is_text():
    numbers = (make_identity(birth=date(1970, 1, each + 1), sex="2", serial=50) for each in range(28))
    ending = [number for number in numbers if number.endswith("000")]
    assert ending
    assert [check_identity(number).problems for number in ending] == [()] * len(ending)
    assert check_identity(int(ending[0])).problems == ("identity_truncated",)


def test_a_whole_number_that_kept_its_digits_is_read():
    assert check_identity(440524188001010014).problems == ()


@given(st.one_of(st.text(), st.none(), st.integers(), st.floats(), st.dates(), st.booleans()))
def test_any_cell_gets_an_answer(cell):
    check = check_identity(cell)
    assert set(check.problems) <= {
        "identity_length", "identity_characters", "identity_checksum", "identity_birth", "identity_truncated",
    }  # fmt: skip
    assert check.problems or re.fullmatch("[0-9]{17}[0-9X]", check.number)


@given(MADE)
def test_a_made_up_number_is_valid_and_can_belong_to_nobody(number):
    assert number.startswith("99")
    assert check_identity(number).problems == ()


@given(birth=st.dates(date(1880, 1, 1)), sex=st.sampled_from("12"), serial=st.integers(0, 499))
def test_a_made_up_number_says_what_it_was_made_from(birth, sex, serial):
    assert check_identity(make_identity(birth=birth, sex=sex, serial=serial))[2:] == (birth, sex)


def test_each_serial_gives_another_number():
    numbers = {
        make_identity("990001", birth=date(1980, 5, 5), sex=sex, serial=serial) for sex in "12" for serial in range(500)
    }
    assert len(numbers) == 1000


@pytest.mark.parametrize(
    "made",
    [
        {"area": "530129"},
        {"area": "99"},
        {"area": "99000x"},
        {"area": "９９００００"},
        {"sex": "0"},
        {"sex": "男"},
        {"serial": 500},
        {"serial": -1},
    ],
)
def test_no_number_is_made_up_that_could_be_issued(made):
    with pytest.raises(ValueError, match="made-up number"):
        make_identity(**{"birth": date(1980, 1, 1), "sex": "1", "serial": 1} | made)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("520112199001011234", "5201**********1234"),
        ("99237820000706477", "9923*********6477"),
        ("123456789", "1234*6789"),
        ("12345678", "********"),
        ("12", "**"),
        ("", ""),
    ],
)
def test_it_hides_all_but_four_digits_at_each_end(number, shown):
    assert mask_identity(number) == shown


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (1.0, "1"),
        (1, "1"),
        (2.5, "2.5"),
        (None, ""),
        (1e17, "100000000000000000"),
        ("　男 ", "男"),
        (date(2020, 1, 2), "2020-01-02"),
    ],
)
def test_any_cell_is_normal_text(cell, text):
    assert normalise(cell) == text


def test_the_survey_of_a_county_is_checked_in_about_a_second():
    numbers = PUBLISHED * 117_017
    started = time.process_time()
    for number in numbers:
        check_identity(number)
    assert time.process_time() - started < 3

"""Pure parts of the complaint line."""

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from laborers.complaints import rules
from xundian.kit import readable


@given(st.binary(min_size=16, max_size=32), st.sampled_from([8, 10]))
def test_what_was_written_down_is_read_back_however_it_is_typed(data, signs):
    written = rules.readable(data, signs)
    assert len(written) == signs + 1
    for typed in (written, written.lower(), written.replace("-", ""), f" {written.replace('-', ' - ')} "):
        assert rules.as_written(typed, signs) == written


@pytest.mark.parametrize("typed", ["", None, "ABCD", "ABCD-EFGH-J", "ABCD-EFG0", "甲乙丙丁戊己庚辛", "ABCD-EFGI"])
def test_what_cannot_be_a_number_is_none(typed):
    assert rules.as_written(typed, 8) == ""


def test_no_sign_is_taken_for_another():
    assert not set("01OILU") & set(readable.ALPHABET) - set("U")
    assert len(set(readable.ALPHABET)) == len(readable.ALPHABET) == 30


def test_numbers_do_not_repeat():
    made = {rules.readable(os.urandom(16), 8) for _each in range(2000)}
    assert len(made) == 2000


@pytest.mark.parametrize(
    ("concerns", "has_auditor", "handler"),
    [("county", True, "auditor"), ("county", False, "county"), ("village", True, "county"), ("nobody", True, "county")],
)
def test_what_is_about_the_bureau_goes_to_the_auditor_where_there_is_one(concerns, has_auditor, handler):
    assert rules.handler_of(concerns, has_auditor) == handler

from datetime import date
from decimal import Decimal

import pytest

from xundian.reports.rules import Period, digits_below, gap, rate


@pytest.mark.parametrize(
    ("done", "target", "percent"),
    [
        (17706, 24000, "73.8"),
        (638, 1000, "63.8"),
        (129, 400, "32.3"),
        (4866, 24260, "20.1"),
        (125611, 100700, "124.7"),
        (0, 5, "0.0"),
    ],
)
def test_it_rounds_a_rate_half_up_to_one_decimal(done, target, percent):
    assert rate(done, target) == Decimal(percent)


@pytest.mark.parametrize("target", [None, 0])
def test_it_has_no_rate_without_a_target(target):
    assert rate(5, target) is None


@pytest.mark.parametrize(("done", "target", "missing"), [(3, 5, 2), (5, 5, 0), (9, 5, 0), (3, None, None)])
def test_its_gap_is_never_negative(done, target, missing):
    assert gap(done, target) == missing


@pytest.mark.parametrize(("code", "digits"), [("", 6), ("530129", 9), ("530129103", 12), ("530129103207", 12)])
def test_it_shows_one_level_below(code, digits):
    assert digits_below(code) == digits


def test_a_month_ends_on_its_last_day():
    assert Period(2028, 2, date(2028, 3, 1)).last == date(2028, 2, 29)
    assert Period(2026, None, date(2026, 3, 1)).first == date(2026, 1, 1)
    assert Period(2026, None, date(2026, 3, 1)).last == date(2026, 12, 31)

"""Percentages computed anew beside what was printed (X3.1): half up, cut off, or different; sums of parts."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from xundian.aggregates import rules
from xundian.aggregates.states import Verdict

ON = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("done", "target", "printed", "percent", "decimals", "verdict", "computed", "rounded", "difference"),
    [
        # X3.1, line by line: 125,611 of 100,700 is 24.7 % over, and 21.7 is printed.
        (125_611, 100_700, "over", 2170, 1, "differs", "24.74", "24.7", "-3.0"),
        (133_554, 118_830, "over", 1240, 1, "same", "12.39", "12.4", "0.0"),
        (17_706, 24_000, "rate", 7370, 1, "cut", "73.78", "73.8", "-0.1"),
        (767, 1_400, "rate", 5470, 1, "cut", "54.79", "54.8", "-0.1"),
        (638, 1_000, "rate", 6380, 1, "same", "63.80", "63.8", "0.0"),
        (129, 400, "rate", 3225, 2, "same", "32.25", "32.25", "0.00"),
        (4_866, 24_260, "rate", 2000, 0, "same", "20.06", "20", "0"),
        # Exact ties go up; cut off they stay.
        (1, 8, "rate", 1300, 0, "same", "12.50", "13", "0"),
        (1, 8, "rate", 1200, 0, "cut", "12.50", "13", "-1"),
        (0, 400, "rate", 0, 0, "same", "0.00", "0", "0"),
    ],
)
def test_each_published_line_is_computed_anew(
    done, target, printed, percent, decimals, verdict, computed, rounded, difference
):
    found = rules.compare(done, target, printed, percent, decimals)
    assert (found.verdict, str(found.computed), str(found.rounded), str(found.difference)) == (
        verdict, computed, rounded, difference,
    )  # fmt: skip


def test_without_a_target_it_says_which_target_the_print_would_need():
    found = rules.compare(1_100, None, "over", 1000, 0)
    assert (found.verdict, found.implied, found.computed) == (Verdict.NO_TARGET, 1_000, None)
    assert rules.compare(737, None, "rate", 7370, 1).implied == 1_000
    assert rules.compare(737, None, "rate", 0, 1).implied is None


def test_what_was_not_printed_is_computed_all_the_same():
    found = rules.compare(500, 1_000, "", None, 0)
    assert (found.verdict, found.computed, found.printed) == (Verdict.UNPRINTED, Decimal("50.00"), None)
    for nothing in ((None, 20_000, "", None, 0), (500, None, "", None, 0)):
        assert rules.compare(*nothing).verdict == Verdict.NOTHING


@given(some.integers(0, 10**6), some.integers(1, 10**6), some.sampled_from([0, 1, 2]))
def test_a_percentage_printed_as_computed_never_differs(done, target, decimals):
    for printed in ("rate", "over"):
        if printed == "over" and done < target:
            continue
        rounded = rules.compare(done, target, printed, 0, decimals).rounded
        found = rules.compare(done, target, printed, int(rounded * 100), decimals)
        assert (found.verdict, found.difference) == (Verdict.SAME, 0)


def test_parts_are_summed_and_set_beside_the_whole():
    assert rules.summed(767, [638, 129]) == rules.Sum(767, 0)
    assert rules.summed(2_602, [2_266, 136, 200, None]) == rules.Sum(2_602, 0)
    assert rules.summed(770, [638, 129]) == rules.Sum(767, -3)
    assert rules.summed(None, [638, 129]) == rules.Sum(767, None)
    assert rules.summed(767, [None]) is None


def test_a_share_has_one_decimal_half_up():
    assert [str(rules.share(*each)) for each in ((541, 638), (1, 16), (0, 5))] == ["84.8", "6.3", "0.0"]
    assert rules.share(None, 5) is rules.share(5, 0) is rules.share(5, None) is None


GOOD = {
    "since": date(2019, 1, 1), "until": date(2019, 5, 31), "done": 767, "registered": 665, "target": 1_400,
    "printed": "rate", "percent": 5470, "decimals": 1, "on": ON,
}  # fmt: skip


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        ({}, []),
        ({"registered": 767}, []),
        ({"registered": 768}, [("registered", "registered")]),
        ({"until": date(2019, 1, 1)}, []),
        ({"until": date(2018, 12, 31)}, [("until", "period")]),
        ({"since": ON, "until": date(2026, 12, 31)}, []),
        ({"since": date(2026, 3, 11), "until": date(2026, 12, 31)}, [("since", "future")]),
        ({"since": date(1989, 12, 31)}, [("since", "period_early")]),
        ({"done": None, "registered": None}, []),
        ({"target": None}, []),
        ({"done": 0, "registered": 0, "target": 0, "percent": 0, "decimals": 0}, []),
        ({"done": 10**14, "percent": 100_000, "decimals": 2}, []),
        ({"since": date(1990, 1, 1)}, []),
        ({"since": None}, []),
        ({"until": None}, []),
        ({"done": None, "target": None}, [("done", "nothing")]),
        ({"done": -1, "registered": None}, [("done", "below_zero")]),
        ({"target": 10**14 + 1}, [("target", "too_large")]),
        ({"percent": None}, [("printed", "printed")]),
        ({"printed": ""}, [("printed", "printed")]),
        ({"percent": 100_001}, [("percent", "percent")]),
        ({"decimals": 3}, [("percent", "percent")]),
    ],
)
def test_what_cannot_be_is_named_by_field(change, faults):
    assert rules.faults(**GOOD | change) == faults

"""Employed within so many months of a class, as arithmetic."""

from datetime import date

import pytest

from trainings.outcomes.rules import employed

END, ON = date(2026, 3, 31), date(2026, 12, 1)


@pytest.mark.parametrize(
    ("spells", "answers"),
    [
        ([], (False, False, False)),
        # From the last day of the class to the last of April (31 March and a month), both included.
        ([(date(2026, 4, 30), None)], (True, True, True)),
        ([(date(2026, 5, 1), None)], (False, True, True)),
        ([(date(2026, 6, 30), date(2026, 7, 1))], (False, True, True)),
        ([(date(2026, 9, 30), None)], (False, False, True)),
        ([(date(2026, 10, 1), None)], (False, False, False)),
        # Work that was over before the class ended is no result of it; work that ran on is work.
        ([(date(2026, 1, 1), date(2026, 3, 30))], (False, False, False)),
        ([(date(2026, 1, 1), date(2026, 3, 31))], (True, True, True)),
        ([(date(2026, 4, 2), date(2026, 4, 3))], (True, True, True)),
    ],
)  # fmt: skip
def test_employed_within_one_three_and_six_months(spells, answers):
    assert tuple(employed(END, spells, months, ON) for months in (1, 3, 6)) == answers


def test_a_young_class_answers_nothing():
    assert employed(END, [(END, None)], 1, date(2026, 4, 29)) is None
    assert employed(END, [(END, None)], 1, date(2026, 4, 30)) is True

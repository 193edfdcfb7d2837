"""Pure decisions of visits: late entry, excused periods, what counts as a visit."""

import random
from datetime import date, timedelta

import pytest

from laborers.visits import rules


@pytest.mark.parametrize(
    ("entered", "window_to", "reason", "unlock", "until", "problem"),
    [
        (date(2026, 1, 31), date(2026, 1, 31), "", False, None, None),
        (date(2026, 2, 1), date(2026, 1, 31), "", False, None, ("late_reason", "required")),
        (date(2026, 2, 1), date(2026, 1, 31), "雪", False, None, None),
        (date(2026, 2, 28), date(2026, 1, 31), "雪", False, None, None),
        (date(2026, 2, 28), None, "", False, None, None),
        (date(2026, 3, 1), date(2026, 1, 31), "雪", False, None, ("visited_on", "month_closed")),
        (date(2026, 3, 1), None, "雪", False, None, ("visited_on", "month_closed")),
        (date(2026, 3, 1), date(2026, 1, 31), "雪", True, None, None),
        (date(2026, 3, 1), None, "", True, None, ("late_reason", "required")),
        (date(2026, 3, 1), date(2026, 1, 31), "雪", False, date(2026, 3, 1), None),
        (date(2026, 3, 1), date(2026, 1, 31), " ", False, date(2026, 3, 1), ("late_reason", "required")),
        (date(2026, 3, 2), date(2026, 1, 31), "雪", False, date(2026, 3, 1), ("visited_on", "month_closed")),
        (date(2026, 1, 30), None, "雪", True, None, ("visited_on", "in_future")),
    ],
)
def test_a_visit_of_31_january_may_be_entered(entered, window_to, reason, unlock, until, problem):
    found = rules.entry_problem(
        visited_on=date(2026, 1, 31), entered_on=entered, window_to=window_to, late_reason=reason, may_unlock=unlock,
        unlocked_until=until,
    )  # fmt: skip
    assert found == problem


def test_an_unlock_adds_days_and_takes_none_away():
    for made in (date(2023, 12, 31), date(2024, 1, 30), date(2024, 2, 29), date(2025, 2, 28)):
        closes = rules.closes_on(made)
        for late in range(0, 100):
            entered = made + timedelta(days=late)
            until = closes + timedelta(days=20)
            told = {"visited_on": made, "window_to": None, "late_reason": "雪", "may_unlock": False}
            plain = rules.entry_problem(entered_on=entered, **told)
            opened = rules.entry_problem(entered_on=entered, unlocked_until=until, **told)
            assert (plain is None) == (entered <= closes)
            assert (opened is None) == (entered <= until)


@pytest.mark.parametrize(
    ("periods", "found"),
    [
        ([], None),
        ([(1, 29)], 0),
        ([(2, 29)], None),
        ([(1, 28)], None),
        ([(1, 14), (15, 29)], 1),
        ([(15, 29), (1, 14)], 0),
        ([(1, 14), (16, 29)], None),
        ([(1, 9), (10, 19), (20, 29)], 2),
        ([(5, 29), (1, 3)], None),
    ],
)
def test_a_leap_february_is_excused_when_no_day_of_it_is_left(periods, found):
    days = [(date(2024, 2, first), date(2024, 2, last)) for first, last in periods]
    window = date(2024, 2, 1), date(2024, 2, 29)
    assert rules.excused_by(*window, days) == (None if found is None else days[found])


def test_periods_excuse_as_a_count_of_days_does():
    chance, start = random.Random(11), date(2023, 12, 20)
    for _time in range(400):
        first = start + timedelta(days=chance.randrange(80))
        window = first, first + timedelta(days=chance.randrange(40))
        periods, at = [], start
        while at < date(2024, 4, 1):
            begin = at + timedelta(days=chance.choice((0, 1, 5)))
            end = begin + timedelta(days=chance.randrange(30))
            periods.append((begin, end))
            at = end + timedelta(days=1)
        chance.shuffle(periods)
        covered = {a + timedelta(days=n) for a, b in periods for n in range((b - a).days + 1)}
        whole = all(window[0] + timedelta(days=n) in covered for n in range((window[1] - window[0]).days + 1))
        by = rules.excused_by(*window, periods)
        assert (by is not None) == whole
        assert by is None or by[0] <= window[1] <= by[1]


@pytest.mark.parametrize(
    ("outcome", "mode", "counts"),
    [
        ("done", "in_person", True), ("done", "phone", True), ("done", "wechat", True), ("done", "neighbour", False),
        ("nobody_home", "in_person", False), ("refused", "phone", False), ("unreachable", "phone", False),
        ("withdrawn", "in_person", False),
    ],
)  # fmt: skip
def test_only_a_visit_counts(outcome, mode, counts):
    assert rules.counts(outcome, mode) is counts

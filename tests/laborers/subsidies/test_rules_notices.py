"""Days of public notices, and what everybody reads of a claimant (X2.3, codes 10)."""

from datetime import date, timedelta

import pytest

from laborers.subsidies.rules.notices import days_fault, days_left, last_day, shown_name

ON = date(2026, 6, 20)


@pytest.mark.parametrize(
    ("begins", "days", "fault"),
    [
        (0, 7, None),
        (0, 6, ("to_on", "too_short")),
        (0, 0, ("to_on", "too_short")),
        (0, 60, None),
        (0, 61, ("to_on", "too_long")),
        (30, 7, None),
        (31, 7, ("from_on", "too_far")),
        (-1, 7, ("from_on", "past")),
    ],
)
def test_a_notice_begins_within_a_month_and_runs_as_long_as_the_policy_asks_and_no_longer_than_60_days(
    begins, days, fault
):
    first = ON + timedelta(days=begins)
    assert days_fault(first, first + timedelta(days=days - 1), ON, 7) == fault


def test_both_its_days_are_on_view():
    assert last_day(ON, 7) == date(2026, 6, 26)
    left = [days_left(date(2026, 6, 26), date(2026, 6, day)) for day in (20, 26, 27, 28)]
    assert left == [7, 1, 0, 0]


@pytest.mark.parametrize(
    ("person", "name", "owner", "shown"),
    [
        (True, "马小明", "", "马**"),
        (True, "马小明", "李华", "马**"),
        (False, "辣椒合作社", "李华", "辣椒合作社（李*）"),
        (False, "辣椒合作社", "", "辣椒合作社"),
    ],
)
def test_a_person_is_masked_and_so_is_who_runs_a_business(person, name, owner, shown):
    assert shown_name(person, name, owner) == shown

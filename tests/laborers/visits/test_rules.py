from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from laborers.visits import rules

FIRST = date(2023, 3, 1)
FOUR_YEARS = [FIRST + timedelta(days=number) for number in range(1461)]
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


def test_every_field_window_of_four_years_of_starts_is_counted_from_the_start():
    for start in FOUR_YEARS:
        for k in range(1, 9):
            expected = start + relativedelta(months=6 * (k - 1), days=0), start + relativedelta(months=6 * k)
            assert rules.field_window(start, k) == (expected[0] + timedelta(days=1), expected[1])


def test_the_last_of_august_leads_to_the_last_of_february_and_back():
    windows = [rules.field_window(date(2023, 8, 31), k) for k in (1, 2, 3)]
    assert windows == [
        (date(2023, 9, 1), date(2024, 2, 29)),
        (date(2024, 3, 1), date(2024, 8, 31)),
        (date(2024, 9, 1), date(2025, 2, 28)),
    ]


@given(DAYS, st.integers(1, 20))
def test_field_windows_follow_each_other_without_gap_or_overlap(start, k):
    assert rules.field_window(start, k + 1)[0] == rules.field_window(start, k)[1] + timedelta(days=1)


@pytest.mark.parametrize(
    ("start", "month", "window"),
    [
        (date(2026, 1, 31), date(2026, 1, 1), (date(2026, 1, 31), date(2026, 1, 31))),
        (date(2026, 1, 31), date(2026, 2, 1), (date(2026, 2, 1), date(2026, 2, 28))),
        (date(2026, 1, 31), date(2028, 2, 29), (date(2028, 2, 1), date(2028, 2, 29))),
        (date(2026, 1, 1), date(2026, 1, 1), (date(2026, 1, 1), date(2026, 1, 31))),
    ],
)
def test_the_first_month_begins_with_the_start_all_others_are_whole(start, month, window):
    assert rules.month_window(start, month) == window


def test_the_first_year_begins_with_the_start():
    assert rules.year_window(date(2026, 3, 10), 2026) == (date(2026, 3, 10), date(2026, 12, 31))
    assert rules.year_window(date(2026, 3, 10), 2027) == (date(2027, 1, 1), date(2027, 12, 31))


@given(DAYS, DAYS, st.sampled_from(["planned", "done", "excused", "cancelled"]))
def test_overdue_is_passed_and_still_waiting(window_to, on, state):
    assert rules.is_overdue(window_to, state, on) == (window_to < on and state == "planned")


@given(DAYS, DAYS, st.integers(0, 60))
def test_late_for_more_than_so_many_days(window_to, on, days):
    assert (window_to <= rules.last_day_overdue(on, days)) == ((on - window_to).days > days)


def entry(visited_on, entered_on, window_to=date(2026, 3, 31), late_reason="", may_unlock=False):
    return rules.entry_problem(
        visited_on=visited_on, entered_on=entered_on, window_to=window_to, late_reason=late_reason,
        may_unlock=may_unlock,
    )  # fmt: skip


def test_a_visit_may_be_entered_later_with_a_reason_until_its_month_closes():
    visited = date(2026, 3, 20)
    assert entry(visited, date(2026, 3, 19)) == ("visited_on", "in_future")
    assert entry(visited, date(2026, 3, 31)) is None
    assert entry(visited, date(2026, 4, 1)) == ("late_reason", "required")
    assert entry(visited, date(2026, 4, 1), late_reason="  ") == ("late_reason", "required")
    assert entry(visited, date(2026, 4, 30), late_reason="No signal") is None
    assert entry(visited, date(2026, 5, 1), late_reason="No signal") == ("visited_on", "month_closed")
    assert entry(visited, date(2026, 5, 1), late_reason="No signal", may_unlock=True) is None
    assert entry(visited, date(2026, 4, 30), window_to=None) is None


def test_findings_are_answers_to_the_questions_of_the_kind():
    good = {"land": "leased", "members": {"a": "no_change"}, "schooling": {"b": "enrolled"}, "elders": "well"}
    assert rules.finding_problems("household_monthly", good) == []
    assert rules.people_in(good) == {"members": {"a"}, "schooling": {"b"}}


@pytest.mark.parametrize(
    ("kind", "findings", "problem"),
    [
        ("household_monthly", {"land": "sold"}, ("land", "unknown_answer")),
        ("household_monthly", {"land": ["idle"]}, ("land", "unknown_answer")),
        ("household_monthly", {"faith": "any"}, ("faith", "unknown_question")),
        ("household_monthly", {"members": "no_change"}, ("members", "per_person")),
        ("household_monthly", {"schooling": {"b": "maybe"}}, ("schooling.b", "unknown_answer")),
        ("field_half_year", {"land": "idle"}, ("land", "unknown_question")),
        ("field_half_year", {"papers_held": True}, ("papers_held", "unknown_answer")),
        ("care_yearly", {"activity": "speech"}, ("activity", "unknown_answer")),
    ],
)
def test_findings_that_are_no_answers_are_named(kind, findings, problem):
    assert rules.finding_problems(kind, findings) == [problem]


def test_nobody_is_asked_about_faith_politics_or_health():
    asked = {question for questions in rules.FINDINGS.values() for question in questions}
    assert not asked & {"religion", "faith", "party", "politics", "risk", "health", "illness"}

"""Pure decisions of visits: what may be answered, what needs consent or a second look, who is asked about."""

from datetime import date

import pytest

from laborers.difficulties.states import Kind
from laborers.visits import rules


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        (0, None), ("4500", None), (4500.5, None), ("1e3", None), ("1000000", None),
        ("1000000.01", "out_of_range"), (-1, "out_of_range"), ("1.005", "too_many_decimals"), ("viel", "not_a_number"),
        ("", "not_a_number"), (None, "not_a_number"), (True, "not_a_number"), ("NaN", "not_a_number"),
        ("Infinity", "not_a_number"), ([1], "not_a_number"),
    ],
)  # fmt: skip
def test_a_wage_is_a_number_of_yuan(told, problem):
    found = rules.finding_problems("field_half_year", {"wage_yuan": told})
    assert found == ([("wage_yuan", problem)] if problem else [])


def test_numbers_are_kept_in_one_form():
    found = rules.tidy("household_monthly", {"land": "idle", "land_idle_mu": 1.5})
    assert found == {"land": "idle", "land_idle_mu": "1.50"}
    assert rules.tidy("household_monthly", found) == found


def test_sensitive_answers_ask_for_consent_and_silence_does_not():
    assert rules.asks_consent({"work": "good", "papers_held": "not_said"}) == []
    assert rules.asks_consent({"papers_held": "no", "wage_yuan": "1"}) == ["papers_held", "wage_yuan"]
    asked = {question for questions in rules.FINDINGS.values() for question in questions}
    assert asked >= rules.SENSITIVE


@pytest.mark.parametrize(
    ("findings", "warned"),
    [
        ({}, []),
        ({"papers_held": "no", "paid_in_full": "yes", "free_to_leave": "not_said"}, []),
        ({"papers_held": "yes"}, [("papers_held", "papers_held")]),
        ({"free_to_leave": "no"}, [("free_to_leave", "papers_held")]),
        ({"paid_on_time": "no", "members": {}}, [("paid_on_time", "wage_arrears")]),
    ],
)
def test_nobody_passes_over_what_is_wrong(findings, warned):
    assert rules.warnings(findings) == warned


def test_every_warning_is_an_answer_and_a_kind_of_difficulty():
    for (question, answer), kind in rules.WARNINGS.items():
        assert answer in rules.FINDINGS["field_half_year"][question]
        assert kind in Kind.values


@pytest.mark.parametrize(
    ("told", "kept"),
    [("head", "head"), (" spouse ", "spouse"), ("", ""), ("other:二伯", "other:二伯"), ("二伯", "other:二伯")],
)
def test_who_was_met_is_a_code_or_somebody_else(told, kept):
    assert rules.met_code(told) == kept


@pytest.mark.parametrize(
    ("birth", "on", "asked"),
    [
        (None, date(2026, 6, 1), True),
        (date(2020, 8, 31), date(2026, 8, 31), False), (date(2020, 8, 31), date(2026, 9, 1), True),
        (date(2020, 9, 1), date(2026, 9, 1), False), (date(2020, 9, 1), date(2027, 9, 1), True),
        (date(2011, 8, 31), date(2026, 8, 31), True), (date(2011, 8, 31), date(2026, 9, 1), False),
        (date(2016, 2, 29), date(2022, 9, 1), True),
    ],
)  # fmt: skip
def test_children_of_school_age_are_asked_about(birth, on, asked):
    assert rules.of_school_age(birth, on) is asked


@pytest.mark.parametrize(
    ("kind", "detail", "problems"),
    [
        ("came_home", {}, []), ("came_home", {"since": None, "text": ""}, []),
        ("came_home", {"since": "2026-02-29"}, [("since", "bad_day")]),
        ("came_home", {"destination": "440300"}, [("destination", "unknown_question")]),
        ("went_out", {"destination": "44030"}, [("destination", "unknown_answer")]),
        ("went_out", {"destination": 440300}, [("destination", "unknown_answer")]),
        ("changed_work", {"employer": "x" * 101}, [("employer", "max_length")]),
        ("changed_work", {"occupation": "x" * 41}, [("occupation", "max_length")]),
        ("changed_work", {"place": "same", "wage_yuan": "5,200"}, [("wage_yuan", "not_a_number")]),
        ("other", {"text": " "}, [("text", "required")]), ("other", {"text": "x"}, []),
    ],
)  # fmt: skip
def test_the_detail_of_a_change_fits_its_kind(kind, detail, problems):
    assert rules.change_problems(kind, detail) == problems

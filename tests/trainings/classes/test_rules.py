from datetime import date, timedelta
from decimal import Decimal

import pytest

from laborers.registry.states import Stage
from trainings.classes import rules
from trainings.classes.states import CLASS_MOVES, ENROLMENT_MOVES, REFUSALS, ClassState, EnrolmentState

DAY = date(2026, 3, 6)
BEFORE, AFTER = date(2026, 3, 5), date(2026, 3, 7)


@pytest.mark.parametrize(
    ("division", "village", "takes"),
    [
        ("530129", "530129103207", True),
        ("530129103", "530129103207", True),
        ("530129107", "530129103207", False),
        ("520526", "530129103207", False),
    ],
)
def test_a_class_takes_people_below_its_division(division, village, takes):
    assert rules.is_for(division, village) is takes


@pytest.mark.parametrize(
    ("stage", "in_class", "barrier"),
    [
        (Stage.ASSESSED, False, None),
        (Stage.MATCHING, False, None),
        (Stage.SURVEYED, False, "assess_first"),
        (Stage.TRAINING, False, "already_in_class"),
        (Stage.PLACED, False, "already_placed"),
        (None, False, "no_open_case"),
        (Stage.MATCHING, True, "already_in_class"),
    ],
)
def test_who_may_join_a_class(stage, in_class, barrier):
    assert rules.enrolment_barrier(stage=stage, in_class=in_class, birth=date(1996, 2, 3), on=DAY) == barrier
    assert barrier is None or barrier in REFUSALS


@pytest.mark.parametrize(("age", "barrier"), [(timedelta(0), None), (timedelta(days=1), "too_young")])
def test_nobody_joins_a_class_before_the_sixteenth_birthday(age, barrier):
    birth = DAY.replace(year=DAY.year - 16) + age
    assert rules.enrolment_barrier(stage=Stage.ASSESSED, in_class=False, birth=birth, on=DAY) == barrier


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({}, None),
        ({"given_on": BEFORE}, None),
        ({"withdrawn_on": AFTER}, None),
        ({"own": False}, "consent_of_another"),
        ({"purpose": "placement"}, "consent_purpose"),
        ({"given_on": AFTER}, "consent_later"),
        ({"given_on": BEFORE, "withdrawn_on": DAY}, "consent_withdrawn"),
        ({"given_on": BEFORE, "withdrawn_on": BEFORE}, "consent_withdrawn"),
    ],
)
def test_which_consent_holds(changes, problem):
    consent = {"own": True, "purpose": "training", "given_on": DAY, "withdrawn_on": None} | changes
    assert rules.consent_problem(**consent, on=DAY) == problem
    assert problem is None or problem in REFUSALS


@pytest.mark.parametrize(
    ("present", "days", "percent"),
    [(0, 0, None), (0, 3, "0.0"), (1, 3, "33.3"), (2, 3, "66.7"), (1, 16, "6.3"), (10, 10, "100.0")],
)
def test_the_attendance_rate_is_rounded_half_up(present, days, percent):
    assert rules.rate(present, days) == (percent and Decimal(percent))


@pytest.mark.parametrize(
    ("passed", "occupation", "teaches"), [(True, "welding", True), (True, "", False), (False, "welding", False)]
)
def test_which_result_becomes_a_skill(passed, occupation, teaches):
    assert rules.teaches_a_skill(passed=passed, occupation=occupation) is teaches


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({}, None),
        ({"ends_on": DAY}, None),
        ({"division": "530129103", "level": "township"}, None),
        ({"division": "530129103207", "level": "village"}, ("division", "division")),
        ({"division": "520526"}, ("division", "division")),
        ({"ends_on": BEFORE}, ("ends_on", "before_start")),
        ({"capacity": 0}, ("capacity", "no_places")),
    ],
)
def test_what_a_plan_needs(changes, problem):
    plan = {"county": "530129", "division": "530129", "level": "county", "capacity": 1} | {
        "starts_on": DAY, "ends_on": AFTER,
    } | changes  # fmt: skip
    assert rules.plan_problem(**plan) == problem


@pytest.mark.parametrize(
    ("result", "problem"),
    [
        ({"passed": True, "score": 100, "certificate": "滇-1"}, None),
        ({"passed": False, "score": None, "certificate": ""}, None),
        ({"passed": True, "score": 101, "certificate": ""}, ("score", "score")),
        ({"passed": True, "score": -1, "certificate": ""}, ("score", "score")),
        ({"passed": False, "score": 40, "certificate": "滇-1"}, ("certificate", "not_passed")),
    ],
)
def test_what_a_result_may_say(result, problem):
    assert rules.result_problem(**result) == problem


def test_every_state_stands_in_its_table_of_moves():
    assert set(CLASS_MOVES.states) == set(ClassState.values)
    assert set(ENROLMENT_MOVES.states) == set(EnrolmentState.values)

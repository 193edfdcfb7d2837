"""What X2.3 pays local businesses and places, for training and for schooling, at every boundary."""

from datetime import date

import pytest

from laborers.subsidies import rules
from laborers.subsidies.states import PolicyCode
from tests.factories.subsidies import VILLAGE, business, hire

RENT = rules.DEFAULTS[PolicyCode.RENT_RETURNEE]
ON = date(2026, 9, 1)


def of(judged, code):
    return next(each.holds for each in judged.reasons if each.code == code)


# --- rent of a returnee -----------------------------------------------------------------------------------------------


def rent(people=3, proofs=frozenset(), on=ON, **values):
    place = business("returnee", people, **{"worked_away": True} | values)
    return rules.judge_rent(place, "returnee", RENT, 1_000_000, on, proofs)


@pytest.mark.parametrize(
    ("opened", "licensed", "on", "holds"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 6, 30), False),  # six months to the day
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 7, 1), True),
        (date(2025, 1, 1), date(2026, 1, 1), date(2026, 6, 30), False),  # the licence came later
        (date(2026, 1, 1), date(2025, 1, 1), date(2026, 6, 30), False),  # it opened later
        (date(2025, 8, 31), date(2025, 8, 31), date(2026, 2, 28), False),
        (date(2025, 8, 31), date(2025, 8, 31), date(2026, 3, 1), True),
    ],
)
def test_a_returnees_business_is_licensed_and_stable_for_more_than_six_months(opened, licensed, on, holds):
    hires = tuple(hire(f"p{n}", started_on=opened, contract_to=None) for n in range(3))
    assert of(rent(opened_on=opened, licensed_on=licensed, on=on, hires=hires), "stable") is holds


@pytest.mark.parametrize(("people", "holds"), [(0, False), (2, False), (3, True), (4, True)])
def test_a_returnees_business_has_three_local_hires_or_more(people, holds):
    assert rent(people).holds is holds


@pytest.mark.parametrize(("contract_to", "holds"), [(date(2027, 2, 28), False), (date(2027, 3, 1), True), (None, True)])
def test_the_three_contracts_are_longer_than_a_year(contract_to, holds):
    hires = (hire("p1"), hire("p2"), hire("p3", contract_to=contract_to))
    assert rent(hires=hires).holds is holds


def test_a_third_hire_whose_contract_is_not_recorded_makes_it_likely():
    hires = (hire("p1"), hire("p2"), hire("p3", contract_from=None, contract_to=None))
    judged = rent(hires=hires)
    assert (judged.holds, judged.proofs) == (None, ["contracts"])
    assert rent(hires=hires[1:]).holds is False


@pytest.mark.parametrize(("change", "proof"), [({"worked_away": False}, "away"), ({"licensed_on": None}, "licence")])
def test_a_return_or_licence_that_is_not_recorded_is_proven_by_what_was_seen(change, proof):
    assert (rent(**change).holds, rent(**change).proofs) == (None, [proof])
    assert rent(**change, proofs=frozenset({proof})).holds is True


@pytest.mark.parametrize(("place", "holds"), [("530129", False), ("530129103", True), (VILLAGE, True)])
def test_a_returnees_business_lies_in_a_township_or_village(place, holds):
    assert rent(place=place).holds is holds


# --- recognised places, loans, training -------------------------------------------------------------------------------


@pytest.mark.parametrize("code", [PolicyCode.DEMO_VILLAGE, PolicyCode.DEMO_PARK])
def test_a_village_or_park_is_paid_for_once_it_is_recognised(code):
    kind = {"DEMO-VILLAGE": "village", "DEMO-PARK": "park"}[code]
    place = business(kind, recognised_on=ON)
    assert rules.judge_recognised(place, kind, 5_000_000, ON).holds is True
    unknown = rules.judge_recognised(business(kind), kind, 5_000_000, ON)
    assert (unknown.holds, unknown.proofs) == (None, ["recognition"])
    assert rules.judge_recognised(business(kind), kind, 5_000_000, ON, frozenset({"recognition"})).holds is True
    assert rules.judge_recognised(business("product", recognised_on=ON), kind, 5_000_000, ON).holds is False


@pytest.mark.parametrize(
    ("code", "kind", "recognised_on", "holds"),
    [
        (PolicyCode.LOAN_ENTREPRENEUR, "entrepreneur", None, True),
        (PolicyCode.LOAN_SMALL_ENTERPRISE, "small_enterprise", None, None),
        (PolicyCode.LOAN_SMALL_ENTERPRISE, "small_enterprise", ON, True),
        (PolicyCode.MICRO_100K, "micro", None, True),
        (PolicyCode.MICRO_100K, "entrepreneur", None, False),
    ],
)
def test_a_loan_asks_for_a_licence_and_of_a_small_enterprise_for_its_recognition(code, kind, recognised_on, holds):
    expected = {"MICRO-100K": "micro", "LOAN-ENTREPRENEUR": "entrepreneur"}.get(code, "small_enterprise")
    place = business(kind, recognised_on=recognised_on)
    judged = rules.judge_loan(place, expected, rules.DEFAULTS[code], 3_000_000, 10_000_000, ON)
    assert (judged.holds, judged.amount_fen, judged.loan_fen) == (holds, 3_000_000, 10_000_000)


def test_a_loan_wants_the_licence_where_none_is_recorded():
    terms = rules.DEFAULTS[PolicyCode.MICRO_100K]
    place = business("micro", licensed_on=None)
    judged = rules.judge_loan(place, "micro", terms, 3_000_000, 10_000_000, ON)
    assert (judged.holds, judged.proofs) == (None, ["licence"])
    assert rules.judge_loan(place, "micro", terms, 1, 1, ON, frozenset({"licence"})).holds is True
    assert rules.judge_loan(place, "micro", terms | {"licensed": False}, 1, 1, ON).holds is True


def trainee(**values):
    usual = {
        "laborer": "p1", "name": "马小明", "village": VILLAGE, "enrolment": "e1", "institution": "i1",
        "institution_name": "技校", "institution_place": "530129", "project": "dewdrop", "subsidised": True,
        "ended_on": ON, "passed": True, "supported": False,
    }  # fmt: skip
    return rules.Trainee(**usual | values)


@pytest.mark.parametrize(
    ("change", "supported_only", "holds"),
    [
        ({}, False, True), ({}, True, False), ({"supported": True}, True, True), ({"project": "spark"}, False, False),
        ({"subsidised": False}, False, False), ({"passed": False}, False, False),
    ],
)  # fmt: skip
def test_training_is_paid_for_who_completed_a_subsidised_class_of_the_project(change, supported_only, holds):
    judged = rules.judge_trainee(trainee(**change), "dewdrop", {"supported": supported_only}, 80_000)
    assert judged.holds is holds


@pytest.mark.parametrize(
    ("code", "supported", "holds"),
    [("EDU-LIVING", True, True), ("EDU-LIVING", False, False), ("EDU-TUITION", True, False)],
)  # fmt: skip
def test_schooling_is_paid_for_registered_poor_students_of_the_line(code, supported, holds):
    student = rules.Student("p1", "马小明", VILLAGE, "e1", code, ON, None, supported)
    assert rules.judge_student(student, "EDU-LIVING", {"supported": True}, 150_000).holds is holds

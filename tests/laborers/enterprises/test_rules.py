"""Arithmetic of selections and inspections."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from laborers.enterprises import rules

ON = date(2026, 6, 20)
DUE = {"verdict": "conditional", "conditions_by": date(2026, 6, 10)}
CRITERIA = [{"name": "a", "weight": 60}, {"name": "b", "weight": 40}]


@pytest.mark.parametrize(
    ("parts", "best"),
    [
        (("good", "good"), "pass"),
        (("good", "conditions"), "conditional"),
        (("conditions", "poor"), "fail"),
        (("poor", "good"), "fail"),
    ],
)
def test_no_verdict_is_better_than_the_worst_part(parts, best):
    assert rules.worst(parts) == best


def found(**values):
    parts = dict.fromkeys(("environment", "accommodation", "pay", "demands"), "good")
    facts = {
        "verdict": "pass", "carried_out_on": date(2026, 6, 1), "valid_until": date(2027, 6, 1), "conditions": "",
        "conditions_by": None,
    }  # fmt: skip
    return SimpleNamespace(**(parts | facts | values))


@pytest.mark.parametrize(
    ("values", "faults"),
    [
        ({}, []),
        ({"pay": ""}, [("pay", "part")]),
        ({"verdict": "fine"}, [("verdict", "verdict")]),
        ({"environment": "poor"}, [("verdict", "worse")]),
        ({"environment": "conditions"}, [("verdict", "worse")]),
        ({"carried_out_on": date(2026, 6, 21)}, [("carried_out_on", "in_future")]),
        ({"valid_until": date(2026, 6, 1)}, [("valid_until", "valid_until")]),
        ({"valid_until": date(2030, 6, 1)}, [("valid_until", "valid_until")]),
        ({"verdict": "fail"}, [("valid_until", "not_valid")]),
        ({"verdict": "fail", "valid_until": None}, []),
        ({"conditions": "补装烟感"}, [("conditions", "no_conditions")]),
        ({"verdict": "conditional"}, [("conditions", "conditions")]),
        ({"verdict": "conditional", "conditions": "补装烟感", "conditions_by": date(2026, 7, 1)}, []),
        (
            {"verdict": "conditional", "conditions": "补装烟感", "conditions_by": date(2026, 6, 1)},
            [("conditions_by", "conditions_by")],
        ),
        (
            {"verdict": "conditional", "conditions": "补装烟感", "conditions_by": date(2028, 6, 1)},
            [("conditions_by", "conditions_by")],
        ),
    ],
)
def test_it_names_each_fault_of_an_inspection(values, faults):
    assert rules.inspection_faults(found(**values), ON) == faults


@pytest.mark.parametrize(
    ("newest", "code"),
    [
        (None, "never"),
        ({"verdict": "fail", "valid_until": None}, "failed"),
        ({"valid_until": date(2026, 6, 19)}, "expired"),
        ({"valid_until": ON}, ""),
        ({"verdict": "conditional", "conditions_by": date(2026, 6, 19)}, "conditions"),
        ({"verdict": "conditional", "conditions_by": ON}, ""),
        (DUE | {"conditions_met_on": date(2026, 6, 12)}, ""),
        (DUE | {"conditions_met_on": date(2026, 6, 21)}, "conditions"),
    ],
)  # fmt: skip
def test_it_says_what_bars_an_enterprise(newest, code):
    row = newest if newest is None else found(**({"conditions_met_on": None} | newest))
    assert rules.bar_of(row, ON) == code


@pytest.mark.parametrize(
    "criteria",
    [
        [],
        [{"name": "", "weight": 100}],
        [{"name": "a", "weight": 60}, {"name": "b", "weight": 30}],
        [{"name": "a", "weight": 100.0}],
        [{"name": "a", "weight": True}],
        [{"name": "a", "weight": 100}, {"name": "b", "weight": 0}],
        [{"name": "a"}],
    ],
)
def test_weights_are_whole_and_add_up_to_a_hundred(criteria):
    assert rules.weight_faults(criteria)
    assert not rules.weight_faults(CRITERIA)


def test_totals_are_weighted_means_rounded_once():
    scores = [("x", 0, 90), ("x", 0, 85), ("x", 1, 70), ("y", 0, 33), ("y", 1, 33)]
    # x: 0.6 * 87.5 + 0.4 * 70 = 80.5; y: 33
    assert rules.totals(CRITERIA, scores) == {"x": Decimal("80.50"), "y": Decimal("33.00")}
    thirds = [("z", 0, 1), ("z", 0, 0), ("z", 0, 0), ("z", 1, 0)]
    assert rules.totals(CRITERIA, thirds) == {"z": Decimal("0.20")}


def test_whoever_judged_anything_judges_everything():
    assert rules.missing_scores(["x"], CRITERIA, set()) == [("x", 0, ""), ("x", 1, "")]
    given = {("x", 0, "王"), ("x", 1, "王"), ("y", 0, "王"), ("y", 1, "王"), ("x", 0, "李")}
    assert rules.missing_scores(["x", "y"], CRITERIA, given) == [("x", 1, "李"), ("y", 0, "李"), ("y", 1, "李")]

"""Difficulties: each step, each refusal, and the clock."""

import pytest

from laborers.difficulties import actions
from laborers.registry.models import CaseEvent
from tests.factories.difficulties import REPORTED, load_deadlines
from tests.factories.registry import make_household, make_laborer


@pytest.fixture
def household(tree):
    return make_household(tree.village)


def test_it_reports_with_the_deadline_of_its_kind(household, cast):
    laborer = make_laborer(household)
    load_deadlines()
    row = actions.report(
        household=household, laborer=laborer, kind="wage_arrears", description="欠薪", by=cast.officer, on=REPORTED
    )
    assert (row.state, row.level, row.owner, (row.due_on - REPORTED).days) == ("open", "village", cast.officer, 15)
    assert [step.kind for step in row.steps.all()] == ["reported"]
    line = CaseEvent.objects.get(kind="difficulty")
    assert line.detail == {"difficulty": str(row.pk), "step": "reported", "kind": "wage_arrears"}

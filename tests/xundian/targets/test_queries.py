"""Plans whose parts differ from the whole: found among any rows, at the cost of two statements."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.targets import frozen, make_plan
from xundian.targets import queries
from xundian.targets.models import TargetPlan

pytestmark = pytest.mark.django_db


def test_a_plan_whose_parts_make_up_the_whole_is_even(tree):
    make_plan(tree, county=100, township=60, other=40)
    assert not queries.uneven(TargetPlan.objects.all()).exists()


def test_a_plan_whose_parts_differ_is_found_whatever_year_or_indicator_the_others_have(tree):
    make_plan(tree, county=100, township=60, other=40)
    make_plan(tree, county=100, township=60, other=41, indicator="trained")
    make_plan(tree, county=100, township=60, other=40, indicator="trained", year=2027)
    found = queries.uneven(TargetPlan.objects.all())
    assert [(each.indicator, each.year) for each in found] == [("trained", 2026)]


def test_a_difference_that_was_explained_is_no_longer_one(tree):
    plan = make_plan(tree, county=100, township=60, other=30)
    assert queries.uneven(TargetPlan.objects.all()).exists()
    frozen(plan, difference="十个名额留作机动")
    assert not queries.uneven(TargetPlan.objects.all()).exists()


def test_many_plans_cost_what_one_costs(tree):
    costs = []
    for year in (2026, 2027, 2028):
        make_plan(tree, county=100, township=60, other=41, year=year)
        with CaptureQueriesContext(connection) as caught:
            list(queries.uneven(TargetPlan.objects.all()))
        costs.append(len(caught))
    assert costs == [3, 3, 3]

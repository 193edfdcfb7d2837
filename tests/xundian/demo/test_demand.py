"""The demo county teaches every kind, takes orders in every state, and opens a class from an order and from wishes."""

import pytest

from tests.xundian.demo.conftest import ON
from trainings import journeys
from trainings.classes.models import Enrolment, TrainingClass
from trainings.demand import queries
from trainings.demand.models import TrainingOrder
from trainings.demand.states import OrderState
from trainings.programmes.models import Programme
from trainings.programmes.states import NAMED_PROJECTS, ProgrammeKind
from xundian.accounts.models import User

pytestmark = [pytest.mark.usefixtures("loaded"), pytest.mark.django_db]


def values(model, field):
    return set(model.objects.values_list(field, flat=True))


def test_every_kind_and_every_named_project_is_taught():
    assert values(Programme, "kind") == set(ProgrammeKind.values)
    assert values(Programme, "project") >= set(NAMED_PROJECTS)


def test_orders_stand_in_every_state_and_one_has_days_that_are_over():
    assert values(TrainingOrder, "state") == set(OrderState.values)
    assert queries.past_their_days(TrainingOrder.objects.all(), ON).count() == 1


def test_wishes_stand_beside_orders_with_a_gap_on_either_side():
    lines = queries.demand(User.objects.get(username="county"), ON)
    assert {line.gap > 0 for line in lines} == {True, False}
    assert any(line.supported for line in lines)


def test_a_class_is_planned_from_an_order_and_nobody_is_enrolled_in_it():
    row = TrainingClass.objects.get(order__isnull=False)
    assert (row.state, row.occupation) == ("planned", row.order.occupation)
    assert not Enrolment.objects.filter(training_class=row).exists()
    first = [each.first for each in journeys.proposed(row, ON)]
    assert first == sorted(first, reverse=True)

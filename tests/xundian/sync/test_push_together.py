"""The visits of a batch are read for and reckoned together: what stands afterwards is the same as one by one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers import journeys
from laborers.registry.models import CaseEvent
from laborers.visits import actions as visits
from laborers.visits.models import News, Visit, VisitPlan
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.visits import make_visit, noon

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
JUNE_20, JUNE_12 = date(2026, 6, 20), date(2026, 6, 12)


@pytest.fixture
def family(cast, tree):
    """Makes a household with somebody away; nothing is planned for it, as if the sweep were late."""

    def make():
        placement = make_placement(make_laborer(make_household(tree.village)), by=cast.officer)
        VisitPlan.objects.filter(household=placement.household).delete()
        return placement.household

    return make


def june(household):
    return VisitPlan.objects.get(household=household, kind="household_monthly", period="2026-06")


def standing(household):
    """All that visits leave behind."""
    plans = VisitPlan.objects.filter(household=household).order_by("kind", "period")
    lines = CaseEvent.objects.filter(case__laborer__household=household, kind="visited").order_by("on")
    return (
        list(plans.values_list("kind", "period", "state", "done_on", "entered_on", "reason", "window_from")),
        list(lines.values_list("on", "by", "detail__outcome", "detail__kind")),
        list(Visit.objects.filter(household=household).order_by("visited_on").values_list("plan__period", "by")),
        list(News.objects.filter(household=household).order_by("text").values_list("text", "state")),
    )


def on_day(phone, household, day, **payload):
    return phone.visit(
        household, payload={"visited_on": day.isoformat()} | payload, occurred_at=noon(day).isoformat()
    )  # fmt: skip


def test_a_batch_leaves_what_single_visits_leave(phone, family, cast):
    one, other = family(), family()
    make_visit(one, JUNE_12, cast.officer, outcome="nobody_home", met="head")
    make_visit(one, JUNE_20, cast.officer, met="head")
    attempt = on_day(phone, other, JUNE_12, outcome="nobody_home")
    assert phone.codes(attempt, on_day(phone, other, JUNE_20), phone.visit(family())) == ["applied"] * 3
    assert standing(other) == standing(one)
    assert (june(other).state, june(other).done_on) == ("done", JUNE_20)


def test_a_visit_costs_no_statement_of_its_own(phone, family):
    def statements(number):
        ops = [phone.visit(family(), payload={"findings": {"land": "leased"}}) for _each in range(number)]
        with CaptureQueriesContext(connection) as seen:
            assert phone.codes(*ops) == ["applied"] * number
        return len(seen)

    statements(1)
    few, many = statements(3), statements(15)
    assert many == few


def test_a_plan_that_a_visit_of_the_batch_made_done_is_not_excused(phone, family):
    household = family()
    visits.plan_for(household=household, on=JUNE_20)
    excuse = phone.op("visit_plan", "update", {"excuse": "festival"}, entity_id=str(june(household).pk))
    assert phone.codes(phone.visit(household), excuse) == ["applied", "invalid"]
    assert june(household).state == "done"


def test_a_visit_and_its_withdrawal_in_one_batch_leave_the_plan_waiting(phone, family):
    household = family()
    visit = phone.visit(household)
    back = phone.visit(household, payload={"outcome": "withdrawn", "corrects": visit["entity_id"]})
    assert phone.codes(visit, back, phone.visit(family())) == ["applied"] * 3
    assert (june(household).state, june(household).done_on) == ("planned", None)


def test_a_refused_visit_leaves_nothing_behind(phone, family):
    household = family()
    wrong = phone.visit(household, payload={"findings": {"land": "sold to the moon"}})
    assert phone.codes(wrong, phone.visit(family())) == ["invalid", "applied"]
    assert june(household).state == "planned"
    assert standing(household)[1:] == ([], [], [])


def test_a_day_in_the_future_plans_nothing(phone, family):
    household = family()
    assert phone.codes(on_day(phone, household, date(2026, 9, 1))) == ["invalid"]
    assert not VisitPlan.objects.filter(household=household).exists()


def test_the_same_visit_twice_in_a_batch_is_one(phone, family):
    household = family()
    first = phone.visit(household)
    again = first | {"op_id": "5c5d9a52-0b5a-4ad5-8a63-0c1f3f1c2f11", "device_seq": next(phone.numbers)}
    assert phone.codes(first, again) == ["applied", "applied"]
    assert len(standing(household)[1]) == Visit.objects.count() == 1


def test_when_the_whole_fails_for_one_the_others_are_taken_one_by_one(phone, family, monkeypatch, caplog):
    good, bad = family(), family()
    settle = visits.settle_plans

    def broken(*, visits):
        if any(each.household_id == bad.pk for each in visits):
            raise ZeroDivisionError
        settle(visits=visits)

    monkeypatch.setattr(journeys.visiting.visits, "settle_plans", broken)
    assert phone.codes(phone.visit(good), phone.visit(bad)) == ["applied", "retry"]
    assert (june(good).state, Visit.objects.count()) == ("done", 1)
    assert len(standing(good)[1]) == 1
    assert "one by one" in caplog.text

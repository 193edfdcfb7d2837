"""The statements that plan: the same windows as the rules, the same rows however often and however late."""

import random
from datetime import date, timedelta

import pytest

from laborers import journeys
from laborers.placements import actions as placements
from laborers.visits import actions, rules
from laborers.visits.models import VisitPlan
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.visits import make_visit
from xundian.kit.sql import execute, fetch

MONTHS = [date(2026, month, 1) for month in range(1, 13)]


def live():
    """Every plan that is not cancelled, without its key."""
    names = ("kind", "household_id", "placement_id", "period", "window_from", "window_to", "state")
    return sorted(VisitPlan.objects.exclude(state="cancelled").values_list(*names), key=str)


def move_start(placement, day):
    """The same placement as if it had begun on another day; for reading plans of many starts."""
    execute("DELETE FROM laborers_visitplan")
    type(placement).objects.filter(pk=placement.pk).update(started_on=day)


def test_the_statements_say_the_same_as_the_rules_for_every_start_of_four_years(cast, tree):
    placement = make_placement(make_laborer(make_household(tree.village)), by=cast.officer)
    rows = fetch(
        """SELECT d::date, k, (d::date + make_interval(months => 6 * (k - 1)))::date + 1,
                  (d::date + make_interval(months => 6 * k))::date
           FROM generate_series('2023-03-01'::date, '2027-02-28', '1 day') d, generate_series(1, 8) k"""
    )
    assert len(rows) == 1461 * 8
    assert [(start, k) for start, k, *window in rows if rules.field_window(start, k) != tuple(window)] == []
    for start in (date(2023, 8, 31), date(2024, 2, 29), date(2025, 1, 31), date(2025, 12, 1)):
        move_start(placement, start)
        on = start + timedelta(days=800)
        actions.plan(on=on)
        assert windows("field_half_year") == field_windows(start, on)
        assert windows("household_monthly") == month_windows(start, on)
        assert windows("care_yearly") == [rules.year_window(start, year) for year in range(start.year, on.year + 1)]


def windows(kind):
    plans = VisitPlan.objects.filter(kind=kind).order_by("window_to")
    return list(plans.values_list("window_from", "window_to"))


def field_windows(start, on):
    every = [rules.field_window(start, k) for k in range(1, 10)]
    return [(first, last) for first, last in every if first - timedelta(days=1) <= on]


def month_windows(start, on):
    count = (on.year - start.year) * 12 + on.month - start.month
    return [rules.month_window(start, rules.plus_months(start.replace(day=1), number)) for number in range(count + 1)]


@pytest.mark.parametrize("late", [3, 92])
def test_a_late_sweep_makes_the_rows_of_daily_ones(cast, tree, late):
    start, end = date(2025, 11, 30), date(2026, 4, 12)
    make_placement(make_laborer(make_household(tree.village)), by=cast.officer, started_on=start)
    for number in range((end - start).days + 1):
        actions.plan(on=start + timedelta(days=number))
    daily = live()
    execute("DELETE FROM laborers_visitplan")
    actions.plan(on=end - timedelta(days=late))
    actions.plan(on=end)
    assert live() == daily
    execute("DELETE FROM laborers_visitplan")
    actions.plan(on=end)
    assert live() == daily


def test_a_second_run_changes_nothing_at_all(cast, tree):
    make_placement(make_laborer(make_household(tree.village)), by=cast.officer)
    actions.plan(on=date(2026, 6, 1))
    before = list(VisitPlan.objects.order_by("pk").values())
    assert actions.plan(on=date(2026, 6, 1)) == {"planned": 0, "revived": 0, "cancelled": 0, "excused": 0}
    assert list(VisitPlan.objects.order_by("pk").values()) == before


def test_work_in_the_county_owes_no_visits(cast, tree):
    make_placement(make_laborer(make_household(tree.village)), by=cast.officer, destination="530129")
    assert actions.plan(on=date(2026, 6, 1))["planned"] == 0


def test_a_start_to_come_owes_nothing_yet(cast, tree):
    make_placement(make_laborer(make_household(tree.village)), by=cast.officer, on=date(2026, 3, 1))
    assert live() == []
    actions.plan(on=date(2026, 3, 10))
    assert len(live()) == 3


def test_an_end_cancels_what_lies_after_it_and_keeps_what_was_owed(cast, tree):
    placement = make_placement(
        make_laborer(make_household(tree.village)), by=cast.officer, started_on=date(2025, 8, 31)
    )
    actions.plan(on=date(2026, 4, 2))
    placements.end(placement=placement, ended_on=date(2026, 3, 15), reason="family", by=cast.officer)
    assert actions.plan(on=date(2026, 4, 2))["cancelled"] == 3
    kept = [(kind, period) for kind, _home, _placement, period, *_rest in live()]
    assert kept.count(("field_half_year", "1")) == 1
    assert [period for kind, period in kept if kind == "household_monthly"][-1] == "2026-03"
    assert [period for kind, period in kept if kind == "care_yearly"] == ["2025"]
    assert actions.plan(on=date(2026, 7, 1)) == {"planned": 0, "revived": 0, "cancelled": 0, "excused": 0}


def test_the_household_is_visited_as_long_as_anyone_is_away(cast, tree):
    household = make_household(tree.village)
    first = make_placement(make_laborer(household), by=cast.officer)
    make_placement(make_laborer(household, name="王芳"), by=cast.officer)
    on = date(2026, 4, 20)
    actions.plan(on=on)
    journeys.end_placement(placement=first, ended_on=date(2026, 3, 20), reason="family", by=cast.officer, on=on)
    kinds = [kind for kind, *_rest in live()]
    assert (kinds.count("household_monthly"), kinds.count("field_half_year"), kinds.count("care_yearly")) == (2, 1, 1)


def test_a_new_departure_brings_a_cancelled_visit_back(cast, tree):
    laborer = make_laborer(make_household(tree.village))
    first = make_placement(laborer, by=cast.officer)
    actions.plan(on=date(2026, 4, 20))
    journeys.end_placement(
        placement=first, ended_on=date(2026, 3, 31), reason="changed_job", by=cast.officer, on=date(2026, 4, 20)
    )
    april = VisitPlan.objects.get(kind="household_monthly", period="2026-04")
    assert (april.state, april.reason) == ("cancelled", "ended")
    make_placement(laborer, by=cast.officer, started_on=date(2026, 4, 20))
    april.refresh_from_db()
    assert (april.state, april.reason, april.window_from) == ("planned", "", date(2026, 4, 1))


def test_a_departure_written_down_later_widens_the_first_window(cast, tree):
    household = make_household(tree.village)
    make_placement(make_laborer(household), by=cast.officer, started_on=date(2026, 3, 25))
    make_placement(
        make_laborer(household, name="王芳"), by=cast.officer, started_on=date(2026, 3, 5), on=date(2026, 3, 25)
    )
    plan = VisitPlan.objects.get(kind="household_monthly")
    assert (plan.window_from, plan.window_to) == (date(2026, 3, 5), date(2026, 3, 31))


def test_what_is_done_or_excused_stays_as_it_is(cast, tree):
    household = make_household(tree.village)
    placement = make_placement(make_laborer(household), by=cast.officer)
    make_visit(household, date(2026, 4, 3), cast.officer)
    actions.plan(on=date(2026, 5, 3))
    may = VisitPlan.objects.get(kind="household_monthly", period="2026-05")
    actions.excuse(plan=may, reason="migrant_home", by=cast.officer, on=date(2026, 5, 3))
    placements.end(placement=placement, ended_on=date(2026, 3, 31), reason="family", by=cast.officer)
    actions.plan(on=date(2026, 6, 1))
    states = dict(VisitPlan.objects.filter(kind="household_monthly").values_list("period", "state"))
    assert states == {"2026-03": "planned", "2026-04": "done", "2026-05": "excused"}


def test_planning_one_household_leaves_the_others(cast, tree):
    here, there = make_household(tree.village), make_household(tree.next_village)
    for household in (here, there):
        make_placement(make_laborer(household), by=cast.county)
    execute("DELETE FROM laborers_visitplan")
    actions.plan_for(household=here, on=date(2026, 4, 1))
    assert {household for _kind, household, *_rest in live()} == {here.pk}


def test_each_kind_takes_two_statements_and_excused_periods_two(cast, tree, django_assert_num_queries):
    for _number in range(5):
        make_placement(make_laborer(make_household(tree.village)), by=cast.officer)
    with django_assert_num_queries(10):  # and a savepoint
        actions.plan(on=date(2026, 7, 1))


def test_sweeps_that_fall_out_now_and_then_leave_nothing_for_a_look_at_the_whole_history(cast, tree):
    chance = random.Random(7)
    households = [make_household(tree.village) for _number in range(6)]
    workers = [make_laborer(household) for household in households for _twice in range(2)]
    day, at_work = date(2025, 8, 1), {}
    while day < date(2026, 8, 1):
        person = chance.choice(workers)
        if person.pk not in at_work:
            at_work[person.pk] = make_placement(person, by=cast.officer, started_on=day)
        else:
            gone = at_work.pop(person.pk)
            ended_on = max(gone.started_on, day - timedelta(days=chance.randrange(20)))
            journeys.end_placement(placement=gone, ended_on=ended_on, reason="family", by=cast.officer, on=day)
        day += timedelta(days=chance.randrange(1, 30))
        if chance.random() < 0.5:
            actions.plan(on=day)
    actions.plan(on=day)
    swept = live()
    assert len(swept) > 50
    for household in households:
        again = actions.plan_for(household=household, on=day)
        assert again == {"planned": 0, "revived": 0, "cancelled": 0, "excused": 0}
    assert live() == swept

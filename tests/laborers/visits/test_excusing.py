"""Excused periods: what lies in them is owed no more, what has days left is, and taking one back brings all back."""

import random
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from laborers import journeys
from laborers.visits import actions, rules
from laborers.visits.models import ExcusedPeriod, VisitPlan
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.visits import make_visit, noon
from xundian.kit.errors import Conflict, Invalid, MoveRefused

ON = date(2026, 6, 20)


@pytest.fixture
def placement(cast, tree):
    """Away since 10 March 2026."""
    found = make_placement(make_laborer(make_household(tree.village)), by=cast.officer)
    actions.plan(on=ON)
    return found


@pytest.fixture
def home(placement):
    return placement.household


def excused(home, first, last, by, on=ON, reason="family_away", **what):
    what = what or {"household": home}
    return actions.excuse_period(from_on=first, to_on=last, reason=reason, by=by, on=on, **what)


def states(home, kind="household_monthly"):
    rows = VisitPlan.objects.filter(household=home, kind=kind).order_by("period")
    return {row.period: row.state for row in rows}


def test_it_excuses_the_windows_that_lie_in_it_and_leaves_those_with_days_left(cast, home):
    period = excused(home, date(2026, 4, 1), date(2026, 5, 30), cast.officer)
    assert states(home) == {
        "2026-03": "planned", "2026-04": "excused", "2026-05": "planned", "2026-06": "planned",
    }  # fmt: skip
    april = VisitPlan.objects.get(household=home, period="2026-04")
    assert (april.reason, april.excused_by) == ("family_away", period)
    assert states(home, "care_yearly") == {"2026": "planned"}


def test_two_periods_side_by_side_leave_no_day(cast, home):
    excused(home, date(2026, 4, 1), date(2026, 4, 12), cast.officer)
    assert states(home)["2026-04"] == "planned"
    second = excused(home, date(2026, 4, 13), date(2026, 4, 30), cast.officer, reason="household_moved")
    april = VisitPlan.objects.get(household=home, period="2026-04")
    assert (april.state, april.reason, april.excused_by) == ("excused", "household_moved", second)


def test_what_is_planned_later_is_excused_too(cast, home):
    excused(home, date(2026, 7, 1), date(2026, 8, 31), cast.officer)
    assert actions.plan(on=date(2026, 8, 2))["excused"] == 2
    assert states(home)["2026-07"] == states(home)["2026-08"] == "excused"
    assert actions.plan(on=date(2026, 8, 3)) == {"planned": 0, "revived": 0, "cancelled": 0, "excused": 0}


def test_taking_it_back_brings_back_what_it_excused_and_nothing_else(cast, home):
    by_hand = VisitPlan.objects.get(household=home, period="2026-03", kind="household_monthly")
    actions.excuse(plan=by_hand, reason="road_closed", by=cast.officer, on=ON)
    period = excused(home, date(2026, 3, 1), date(2026, 5, 31), cast.officer)
    make_visit(home, date(2026, 5, 4), cast.officer, at=noon(ON), late_reason="补录")
    gone = actions.withdraw_period(period=period, by=cast.township, on=ON)
    assert (gone.withdrawn_on, gone.withdrawn_by) == (ON, cast.township)
    assert states(home) == {
        "2026-03": "excused", "2026-04": "planned", "2026-05": "done", "2026-06": "planned",
    }  # fmt: skip
    assert not VisitPlan.objects.exclude(excused_by=None).exists()
    with pytest.raises(Conflict) as refusal:
        actions.withdraw_period(period=period, by=cast.officer, on=ON)
    assert refusal.value.code == "withdrawn"


def test_an_earlier_end_gives_back_what_has_days_left(cast, home):
    period = excused(home, date(2026, 4, 1), date(2026, 5, 31), cast.officer)
    actions.end_period(period=period, to_on=date(2026, 5, 30), by=cast.officer, on=ON)
    assert (states(home)["2026-04"], states(home)["2026-05"]) == ("excused", "planned")
    for day in (date(2026, 3, 31), date(2026, 5, 31)):
        with pytest.raises(Invalid) as refusal:
            actions.end_period(period=period, to_on=day, by=cast.officer, on=ON)
        assert refusal.value.errors[0][:2] == ("to_on", "out_of_range")


def test_of_a_household_visits_to_it_and_of_a_migrant_those_in_the_field(cast, home, placement):
    excused(home, date(2026, 3, 10), date(2026, 9, 30), cast.officer)
    assert states(home, "field_half_year") == {"1": "planned"}
    excused(
        home, date(2026, 3, 11), date(2026, 9, 10), cast.officer, reason="migrant_home", laborer=placement.laborer
    )  # fmt: skip
    assert states(home, "field_half_year") == {"1": "excused"}
    excused(home, date(2026, 1, 1), date(2026, 3, 9), cast.officer)
    assert states(home, "care_yearly") == {"2026": "planned"}


def test_an_excused_window_that_grows_is_owed_again(cast, tree):
    home = make_household(tree.village)
    make_placement(make_laborer(home), by=cast.officer, started_on=date(2026, 4, 15), on=date(2026, 4, 20))
    excused(home, date(2026, 4, 15), date(2026, 4, 30), cast.officer, on=date(2026, 4, 20))
    assert states(home) == {"2026-04": "excused"}
    other = make_laborer(home, name="王芳")
    make_placement(other, by=cast.officer, started_on=date(2026, 4, 2), on=date(2026, 4, 20))
    april = VisitPlan.objects.get(household=home, period="2026-04")
    assert (april.window_from, april.state, april.excused_by, april.reason) == (date(2026, 4, 2), "planned", None, "")


def test_an_end_of_the_work_stops_the_visits_that_a_period_had_excused(cast, home, placement):
    period = excused(home, date(2026, 6, 1), date(2026, 6, 30), cast.officer)
    journeys.end_placement(placement=placement, ended_on=date(2026, 5, 20), reason="returned", by=cast.officer, on=ON)
    actions.withdraw_period(period=period, by=cast.officer, on=ON)
    assert states(home)["2026-06"] == "cancelled"
    assert states(home, "field_half_year") == {"1": "cancelled"}


def test_a_visit_taken_back_in_an_excused_period_is_excused_again(cast, home):
    period = excused(home, date(2026, 4, 1), date(2026, 4, 30), cast.officer)
    visit, _created = make_visit(home, date(2026, 4, 9), cast.officer, at=noon(date(2026, 4, 9)))
    assert states(home)["2026-04"] == "done"
    make_visit(home, date(2026, 4, 9), cast.officer, corrects=visit, outcome="withdrawn")
    april = VisitPlan.objects.get(household=home, period="2026-04")
    assert (april.state, april.excused_by) == ("excused", period)


@pytest.mark.parametrize(
    ("first", "last", "reason", "problem"),
    [
        (date(2026, 4, 2), date(2026, 4, 1), "family_away", ("to_on", "before_start")),
        (date(2026, 1, 1), date(2027, 1, 3), "family_away", ("to_on", "too_long")),
        (date(2026, 4, 1), date(2026, 4, 2), "tired", ("reason", "unknown")),
    ],
)
def test_wrong_periods_are_refused(cast, home, first, last, reason, problem):
    with pytest.raises(Invalid) as refusal:
        excused(home, first, last, cast.officer, reason=reason)
    assert refusal.value.errors[0][:2] == problem
    assert not ExcusedPeriod.objects.exists()


def test_periods_of_one_subject_do_not_overlap_in_the_database_either(cast, home, placement):
    period = excused(home, date(2026, 4, 1), date(2026, 4, 30), cast.officer)
    for first, last in ((date(2026, 4, 30), date(2026, 5, 9)), (date(2026, 4, 1), date(2026, 4, 1))):
        with pytest.raises(Conflict) as refusal:
            excused(home, first, last, cast.officer)
        assert (refusal.value.field, refusal.value.code) == ("from_on", "overlap")
    copy = {"household": home, "division_id": home.division_id, "from_on": date(2026, 4, 5), "by": cast.officer}
    with pytest.raises(IntegrityError), transaction.atomic():
        ExcusedPeriod.objects.create(to_on=date(2026, 6, 1), reason="family_away", **copy)
    excused(home, date(2026, 4, 1), date(2026, 4, 30), cast.officer, laborer=placement.laborer)
    actions.withdraw_period(period=period, by=cast.officer, on=ON)
    excused(home, date(2026, 4, 1), date(2026, 4, 30), cast.officer)
    with pytest.raises(Conflict) as refusal:
        excused(home, date(2026, 7, 1), date(2026, 7, 2), cast.officer, household=home, id=period.pk)
    assert refusal.value.code == "id_reused"


def test_it_names_a_household_or_a_migrant(cast):
    with pytest.raises(Invalid):
        actions.excuse_period(from_on=ON, to_on=ON, reason="family_away", by=cast.officer, on=ON)


def test_the_statement_excuses_what_the_rule_excuses_whatever_the_periods(cast, home):
    chance, day = random.Random(4), timedelta(days=1)
    for _time in range(12):
        periods, at = [], date(2026, 3, 1)
        while at < date(2026, 7, 20):
            first = at + day * chance.choice((0, 0, 1, 9))
            last = first + day * chance.randrange(70)
            periods.append(excused(home, first, last, cast.officer))
            at = last + day
        told = [(each.from_on, each.to_on) for each in periods]
        for plan in VisitPlan.objects.filter(household=home, kind="household_monthly"):
            by = rules.excused_by(plan.window_from, plan.window_to, told)
            found = plan.excused_by and (plan.excused_by.from_on, plan.excused_by.to_on)
            assert (plan.state == "excused", found) == (by is not None, by)
        for period in periods:
            actions.withdraw_period(period=period, by=cast.officer, on=ON)
        assert set(states(home).values()) == {"planned"}


def test_an_officer_s_own_word_outlives_the_period(cast, home):
    period = excused(home, date(2026, 4, 1), date(2026, 4, 30), cast.officer)
    april = VisitPlan.objects.get(household=home, period="2026-04")
    actions.excuse(plan=april, reason="not_wished", by=cast.officer, on=ON)
    actions.withdraw_period(period=period, by=cast.officer, on=ON)
    assert states(home)["2026-04"] == "excused"
    with pytest.raises(MoveRefused):
        actions.excuse(plan=april, reason="not_wished", by=cast.officer, on=ON)

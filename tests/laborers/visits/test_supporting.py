"""Support visits 1, 3 and 6 months after moving in: windows, planning late and twice, moving on, the site's list."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.visits import actions, queries, rules
from laborers.visits.actions.supporting import WINDOWS
from laborers.visits.models import VisitPlan
from tests.factories.registry import make_household
from tests.factories.visits import make_visit
from xundian.kit.errors import Invalid
from xundian.kit.sql import fetch

MOVED = date(2026, 1, 31)
DAY = timedelta(days=1)


@pytest.fixture
def household(tree):
    return make_household(tree.village)


def plan(on, *moves):
    return actions.plan_support(moves=[(home.pk, moved) for home, moved in moves], on=on)


def plans(state="planned"):
    rows = VisitPlan.objects.filter(kind="settling_in", state=state).order_by("window_to")
    return list(rows.values_list("period", "window_from", "window_to"))


@pytest.mark.parametrize(
    ("moved", "marks"),
    [
        (date(2026, 1, 31), [date(2026, 2, 28), date(2026, 4, 30), date(2026, 7, 31)]),
        (date(2023, 12, 31), [date(2024, 1, 31), date(2024, 3, 31), date(2024, 6, 30)]),
        (date(2026, 3, 10), [date(2026, 4, 10), date(2026, 6, 10), date(2026, 9, 10)]),
    ],
)
def test_the_windows_are_a_week_before_and_after_the_mark(moved, marks):
    assert rules.support_windows(moved) == [(f"{mark:%Y-%m}", mark - 7 * DAY, mark + 7 * DAY) for mark in marks]


@pytest.mark.parametrize(
    ("on", "periods"),
    [
        (date(2026, 2, 20), []),
        (date(2026, 2, 21), ["2026-02"]),
        (date(2026, 4, 6), ["2026-02"]),
        (date(2026, 4, 7), []),
        (date(2026, 4, 23), ["2026-04"]),
        (date(2026, 7, 24), ["2026-07"]),
        (date(2027, 1, 1), []),
    ],
)
def test_what_a_sweep_plans_on_a_day(on, periods, household, cast):
    assert [period for period, _first, _last in rules.support_owed(MOVED, on)] == periods
    assert plan(on, (household, MOVED))["planned"] == len(periods)
    assert plans() == rules.support_owed(MOVED, on)


def test_the_statement_says_the_same_as_the_rule_for_every_day_of_two_years(household):
    days = [date(2023, 6, 1) + number * DAY for number in range(731)]
    given = {"households": [household.pk] * len(days), "days": days, "months": [1, 3, 6], "margin": 7}
    rows = fetch(f"SELECT period, window_from, window_to FROM ({WINDOWS}) w", given)
    assert sorted(rows) == sorted(window for day in days for window in rules.support_windows(day))


def test_twice_late_and_after_the_visit_it_changes_nothing(household, cast):
    on = date(2026, 2, 25)
    assert plan(on, (household, MOVED)) == {"planned": 1, "revived": 0, "cancelled": 0, "excused": 0}
    assert plan(on, (household, MOVED))["planned"] == 0
    found = {"activity": "help_given", "home": "good", "earner": "no", "way_about": "yes"}
    visit, _created = make_visit(household, on, by=cast.county, kind="settling_in", findings=found)
    assert visit.plan.kind == "settling_in"
    assert plan(on + 20 * DAY, (household, MOVED)) == {"planned": 0, "revived": 0, "cancelled": 0, "excused": 0}
    assert [period for period, *_days in plans("done")] == ["2026-02"]


def test_who_moved_on_is_owed_only_what_follows_from_the_new_home(household):
    plan(date(2026, 2, 25), (household, MOVED))
    assert plan(date(2026, 2, 26))["cancelled"] == 1
    assert plans() == []
    moved = date(2026, 1, 25)
    assert plan(date(2026, 2, 27), (household, moved)) == {"planned": 0, "revived": 1, "cancelled": 0, "excused": 0}
    assert plans() == rules.support_owed(moved, date(2026, 2, 27))


def test_the_sweep_of_work_leaves_them_alone(household):
    plan(date(2026, 2, 25), (household, MOVED))
    actions.plan(on=date(2026, 2, 25))
    assert len(plans()) == 1


def test_days_that_are_excused_excuse_them_too(household, cast):
    actions.excuse_period(
        household=household, from_on=date(2026, 2, 1), to_on=date(2026, 3, 31), reason="family_away", by=cast.county,
        on=date(2026, 2, 1),
    )  # fmt: skip
    assert plan(date(2026, 2, 25), (household, MOVED))["excused"] == 1
    assert plans() == []


def test_it_takes_the_same_statements_for_3_and_30(tree):
    counted = []
    for more in (3, 30):
        homes = [(make_household(tree.village), MOVED) for _number in range(more)]
        with CaptureQueriesContext(connection) as told:
            assert plan(date(2026, 2, 25), *homes)["planned"] == more
        counted.append(len(told))
    assert counted[0] == counted[1]


def test_they_stand_on_the_officers_list_from_the_first_day_of_the_window(household, cast):
    plan(date(2026, 2, 21), (household, MOVED))
    assert [row.kind for row in queries.work_list(cast.county, date(2026, 2, 21))] == ["settling_in"]
    assert not queries.overdue(VisitPlan.objects.all(), date(2026, 3, 7)).exists()
    assert queries.overdue(VisitPlan.objects.all(), date(2026, 3, 8)).exists()


@pytest.mark.parametrize("found", [{"home": "no"}, {"earner": "maybe"}, {"hours": "up_to_8"}])
def test_only_its_own_questions_are_answered(household, cast, found):
    with pytest.raises(Invalid):
        make_visit(household, date(2026, 2, 25), by=cast.county, kind="settling_in", findings=found)

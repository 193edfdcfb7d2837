"""One definition of due and overdue, whoever asks: rule, queryset, counts, work list, digest."""

import random
from datetime import date, timedelta

import pytest

from laborers.visits import actions, queries, rules
from laborers.visits.models import VisitPlan
from tests.conftest import SITE_ID
from tests.factories.placements import SHENZHEN, make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.visits import make_visit
from xundian.accounts.scope import visible_to
from xundian.kit.sql import execute

ON = date(2026, 4, 20)


@pytest.fixture
def county(cast, tree):
    """Households of several villages, one of them on a site, with migrants in Kunming, Shenzhen and the county."""
    for number, village in enumerate(
        (tree.village, tree.village, tree.next_village, tree.far_village, tree.other_village)
    ):
        household = make_household(village, group_name=f"{number}组")
        head = make_laborer(household, relation="02", name=f"马{number}")
        away = make_placement(
            make_laborer(household), by=cast.county, started_on=date(2025, 8, 20) + timedelta(days=40 * number),
            destination=("530112", SHENZHEN, "530129")[number % 3],
        )  # fmt: skip
        assert away.household == head.household
    execute("UPDATE laborers_household SET site_id = %s WHERE division_id = %s", [SITE_ID, tree.far_village.code])
    actions.plan(on=ON)
    shuffle = random.Random(20260420)
    for plan in VisitPlan.objects.order_by("window_to", "household_id", "kind"):
        fate = shuffle.choice(["wait", "wait", "wait", "done", "excuse"])
        if fate == "excuse":
            actions.excuse(plan=plan, reason="not_wished", by=cast.county, on=ON)
        elif fate == "done" and plan.placement_id is None and plan.window_from <= ON:
            day = min(plan.window_to, ON)
            make_visit(plan.household, day, cast.county, kind=plan.kind, plan=plan, late_reason="补录")
    return cast


@pytest.mark.parametrize("days_later", [0, 10, 11, 31, 200])
def test_every_reader_counts_the_same_overdue_visits(county, days_later):
    on = ON + timedelta(days=days_later)
    plans = VisitPlan.objects.all()
    by_rule = {plan.pk for plan in plans if rules.is_overdue(plan.window_to, plan.state, on)}
    assert by_rule
    assert {plan.pk for plan in queries.overdue(plans, on)} == by_rule
    assert sum(row["overdue"] for row in queries.counts(plans, on)) == len(by_rule)
    assert sum(row["overdue"] for row in queries.counts(plans, on, digits=12)) == len(by_rule)
    for user in (county.officer, county.township, county.county, county.station, county.site):
        mine = by_rule & {plan.pk for plan in visible_to(user, plans)}
        listed = {plan.pk for plan in queries.work_list(user, on) if plan.window_to < on}
        assert listed == mine


@pytest.mark.parametrize("name", ["officer", "colleague", "township", "station", "site"])
@pytest.mark.parametrize("days_later", [0, 45])
def test_the_digest_counts_what_the_scope_service_shows(county, name, days_later):
    on, user = ON + timedelta(days=days_later), getattr(county, name)
    seen = visible_to(user, VisitPlan.objects.all())
    expected = queries.due(seen, on).count(), queries.overdue(seen, on).count()
    rows = {row["user_id"]: (row["due"], row["overdue"]) for row in queries.due_and_overdue_by_officer(on)}
    assert rows.get(user.pk, (0, 0)) == expected
    assert sum(expected) > 0 or name == "colleague"


def test_the_digest_knows_neither_leaders_nor_the_county_nor_closed_accounts(county):
    type(county.officer).objects.filter(pk=county.officer.pk).update(is_active=False)
    told = {row["user_id"] for row in queries.due_and_overdue_by_officer(ON)}
    assert told == {county.township.pk, county.station.pk, county.site.pk} | (told & {county.colleague.pk})


def test_counts_are_of_the_windows_that_end_in_the_period(county):
    plans = VisitPlan.objects.all()
    march = queries.counts(plans, ON, digits=6, since=date(2026, 3, 1), until=date(2026, 3, 31))
    ends = plans.filter(window_to__range=(date(2026, 3, 1), date(2026, 3, 31)))
    assert sum(row["done"] + row["overdue"] + row["excused"] + row["due"] for row in march) == ends.count()
    assert {row["place"] for row in march} <= {"530129", "520526"}


def test_the_work_list_is_one_statement_with_head_and_group(county, django_assert_num_queries):
    with django_assert_num_queries(1):
        rows = [(plan.head, plan.household.group_name, plan.window_to) for plan in queries.work_list(county.county, ON)]
    assert rows == sorted(rows, key=lambda row: row[2])
    assert {head for head, *_rest in rows} >= {"马0", "马1"}


def test_a_visit_not_yet_begun_or_no_longer_owed_is_on_no_list(county, tree):
    listed = queries.work_list(county.county, ON)
    assert {plan.state for plan in listed} == {"planned"}
    assert max(plan.window_from for plan in listed) <= ON

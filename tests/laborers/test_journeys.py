"""A placement from its start to its end, with the visits it owes."""

from datetime import date

from laborers import journeys
from laborers.registry import actions as registry
from laborers.registry import queries as registry_queries
from laborers.visits import actions as visits
from laborers.visits.models import VisitPlan
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer

AUGUST_31 = date(2025, 8, 31)


def live(household):
    """The plans of a household that are not cancelled, as (kind, period, from, to)."""
    plans = VisitPlan.objects.filter(household=household).exclude(state="cancelled").order_by("window_to", "kind")
    return [(each.kind, each.period, each.window_from, each.window_to) for each in plans]


def test_it_plans_the_visits_of_a_start_at_the_end_of_august(cast, tree):
    household = make_household(tree.village, on=AUGUST_31)
    make_placement(make_laborer(household, on=AUGUST_31), by=cast.officer, started_on=AUGUST_31)
    assert live(household) == [
        ("household_monthly", "2025-08", AUGUST_31, AUGUST_31),
        ("care_yearly", "2025", AUGUST_31, date(2025, 12, 31)),
        ("field_half_year", "1", date(2025, 9, 1), date(2026, 2, 28)),
    ]


def test_it_owes_one_household_visit_a_month_to_two_migrants_and_two_field_visits(cast, tree):
    household = make_household(tree.village, on=AUGUST_31)
    for name in ("马小梅", "马小军"):
        make_placement(make_laborer(household, name=name, on=AUGUST_31), by=cast.officer, started_on=AUGUST_31)
    visits.plan(on=date(2026, 3, 1))
    kinds = [kind for kind, *_rest in live(household)]
    assert kinds.count("household_monthly") == 8
    assert kinds.count("field_half_year") == 4
    assert kinds.count("care_yearly") == 2


def test_it_stops_the_visits_when_the_placement_ends(cast, tree):
    household = make_household(tree.village, on=AUGUST_31)
    placement = make_placement(make_laborer(household, on=AUGUST_31), by=cast.officer, started_on=AUGUST_31)
    end = date(2025, 11, 12)
    visits.plan(on=date(2025, 12, 2))
    journeys.end_placement(placement=placement, ended_on=end, reason="family", by=cast.officer, on=date(2025, 12, 2))
    visits.plan(on=date(2026, 3, 2))
    assert [(kind, period) for kind, period, *_rest in live(household)] == [
        ("household_monthly", f"2025-{month:02}") for month in (8, 9, 10, 11)
    ]
    placement.case.refresh_from_db()
    assert placement.case.stage == "matching"
    assert "ended" in [event.kind for event in registry_queries.timeline(placement.case)]
    assert registry.open_case_of(placement.laborer) == placement.case

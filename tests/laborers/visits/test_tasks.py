"""The clock's work, late, twice, and none of it once nobody is away."""

from datetime import UTC, date, datetime

import pytest

import laborers.tasks
from laborers import journeys
from laborers.visits import tasks
from laborers.visits.models import VisitPlan
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.visits import make_visit
from xundian.kit.models import OutboxMessage
from xundian.kit.sweeps import SWEEPS, run_sweep

AT = datetime(2026, 4, 1, tzinfo=UTC)
START = date(2026, 3, 10)


@pytest.fixture
def placement(cast, tree):
    return make_placement(make_laborer(make_household(tree.village)), by=cast.officer, started_on=START)


def told(kind):
    """Who was told what, each as (user, values)."""
    rows = OutboxMessage.objects.filter(topic="notice", payload__kind=kind).order_by("dedupe_key")
    return [(row.payload["user_id"], row.payload["values"]) for row in rows]


def test_the_plan_is_made_by_the_sweep_and_again_without_change(placement):
    nothing = {"planned": 0, "revived": 0, "cancelled": 0, "excused": 0, "news": 0}
    assert run_sweep("plan-visits", on=date(2026, 6, 1), at=AT) == nothing | {"planned": 3}
    assert run_sweep("plan-visits", on=date(2026, 6, 1), at=AT) == nothing


def test_the_digest_is_one_message_a_day_for_each_officer(cast, placement):
    tasks.plan_visits(on=date(2026, 4, 5), at=AT)
    for _time in range(2):
        tasks.digest(on=date(2026, 4, 5), at=AT)
    assert sorted(told("digest"), key=str) == sorted(
        [
            (str(cast.officer.pk), {"due": 3, "overdue": 1}),
            (str(cast.township.pk), {"due": 3, "overdue": 1}),
            (str(cast.station.pk), {"due": 1, "overdue": 0}),
        ],
        key=str,
    )
    tasks.digest(on=date(2026, 4, 6), at=AT)
    assert len(told("digest")) == 6


def test_there_is_no_digest_for_nothing(cast, tree):
    make_placement(make_laborer(make_household(tree.village)), by=cast.officer, destination="530129")
    assert tasks.digest(on=date(2026, 4, 5), at=AT) == {"officers": 0}
    assert told("digest") == []


def test_there_is_no_digest_after_the_work_has_ended(cast, placement):
    make_visit(placement.household, date(2026, 3, 20), cast.officer)
    journeys.end_placement(
        placement=placement, ended_on=date(2026, 3, 31), reason="family", by=cast.officer, on=date(2026, 4, 2)
    )
    tasks.plan_visits(on=date(2026, 5, 5), at=AT)
    assert tasks.digest(on=date(2026, 5, 5), at=AT) == {"officers": 0}


def test_the_township_hears_after_seven_days_the_county_after_thirty(cast, placement):
    for day in (date(2026, 4, 7), date(2026, 4, 7)):
        tasks.overdue(on=day, at=AT)
    assert told("overdue_township") == []
    tasks.overdue(on=date(2026, 4, 8), at=AT)
    assert told("overdue_township") == [(str(cast.township.pk), {"count": 1})]
    assert told("overdue_county") == []
    tasks.overdue(on=date(2026, 4, 30), at=AT)
    assert told("overdue_county") == []
    for _time in range(2):
        tasks.overdue(on=date(2026, 5, 1), at=AT)
    assert told("overdue_county") == [(str(cast.county.pk), {"count": 1})]


def test_station_and_home_hear_once_30_and_once_7_days_before_a_field_window_closes(cast, placement):
    plan = VisitPlan.objects.get(kind="field_half_year")
    assert plan.window_to == date(2026, 9, 10)
    both = sorted([str(cast.officer.pk), str(cast.station.pk)])
    assert tasks.field_reminder(on=date(2026, 8, 10), at=AT) == {"reminders": 0}
    for day in (date(2026, 8, 12), date(2026, 8, 12), date(2026, 8, 20)):  # a day late, twice, and later
        tasks.field_reminder(on=day, at=AT)
    assert sorted((user, values["days"]) for user, values in told("field_reminder")) == [(user, 30) for user in both]
    tasks.field_reminder(on=date(2026, 9, 3), at=AT)
    tasks.field_reminder(on=date(2026, 9, 10), at=AT)
    assert sorted((user, values["days"]) for user, values in told("field_reminder")) == [
        (user, days) for user in both for days in (7, 30)
    ]
    assert {values["plan_id"] for _user, values in told("field_reminder")} == {str(plan.pk)}


def test_a_field_visit_that_is_done_is_called_to_mind_no_more(cast, placement):
    make_visit(placement.household, date(2026, 6, 1), cast.station, kind="field_half_year", placement=placement)
    assert tasks.field_reminder(on=date(2026, 9, 3), at=AT) == {"reminders": 0}


def test_every_sweep_of_visits_is_on_the_table():
    assert laborers.tasks.visits is tasks
    assert {"plan-visits", "overdue", "field-reminder", "digest", "contracts"} <= set(SWEEPS)

"""Whose an event is, and for how long it is tried."""

import uuid
from datetime import UTC, datetime

import pytest

from xundian.webhooks.actions import Event
from xundian.webhooks.rules import WAITS, concerns, event, topic_of

DAY = 24 * 3600
MINE, OTHER = uuid.uuid4(), uuid.uuid4()


def happened(division="530129103207", destination="530112", station=None):
    return Event("placement.started", uuid.uuid4(), division, destination, station)


@pytest.mark.parametrize(
    ("what", "told"),
    [
        (happened(), True),
        (happened(destination="530100"), True),
        (happened(destination="440300"), False),
        (happened(destination=""), False),
        (happened(division="520526002001"), False),
        (happened(destination="440300", station=MINE), True),
        (happened(station=OTHER), False),
        (happened(division="520526002001", station=MINE), False),
    ],
)
def test_a_station_is_told_of_its_countys_people_in_its_cities_and_of_what_is_handed_to_it(what, told):
    assert concerns(county="530129", destinations=["5301"], station=MINE, happened=what) is told


@pytest.mark.parametrize(("division", "told"), [("530129", True), ("530129103", True), ("520526002", False)])
def test_a_county_is_told_of_its_own(division, told):
    for where in ("530112", "440300", ""):
        what = happened(division=division, destination=where, station=OTHER)
        assert concerns(county="530129", destinations=None, station=None, happened=what) is told


def test_ten_tries_go_on_for_three_days():
    assert len(WAITS) == 9
    assert 3 * DAY <= sum(WAITS) <= 3.5 * DAY
    assert list(WAITS) == sorted(WAITS)


def test_an_event_says_what_and_where_and_nothing_of_whom():
    pk, at = uuid.UUID(int=1), datetime(2026, 6, 20, 4, tzinfo=UTC)
    assert event(kind="placement.started", at=at, subject=pk, resource="placements") == {
        "type": "placement.started", "timestamp": "2026-06-20T04:00:00+00:00",
        "data": {"id": str(pk), "resource": f"/api/v1/placements/{pk}/"},
    }  # fmt: skip
    assert event(kind="ping", at=at, subject=None, resource="")["data"] == {}


def test_the_outbox_has_a_topic_for_each_subscription():
    assert topic_of(MINE) != topic_of(OTHER)
    assert len(topic_of(MINE)) <= 40

"""Heartbeats: what did its work, and when it counts as late."""

from datetime import UTC, date, datetime, timedelta

import pytest

from xundian.kit import heartbeat

AT = datetime(2026, 4, 1, 8, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.mark.django_db
def test_a_second_beat_replaces_the_first_in_one_statement(django_assert_num_queries):
    heartbeat.beat("sweep.a", at=AT, on=date(2026, 4, 1), detail={"rows": 1})
    with django_assert_num_queries(1):
        heartbeat.beat("sweep.a", at=AT + HOUR, on=date(2026, 4, 2), detail={"rows": 2})
    (row,) = heartbeat.beats().values()
    assert (row.ok_at, row.on, row.detail) == (AT + HOUR, date(2026, 4, 2), {"rows": 2})


@pytest.mark.parametrize(
    ("ok_at", "since", "late"),
    [
        (AT - 3 * HOUR, AT - 9 * HOUR, False),
        (AT - 3 * HOUR - timedelta(seconds=1), AT - 9 * HOUR, True),
        (None, AT - 3 * HOUR, False),
        (None, AT - 4 * HOUR, True),
        (AT - timedelta(days=90), AT - HOUR, False),
    ],
)
def test_it_is_late_after_three_intervals_since_the_last_beat_or_the_start(ok_at, since, late):
    assert heartbeat.is_late(ok_at, HOUR, since=since, at=AT) is late


@pytest.mark.django_db
def test_a_worker_notes_its_start():
    heartbeat.beat(heartbeat.WORKER_STARTED, at=AT)
    assert heartbeat.beats()[heartbeat.WORKER_STARTED].ok_at == AT

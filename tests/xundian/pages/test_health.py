"""/healthz: what is down or late is said in one quick answer, to anybody, without a name in it."""

from datetime import UTC, datetime, timedelta

import pytest
import redis
from django.db import OperationalError

from xundian.kit import heartbeat, sweeps
from xundian.pages import health

NOW = datetime(2026, 4, 1, 8, tzinfo=UTC)
DAYS = timedelta(days=90)


@pytest.fixture(autouse=True)
def clock_at(monkeypatch):
    """A site that started 90 days ago, asked now."""
    monkeypatch.setattr(health.clock, "now", lambda: NOW)
    monkeypatch.setattr(health, "STARTED_AT", NOW - DAYS)


@pytest.fixture
def all_beat(db):
    for name in sweeps.load():
        heartbeat.beat(f"sweep.{name}", at=NOW, detail={"rows": 7})


def test_all_is_well_in_one_query_and_without_a_session(all_beat, client, django_assert_num_queries):
    client.get("/healthz")
    with django_assert_num_queries(1):
        answer = client.get("/healthz")
    body = answer.json()
    assert (answer.status_code, body["status"], body["database"], body["redis"]) == (200, "ok", "ok", "ok")
    assert set(body["heartbeats"]) == set(sweeps.load())
    assert body["heartbeats"]["tick"] == {"ok_at": "2026-04-01T08:00:00Z", "late": False}
    assert body["version"].count(".") == 2
    assert not answer.cookies
    assert "no-store" in answer["Cache-Control"]


def test_a_sweep_that_missed_three_intervals_is_late(all_beat, client):
    heartbeat.beat("sweep.tick", at=NOW - timedelta(minutes=3))
    assert client.get("/healthz").status_code == 200
    heartbeat.beat("sweep.tick", at=NOW - timedelta(minutes=3, seconds=1))
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["status"]) == (503, "late")
    assert [name for name, row in answer.json()["heartbeats"].items() if row["late"]] == ["tick"]


def test_nothing_is_late_before_three_intervals_since_the_start(db, client, monkeypatch):
    heartbeat.beat("sweep.tick", at=NOW - DAYS)
    assert client.get("/healthz").status_code == 503
    monkeypatch.setattr(health, "STARTED_AT", NOW - timedelta(seconds=40))
    assert client.get("/healthz").status_code == 200


def test_a_worker_that_has_just_started_after_a_long_rest_is_well(db, client):
    heartbeat.beat("sweep.tick", at=NOW - DAYS)
    heartbeat.beat(heartbeat.WORKER_STARTED, at=NOW - timedelta(seconds=40))
    assert client.get("/healthz").status_code == 200


def test_without_the_database_it_says_so(client, monkeypatch):
    def fail():
        raise OperationalError("down")

    monkeypatch.setattr(health, "beats", fail)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["status"], answer.json()["database"]) == (503, "down", "down")


def test_without_redis_it_says_so(all_beat, client, monkeypatch):
    nobody = redis.from_url("unix:///nowhere/redis.sock")
    monkeypatch.setattr(health, "_redis", lambda: nobody)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()["status"], answer.json()["redis"]) == (503, "down", "down")
    assert answer.json()["database"] == "ok"


def test_it_only_reads(all_beat, client):
    assert client.post("/healthz").status_code == 405

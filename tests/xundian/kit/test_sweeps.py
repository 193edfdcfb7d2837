"""Sweeps: one table for beat, the command and /healthz; alone where they must be; a heartbeat when they ended well."""

import threading
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from xundian.kit import clock, sweeps
from xundian.kit.heartbeat import beats
from xundian.kit.models import Heartbeat

AT = datetime(2026, 4, 1, 8, tzinfo=UTC)
ON = date(2026, 4, 1)


@pytest.fixture
def table(monkeypatch):
    """A table with one sweep, `probe`, that counts what it is given."""
    sweeps.load()  # or the real ones would register in the table of this test
    monkeypatch.setattr(sweeps, "SWEEPS", {})

    def probe(on, at):
        """Count."""
        return {"day": on.day}

    sweeps.SWEEPS["probe"] = sweeps.Sweep("probe", timedelta(minutes=1), timedelta(minutes=1), probe)
    return sweeps.SWEEPS


def run(*arguments):
    out = StringIO()
    call_command("sweep", *arguments, stdout=out)
    return out.getvalue().strip()


def test_the_beat_schedule_is_the_table_with_an_expiry_of_one_interval():
    known = sweeps.load()
    schedule = sweeps.beat_schedule()
    assert set(schedule) == set(known) >= {"outbox", "jobs", "tick", "tidy", "difficulties"}
    for name, entry in schedule.items():
        assert entry["task"] == f"sweep.{name}"
        assert entry["options"] == {"expires": known[name].interval.total_seconds()}


@pytest.mark.django_db
def test_it_leaves_a_heartbeat_with_its_counts(table):
    assert sweeps.run_sweep("probe", on=ON, at=AT) == {"day": 1}
    row = beats()["sweep.probe"]
    assert (row.ok_at, row.on, row.detail) == (AT, ON, {"day": 1})


@pytest.mark.django_db
def test_a_sweep_that_fails_leaves_neither_rows_nor_a_heartbeat(table):
    def fail(on, at):
        Heartbeat.objects.create(name="half-written", ok_at=at)
        raise RuntimeError("no")

    table["probe"] = sweeps.Sweep("probe", timedelta(1), timedelta(1), fail)
    with pytest.raises(RuntimeError):
        sweeps.run_sweep("probe", on=ON, at=AT)
    assert beats() == {}


@pytest.mark.django_db(transaction=True)
def test_a_second_process_finds_it_running_and_does_nothing(table):
    inside, go_on = threading.Event(), threading.Event()

    def slow(on, at):
        inside.set()
        go_on.wait(10)

    def other_process():
        sweeps.run_sweep("probe", on=ON, at=AT)
        connection.close()

    table["probe"] = sweeps.Sweep("probe", timedelta(1), timedelta(1), slow)
    first = threading.Thread(target=other_process)
    first.start()
    assert inside.wait(10)
    try:
        assert sweeps.run_sweep("probe", on=ON, at=AT) is None
        assert run("probe") == "probe: another process is at it just now, nothing done."
    finally:
        go_on.set()
        first.join()


@pytest.mark.django_db
def test_the_command_runs_a_sweep_for_a_day_and_prints_its_counts(table):
    assert run("probe", "--on", "2026-03-31") == "probe for 2026-03-31: day 31"
    assert beats()["sweep.probe"].on == date(2026, 3, 31)


def test_the_command_names_the_sweeps(table):
    assert run("--list") == "probe  every 0:01:00  Count."


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["prob"], "There is no sweep 'prob'. Sweeps: probe."),
        ([], "Name a sweep. Sweeps: probe."),
        (["probe", "--on", "31.3.2026"], "--on '31.3.2026' is not a day; write it as 2026-03-31."),
    ],
)
def test_the_command_says_what_is_wrong(table, arguments, message):
    with pytest.raises(CommandError) as refusal:
        run(*arguments)
    assert str(refusal.value) == message


@pytest.mark.parametrize("day", ["9999-12-31", str(clock.today() + timedelta(days=367))])
def test_a_slip_in_the_year_sweeps_nothing(db, day):
    with pytest.raises(CommandError, match="more than a year ahead"):
        call_command("sweep", "plan-visits", "--on", day)
    assert not beats()

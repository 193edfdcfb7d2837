"""The clock's work: sweeps, each a set-based statement that may run late, twice, or by two beats without harm (B6).

A room registers its sweeps in tasks.py; the beat schedule, `manage.py sweep` and /healthz all read the same table.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module

import pghistory
from celery import current_app, shared_task
from celery.schedules import crontab
from django.db import connection, transaction

from xundian.kit import clock
from xundian.kit.heartbeat import beat


@dataclass(frozen=True)
class Sweep:
    """One piece of clock work: `run(on=, at=)` returns counts by name."""

    name: str
    schedule: crontab | timedelta
    interval: timedelta
    run: Callable
    atomic: bool = True


SWEEPS: dict[str, Sweep] = {}


def sweep(name, *, schedule, interval, atomic=True):
    """Register `function(on=date, at=datetime) -> {count name: int}` under that name as a sweep and a Celery task.

    An atomic sweep is one transaction that only one process runs at a time; the others guard themselves row by row.
    """

    def register(function):
        SWEEPS[name] = Sweep(name, schedule, interval, function, atomic)

        @shared_task(name=f"sweep.{name}", ignore_result=True)
        def task(**kwargs):
            run_sweep(name, on=clock.today(), at=clock.now())

        return function

    return register


def run_sweep(name, *, on, at):
    """Run one sweep for the day `on`; None when another process is at it just now. KeyError for an unknown name."""
    chosen = SWEEPS[name]
    with pghistory.context(sweep=name):
        if not chosen.atomic:
            return _run(chosen, on, at)
        with transaction.atomic():
            return _run(chosen, on, at) if _alone(name) else None


def _run(chosen, on, at):
    counts = chosen.run(on=on, at=at) or {}
    beat(f"sweep.{chosen.name}", at=at, on=on, detail=counts)
    return counts


def _alone(name):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 1))", [f"sweep {name}"])
        return cursor.fetchone()[0]


def load():
    """Import every room's tasks, so that the table is full; Django must be ready."""
    for name in current_app.conf.imports:
        import_module(name)
    return SWEEPS


def beat_schedule():
    """The table as Celery beat wants it; a tick that waited longer than its interval is dropped."""
    return {
        each.name: {
            "task": f"sweep.{each.name}",
            "schedule": each.schedule,
            "options": {"expires": each.interval.total_seconds()},
        }
        for each in SWEEPS.values()
    }

"""The clock's work for classes."""

from datetime import timedelta

from celery.schedules import crontab

from trainings.classes import actions
from xundian.kit.sweeps import sweep


@sweep("class-inspection", schedule=crontab(hour=18, minute=0), interval=timedelta(days=1))
def class_inspection(on, at):
    """At 18:00: running classes without an inspection of the day are told to the township (X4)."""
    return actions.remind_inspectors(on=on, at=at)

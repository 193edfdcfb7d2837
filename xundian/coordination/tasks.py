"""The clock of coordination: tasks that are due soon or late (X2.2-8)."""

from datetime import timedelta

from celery.schedules import crontab

from xundian.coordination import actions
from xundian.kit.sweeps import sweep


@sweep("tasks", schedule=crontab(minute=50, hour=0), interval=timedelta(days=1))
def tasks(on, at):
    """Tell owners of their tasks 7 days and 1 day before, and once when the day has passed."""
    return actions.remind_of_tasks(on=on, at=at)

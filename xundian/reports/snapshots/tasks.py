"""The clock prints the figures of every month."""

from datetime import timedelta

from celery.schedules import crontab

from xundian.kit.sweeps import sweep
from xundian.reports.snapshots import actions


@sweep("print-figures", schedule=crontab(hour=0, minute=40), interval=timedelta(days=1), atomic=False)
def print_figures(on, at):
    """The month that ended last and its year, of every county; asked each night, so that none is left out."""
    return actions.take_month(on=on, at=at)

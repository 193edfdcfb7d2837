"""The clock of bases: insurances that end in 60, 30 and 7 days."""

from datetime import timedelta

from celery.schedules import crontab

from relocation.bases import actions
from xundian.kit.sweeps import sweep


@sweep("bases", schedule=crontab(minute=50, hour=0), interval=timedelta(days=1))
def bases(on, at):
    """Tell county and township of insurances that end soon, once for each distance."""
    return actions.remind_of_ends(on=on, at=at)

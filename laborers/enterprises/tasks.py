"""The clock of enterprises: agreements and inspections that end in 60, 30 and 7 days (DESIGN 6)."""

from datetime import timedelta

from celery.schedules import crontab

from laborers.enterprises import actions
from xundian.kit.sweeps import sweep


@sweep("enterprises", schedule=crontab(minute=40, hour=0), interval=timedelta(days=1))
def enterprises(on, at):
    """Tell the county of agreements and inspections that end soon, once for each distance."""
    return actions.remind_of_ends(on=on, at=at)

"""The clock of placements: contracts that end in 60, 30 and 7 days (DESIGN 6)."""

from datetime import timedelta

from celery.schedules import crontab

from laborers.placements import actions
from xundian.kit.sweeps import sweep


@sweep("contracts", schedule=crontab(minute=30, hour=0), interval=timedelta(days=1))
def contracts(on, at):
    """Tell the home officer and the station of contracts that end soon, once for each distance."""
    return {"notices": actions.remind_of_contracts(on=on, at=at)}

"""The clock of subsidies: who is likely entitled and has not applied; notices disappear after their last day (X2.3)."""

from datetime import timedelta

from celery.schedules import crontab

from laborers.subsidies import actions
from laborers.subsidies.actions import notices
from xundian.kit.sweeps import sweep


@sweep("subsidy-notices", schedule=crontab(minute=5, hour=0), interval=timedelta(days=1))
def subsidy_notices(on, at):
    """End what has passed its last day, and tell the county to conclude it."""
    return notices.end_notices(on=on, at=at)


@sweep("entitlements", schedule=crontab(minute=5, hour=4), interval=timedelta(days=1))
def entitlements(on, at):
    """Look through the records for who could claim a subsidy, and what proof is missing."""
    return actions.find_entitled(on=on)

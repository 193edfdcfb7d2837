"""The clock of the accounts: the log of who read whose record does not grow for ever."""

from datetime import timedelta

from celery.schedules import crontab
from django.conf import settings

from xundian.accounts import actions
from xundian.kit.sweeps import sweep


@sweep("prune-read-log", schedule=crontab(hour=3, minute=40), interval=timedelta(days=1))
def prune_read_log(on, at):
    """Drop the lines of the read log that are older than XUNDIAN_READ_LOG_DAYS (three years)."""
    return {"dropped": actions.prune_reads(before=on - timedelta(days=settings.READ_LOG_DAYS))}

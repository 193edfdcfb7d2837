"""The clock of the registry: one person registered twice is looked for every night."""

from datetime import timedelta

from celery.schedules import crontab

from laborers.registry import actions
from xundian.kit.sweeps import sweep


@sweep("find-duplicates", schedule=crontab(minute=40, hour=3), interval=timedelta(days=1))
def find_duplicates(on, at):
    """Records that may be one person go to whoever may merge them; what was judged is not asked again."""
    return actions.find_duplicates(on=on)

"""The clock of vacancies and offers (DESIGN 6)."""

from datetime import timedelta

from celery.schedules import crontab

from laborers.jobs import actions
from xundian.kit.sweeps import sweep


@sweep("vacancies-offers", schedule=crontab(hour=0, minute=30), interval=timedelta(days=1))
def vacancies_offers(on, at):
    """Expire vacancies past their last day and offers past the day of answer."""
    return actions.expire(on=on)

"""The clock of visits (DESIGN 6): plan, tell what is overdue, remind of field visits, send the digest."""

from datetime import timedelta

from celery.schedules import crontab

from laborers.visits import actions
from xundian.kit.sweeps import sweep

DAY = timedelta(days=1)


@sweep("plan-visits", schedule=crontab(minute=10, hour=0), interval=DAY)
def plan_visits(on, at):
    """Plan what is owed, cancel what is owed no more, excuse what is excused; news follows the migrants' consent."""
    return actions.plan(on=on) | {"news": actions.settle_news(on=on)}


@sweep("overdue", schedule=crontab(minute=20, hour=0), interval=DAY)
def overdue(on, at):
    """Tell townships and the county what has been overdue for long."""
    return {"officers": actions.tell_of_overdue(on=on, at=at)}


@sweep("field-reminder", schedule=crontab(minute=40, hour=0), interval=DAY)
def field_reminder(on, at):
    """Remind station and home officers of field visits whose window closes."""
    return {"reminders": actions.remind_of_field_visits(on=on, at=at)}


@sweep("digest", schedule=crontab(minute=30, hour=7), interval=DAY)
def digest(on, at):
    """One message for each officer."""
    return {"officers": actions.digest(on=on, at=at)}

"""The clock's work for the employment channels (W2.2)."""

from datetime import timedelta

from celery.schedules import crontab

from relocation.channels import actions
from xundian.kit.sweeps import sweep

DAY = timedelta(days=1)


@sweep("channel-expiry", schedule=crontab(hour=0, minute=25), interval=DAY)
def channel_expiry(on, at):
    """Channel offers that came to nothing are closed, without any consequence."""
    return actions.expire(on=on)


@sweep("zero-employment", schedule=crontab(hour=0, minute=35), interval=DAY)
def zero_employment(on, at):
    """Relocated households in which nobody works get a channel proposal, their site's officers a message."""
    return actions.propose(on=on, at=at)

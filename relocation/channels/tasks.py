"""The clock's work for the employment channels (W2.2)."""

from datetime import timedelta

from celery.schedules import crontab

from relocation.channels import actions
from xundian.kit.sweeps import sweep

DAY = timedelta(days=1)


@sweep("support-visits", schedule=crontab(hour=0, minute=15), interval=DAY)
def support_visits(on, at):
    """Support visits at 1, 3 and 6 months after a household moved in are planned, for the site officer's list."""
    return actions.plan_support(on=on)


@sweep("channel-expiry", schedule=crontab(hour=0, minute=25), interval=DAY)
def channel_expiry(on, at):
    """Offers whose post led to work are placed; those that came to nothing are closed, without any consequence."""
    return actions.expire(on=on)


@sweep("zero-employment-ledger", schedule=crontab(hour=0, minute=30), interval=DAY)
def zero_employment_ledger(on, at):
    """Households without work are found, and cleared when somebody works, in the ledger."""
    return actions.keep_ledger(on=on)


@sweep("zero-employment", schedule=crontab(hour=0, minute=35), interval=DAY)
def zero_employment(on, at):
    """Relocated households in which nobody works get a channel proposal, their site's officers a message."""
    return actions.propose(on=on, at=at)

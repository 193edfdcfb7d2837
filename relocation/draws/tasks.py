"""What the clock does for draws: abandon those whose secrets stayed away, pass on what was given up (W2.2-3)."""

from datetime import timedelta

from celery.schedules import crontab

from relocation.draws import actions
from xundian.kit.sweeps import sweep

DAY = timedelta(days=1)


@sweep("abandon-draws", schedule=crontab(hour=0, minute=40), interval=DAY)
def abandon_draws(on, at):
    """Frozen draws of which a secret is missing after the last day for it."""
    return {"abandoned": actions.abandon_overdue(on=on)}


@sweep("settle-draws", schedule=crontab(hour=0, minute=45), interval=DAY)
def settle_draws(on, at):
    """Homes of households that withdrew after a draw go to whoever is next."""
    return {"passed_on": actions.settle_draws(on=on)}

"""The clock of figures: those kept ready follow what changed, and are counted in full at night."""

from datetime import timedelta

from celery.schedules import crontab

from xundian.kit.sweeps import sweep
from xundian.reports import actions


@sweep("fold-figures", schedule=timedelta(minutes=1), interval=timedelta(minutes=1))
def fold_figures(on, at):
    """Bring the figures up to date in the places where something changed."""
    return actions.fold_rollups(at=at)


@sweep("check-figures", schedule=crontab(hour=2, minute=30), interval=timedelta(days=1))
def check_figures(on, at):
    """Count everything and compare; a difference is put right and told."""
    return actions.check_rollups(at=at)

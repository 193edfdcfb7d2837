"""The clock of difficulties: past due goes to the owner's superior, what nobody confirmed is asked about (DESIGN 6)."""

from datetime import timedelta

from celery.schedules import crontab

from laborers.difficulties import actions
from xundian.kit.sweeps import sweep


@sweep("difficulties", schedule=crontab(minute=5), interval=timedelta(hours=1))
def difficulties(on, at):
    """Escalate what is past due, and ask again about what nobody confirmed."""
    return {"escalated": actions.escalate(on=on), "asked": actions.ask_to_confirm(on=on)}

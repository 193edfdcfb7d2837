"""Index of the background tasks of the laborer's case, room by room, and the sweep that starts a journey."""

from datetime import timedelta

from celery.schedules import crontab

from laborers import journeys
from laborers.difficulties import tasks as difficulties
from laborers.enterprises import tasks as enterprises
from laborers.imports import tasks as imports
from laborers.jobs import tasks as jobs
from laborers.placements import tasks as placements
from laborers.registry import tasks as registry
from laborers.subsidies import tasks as subsidies
from laborers.surveys import tasks as surveys
from laborers.visits import tasks as visits
from xundian.kit.sweeps import sweep

__all__ = ["difficulties", "enterprises", "imports", "jobs", "placements", "registry", "subsidies", "surveys", "visits"]


@sweep("orphans", schedule=crontab(minute=50, hour=0), interval=timedelta(days=1))
def orphans(on, at):
    """Tell townships and counties what rests on nobody: places without an officer, difficulties of closed accounts."""
    return journeys.tell_of_orphans(on=on, at=at)


@sweep("welfare-terms", schedule=crontab(minute=25, hour=7), interval=timedelta(days=1))
def welfare_terms(on, at):
    """Remind townships and counties of public-welfare posts whose term ends in 60, 30 and 7 days."""
    return {"terms": journeys.remind_of_terms(on=on, at=at)}

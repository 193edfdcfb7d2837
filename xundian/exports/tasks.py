"""The job that writes an export's file, and the sweep that destroys what has grown old."""

from datetime import timedelta
from functools import partial

from celery import shared_task
from celery.schedules import crontab
from django.utils.translation import gettext as _

from xundian.exports import actions
from xundian.exports.models import Export
from xundian.kit import clock, jobs
from xundian.kit.sweeps import sweep


@shared_task(name=actions.MAKE.name, ignore_result=True)
def make(*, job_id, **kwargs):
    """Write the export of a job: at most once at a time; a dead worker leaves it to be sent again."""
    job = jobs.take(job_id=job_id, at=clock.now())
    if job is None:
        return
    export = Export.objects.get(pk=job.arguments["export"])
    try:
        done = actions.make(export=export, on=clock.today(), at=clock.now(), progress=partial(jobs.progress, job))
    except Exception:
        jobs.finish(job, at=clock.now(), error=_("The export stopped unexpectedly. Ask for it again."))
        raise
    else:
        jobs.finish(job, at=clock.now(), result={"state": done.state})


@sweep("expire-exports", schedule=crontab(minute=20), interval=timedelta(hours=1))
def expire_exports(on, at):
    """Destroy files after seven days, and those that are no longer their asker's."""
    return actions.expire(at=at)

"""Checking and loading in the background: the message carries the id of a job, the job the id of the import."""

from functools import partial

from celery import shared_task
from django.utils.translation import gettext as _

from laborers.imports import actions
from laborers.imports.models import ImportBatch
from xundian.kit import clock, jobs
from xundian.kit.errors import DomainError


@shared_task(name=actions.CHECK.name, ignore_result=True)
def check(*, job_id, **kwargs):
    """Check the import of a job."""
    _run(job_id, lambda job, batch, **times: actions.check(batch=batch, **times))


@shared_task(name=actions.COMMIT.name, ignore_result=True)
def commit(*, job_id, **kwargs):
    """Load the import of a job."""
    _run(job_id, lambda job, batch, **times: actions.commit(batch=batch, by=job.by, **times))


def _run(job_id, action):
    """One job, at most once at a time; a refusal ends it with its reason, a dead worker leaves it to be sent again."""
    job = jobs.take(job_id=job_id, at=clock.now())
    if job is None:
        return
    batch = ImportBatch.objects.defer("file_sealed").get(pk=job.arguments["import"])
    times = {"on": clock.today(), "at": clock.now(), "progress": partial(jobs.progress, job)}
    try:
        done = action(job, batch, **times)
    except DomainError as error:
        jobs.finish(job, at=clock.now(), error=error.message)
    except Exception:
        jobs.finish(job, at=clock.now(), error=_("The import stopped unexpectedly. Try it again."))
        raise
    else:
        jobs.finish(job, at=clock.now(), result={"state": done.state})

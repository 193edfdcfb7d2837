"""Runs over a division in the background: the message carries the id of a job, the job the id of the run."""

from functools import partial

from celery import shared_task
from django.utils.translation import gettext as _

from laborers.surveys import actions
from laborers.surveys.models import Reassessment
from xundian.kit import clock, jobs
from xundian.kit.errors import DomainError


@shared_task(name=actions.PREVIEW.name, ignore_result=True)
def preview(*, job_id, **kwargs):
    """Look who would change."""
    _run(job_id, lambda job, run, **times: actions.preview_changes(reassessment=run, **times))


@shared_task(name=actions.APPLY.name, ignore_result=True)
def apply(*, job_id, **kwargs):
    """Put the previewed changes in force."""
    _run(job_id, lambda job, run, **times: actions.apply_changes(reassessment=run, by=job.by, **times))


def _run(job_id, action):
    """One job, at most once at a time; a refusal ends it with its reason, a dead worker leaves it to be sent again."""
    job = jobs.take(job_id=job_id, at=clock.now())
    if job is None:
        return
    run = Reassessment.objects.get(pk=job.arguments["reassessment"])
    try:
        done = action(job, run, at=clock.now(), progress=partial(jobs.progress, job))
    except DomainError as error:
        jobs.finish(job, at=clock.now(), error=error.message)
    except Exception:
        failure = _("The run stopped unexpectedly. Try it again.")
        actions.stop(reassessment=run, failure=failure)
        jobs.finish(job, at=clock.now(), error=failure)
        raise
    else:
        jobs.finish(job, at=clock.now(), result={"state": done.state})

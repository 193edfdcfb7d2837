"""Long work in the background: a row with its progress, a Celery message that carries only the row's id."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from xundian.kit.models import Job

CRASHES = 3
STALLED = timedelta(minutes=15)


def queue(*, kind, arguments, task, by):
    """Make the job row and, once committed, send its id to the Celery task. Returns the row."""
    job = Job.objects.create(kind=kind, arguments=arguments, by=by)
    transaction.on_commit(lambda: task.delay(job_id=str(job.pk)))
    return job


def take(*, job_id, at):
    """Claim the job for this worker; None when it is finished, or crashed its worker three times (then it failed)."""
    with transaction.atomic():
        job = Job.objects.select_for_update().filter(pk=job_id, state__in=["queued", "running"]).first()
        if job is None:
            return None
        job.attempts += 1
        job.state, job.started_at = Job.State.RUNNING, job.started_at or at
        if job.attempts > CRASHES:
            job.state, job.finished_at = Job.State.FAILED, at
            job.message = _("The work stopped its worker three times and was put aside.")
        job.save()
    return job if job.state == Job.State.RUNNING else None


def progress(job, done, total):
    """Show how far the work is."""
    Job.objects.filter(pk=job.pk).update(done=done, total=total)


def finish(job, *, at, result=None, error=None):
    """Close the job with its result, or with the error a person can read."""
    Job.objects.filter(pk=job.pk).update(
        state=Job.State.FAILED if error else Job.State.DONE,
        finished_at=at,
        message=str(error or ""),
        result=result or {},
    )

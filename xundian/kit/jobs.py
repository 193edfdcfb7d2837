"""Long work in the background: a row with its progress, a Celery message that carries only the row's id.

Whoever works on a job holds a lock in PostgreSQL that ends with its connection: a running job whose lock is free has
lost its worker, and `requeue` sends it again. The broker may lose every message; that costs time, never work.
"""

import threading
from datetime import timedelta

from django.db import connection, transaction
from django.utils.translation import gettext as _

from xundian.kit import broker
from xundian.kit.errors import Conflict, MoveRefused
from xundian.kit.models import Job

TRIES = 3
# So long a queued job waits before its message is sent again; the copies are dropped by then if nobody came.
PATIENCE = timedelta(minutes=2)
LOCKS = 2  # the seed that keeps these locks apart from others
State = Job.State
_held = threading.local()


def queue(*, kind, arguments, task, by):
    """Make the job row and, once committed, send its id to the Celery task. Returns the row."""
    job = Job.objects.create(kind=kind, arguments=arguments, task=task.name, by=by)
    transaction.on_commit(lambda: broker.send(job.task, job_id=str(job.pk)))
    return job


def take(*, job_id, at):
    """Claim the job for this worker; None when it is finished, another worker is at it, or it broke off three times.

    In the last case it is closed as failed, so that it cannot stop one worker after the other.
    """
    if not _lock(job_id):
        return None
    with transaction.atomic():
        waiting = Job.objects.select_for_update(of=("self",)).filter(state__in=[State.QUEUED, State.RUNNING])
        job = waiting.filter(pk=job_id).first()
        if job and job.attempts < TRIES:
            job.attempts += 1
            job.state, job.started_at, job.taken_at = State.RUNNING, job.started_at or at, at
            job.save()
            return job
    if job:
        finish(job, at=at, error=_("The work broke off three times and was put aside."))
    _unlock(job_id)
    return None


def progress(job, done, total):
    """Show how far the work is."""
    Job.objects.filter(pk=job.pk).update(done=done, total=total)


def finish(job, *, at, result=None, error=None):
    """Close the job with its result, or with the error a person can read."""
    Job.objects.filter(pk=job.pk).update(
        state=State.FAILED if error else State.DONE,
        finished_at=at,
        message=str(error or ""),
        result=result or {},
    )
    _unlock(job.pk)


def let_go():
    """Release what a task that broke off still holds; called after every task of a worker."""
    for job_id in list(getattr(_held, "jobs", ())):
        _unlock(job_id)


def requeue(*, at):
    """Send again what the broker lost or a dead worker left. Returns the count."""
    late = Job.objects.filter(state=State.QUEUED, created_at__lt=at - PATIENCE)
    left = [job for job in Job.objects.filter(state=State.RUNNING) if _is_left(job)]
    seconds = PATIENCE.total_seconds()
    return sum(broker.send(job.task, expires=seconds, job_id=str(job.pk)) for job in [*late, *left] if job.task)


def send_again(*, job):
    """Send the message of one job again, at once instead of by the next sweep; the job begins anew, or goes on.

    MoveRefused for a job that has ended: what it was for is asked for anew where it belongs. Conflict while a worker is
    at it.
    """
    if job.state not in (State.QUEUED, State.RUNNING):
        raise MoveRefused(_("This work has ended. Ask for it anew where it belongs."), code="ended")
    if job.state == State.RUNNING and not _is_left(job):
        raise Conflict(_("This work is being done right now."), code="at_work")
    if not job.task:
        raise MoveRefused(_("This work cannot be sent again."), code="no_task")
    transaction.on_commit(lambda: broker.send(job.task, expires=PATIENCE.total_seconds(), job_id=str(job.pk)))


def _lock(job_id):
    """Whether this connection holds the job now; a connection may take its own lock again."""
    if str(job_id) not in _jobs_held() and not _ask("SELECT pg_try_advisory_lock(hashtextextended(%s, %s))", job_id):
        return False
    _jobs_held().add(str(job_id))
    return True


def _unlock(job_id):
    if str(job_id) in _jobs_held():
        _jobs_held().discard(str(job_id))
        _ask("SELECT pg_advisory_unlock(hashtextextended(%s, %s))", job_id)


def _is_left(job):
    """Whether nobody holds the job; asked within a transaction, so that the question leaves no lock behind."""
    with transaction.atomic():
        return _ask("SELECT pg_try_advisory_xact_lock(hashtextextended(%s, %s))", job.pk)


def _jobs_held():
    """The ids this thread holds on its present connection; a new connection begins with none."""
    if not hasattr(_held, "jobs") or _held.session is not connection.connection:
        _held.session, _held.jobs = connection.connection, set()
    return _held.jobs


def _ask(sql, job_id):
    with connection.cursor() as cursor:
        cursor.execute(sql, [f"job {job_id}", LOCKS])
        return cursor.fetchone()[0]

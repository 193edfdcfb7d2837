"""The clock of vacancies and offers (DESIGN 6), and match runs in the background."""

import time
from datetime import timedelta

from celery import shared_task
from celery.schedules import crontab
from django.utils.translation import gettext as _

from laborers.jobs import actions
from laborers.jobs.models import MatchRun
from xundian.kit import clock, jobs
from xundian.kit.errors import DomainError
from xundian.kit.sweeps import sweep


@sweep("vacancies-offers", schedule=crontab(hour=0, minute=30), interval=timedelta(days=1))
def vacancies_offers(on, at):
    """Expire vacancies past their last day and offers past the day of answer, the person's or the employer's."""
    return actions.expire(on=on, at=at)


@sweep("intentions", schedule=crontab(hour=0, minute=45), interval=timedelta(days=1))
def intentions(on, at):
    """Signed wishes for posts that are over lapse."""
    return {"lapsed": actions.lapse_intentions(on=on)}


@sweep("first-calls", schedule=crontab(hour=0, minute=35), interval=timedelta(days=1))
def first_calls(on, at):
    """Posts kept for graduates are free for everybody after their day."""
    return actions.lapse_calls(on=on)


@sweep("vacancies-to-check", schedule=crontab(hour=7, minute=20), interval=timedelta(days=1))
def vacancies_to_check(on, at):
    """Remind stations and counties once a week of vacancies about which nobody asked the receiving district."""
    return {"officers": actions.remind_to_check(on=on, at=at)}


# --- match runs -------------------------------------------------------------------------------------------------------

RUNS_KEPT_FOR = timedelta(days=30)
# Between two notes of how far a run is.
NOTED_SECONDS = 1


@sweep("forget-match-runs", schedule=crontab(hour=1, minute=10), interval=timedelta(days=1))
def forget_match_runs(on, at):
    """Delete ended runs that nobody keeps and no offer came from."""
    return {"runs": actions.forget_runs(before=on - RUNS_KEPT_FOR)}


@shared_task(name=actions.WORK.name, ignore_result=True)
def match(*, job_id, **kwargs):
    """Work the run of a job out, at most once at a time; a refusal ends it with its reason."""
    job = jobs.take(job_id=job_id, at=clock.now())
    if job is None:
        return
    run = MatchRun.objects.get(pk=job.arguments["run"])
    try:
        done = actions.work_run(run=run, at=clock.now(), progress=_noted(job, run))
    except actions.Stopped:
        jobs.finish(job, at=clock.now(), result={"state": "cancelled"})
    except DomainError as error:
        jobs.finish(job, at=clock.now(), error=error.message)
    except Exception:
        stopped = _("The matching stopped unexpectedly. Try it again.")
        actions.stop_run(run=run, failure=stopped)
        jobs.finish(job, at=clock.now(), error=stopped)
        raise
    else:
        jobs.finish(job, at=clock.now(), result={"state": done.state})


def _noted(job, run):
    """Keep how far the run is, now and then; ends it when somebody has cancelled it."""
    last = -NOTED_SECONDS

    def tell(done, total):
        nonlocal last
        if time.monotonic() - last >= NOTED_SECONDS or done == total:
            last = time.monotonic()
            jobs.progress(job, done, total)
            actions.note_progress(run=run, done=done, total=total)

    return tell

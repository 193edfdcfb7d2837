"""Tasks for tests of the real worker: they leave lines in a file, so that a test sees from outside what ran."""

import os
import signal
import time
from pathlib import Path

from celery import shared_task

from xundian.kit import clock, jobs


def _write(path, line):
    with Path(path).open("a") as file:
        file.write(f"{line}\n")


@shared_task(name="tests.note", ignore_result=True)
def note(*, path, line, **kwargs):
    """Leave a line."""
    _write(path, line)


@shared_task(name="tests.slow", ignore_result=True)
def slow(*, job_id, **kwargs):
    """Work until the file `go` is there."""
    job = jobs.take(job_id=job_id, at=clock.now())
    if job is None:
        return
    path = Path(job.arguments["path"])
    _write(path, "taken")
    while not path.with_name("go").exists():
        time.sleep(0.05)
    _write(path, "effect")
    jobs.finish(job, at=clock.now(), result={"done": 1})


@shared_task(name="tests.crash", ignore_result=True)
def crash(*, job_id, **kwargs):
    """End the worker the hard way."""
    job = jobs.take(job_id=job_id, at=clock.now())
    if job is not None:
        _write(job.arguments["path"], "crash")
        os.kill(os.getpid(), signal.SIGKILL)

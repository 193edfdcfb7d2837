"""The Celery application: tasks are found by the packages' index files; beat ticks the table of sweeps (kit)."""

import os
import signal

from billiard.process import current_process
from celery import Celery
from celery.signals import beat_embedded_init, task_postrun, worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xundian.settings")
# Django's checks would load every page into the worker; the site has made them before it starts a worker.
os.environ.setdefault("CELERY_SKIP_CHECKS", "1")

# Index files of the packages with tasks; they import the rooms' tasks.
TASK_INDEXES = ["xundian.tasks", "laborers.tasks", "trainings.tasks", "relocation.tasks"]

app = Celery("xundian")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.imports = TASK_INDEXES


@worker_ready.connect
def note_start(**kwargs):
    """A worker that has just started owes nothing yet: /healthz counts from here."""
    from xundian.kit.heartbeat import note_worker_start

    note_worker_start()


@beat_embedded_init.connect
def end_with_worker(**kwargs):
    """A beat forked from a worker does not outlive it, even when the worker was killed."""
    from xundian.server.process import die_with_parent

    # Who forked it, as it was told before the fork: asked only now, the answer might be who took in an orphan.
    die_with_parent(signal.SIGKILL, current_process()._parent_pid)


@task_postrun.connect
def let_go(**kwargs):
    """A task that broke off gives its job back at once, not when its worker ends."""
    from xundian.kit import jobs

    jobs.let_go()

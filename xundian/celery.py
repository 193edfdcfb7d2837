"""The Celery application: tasks are found by the packages' index files; beat ticks the table of sweeps (kit)."""

import os

from celery import Celery
from celery.signals import task_postrun, worker_ready

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


@task_postrun.connect
def let_go(**kwargs):
    """A task that broke off gives its job back at once, not when its worker ends."""
    from xundian.kit import jobs

    jobs.let_go()

"""The Celery application: tasks are found by the packages' index files, the beat schedule is the table of sweeps."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xundian.settings")

# Index files of the packages with tasks; they import the rooms' tasks.
TASK_INDEXES = ["xundian.tasks", "laborers.tasks", "trainings.tasks", "relocation.tasks"]

app = Celery("xundian")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.imports = TASK_INDEXES


@app.on_after_finalize.connect
def fill_schedule(sender, **kwargs):
    """Load every sweep, then hand their table to beat."""
    from xundian.kit.sweeps import beat_schedule

    sender.loader.import_default_modules()
    sender.conf.beat_schedule = beat_schedule()

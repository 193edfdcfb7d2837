"""gunicorn's settings (`gunicorn -c python:xundian.server.web xundian.wsgi`), for `make run` and for production.

Everything is loaded before the fork and then left alone by the garbage collector, so that the processes share
it: a second process costs a third of the first.
"""

import gc
import os
from pathlib import Path

from django.conf import settings
from django.db import connections
from django.urls import get_resolver
from django.utils import translation

bind = f"127.0.0.1:{os.environ.get('XUNDIAN_PORT') or 8000}"
worker_class = "gthread"
workers = int(os.environ.get("XUNDIAN_WEB_PROCESSES") or 2)
threads = 4
timeout = 60
graceful_timeout = 8
keepalive = 15
preload_app = True
control_socket_disable = True
loglevel = "warning"
if Path("/dev/shm").is_dir():
    worker_tmp_dir = "/dev/shm"  # heartbeats are not worth a disk


def when_ready(server):
    """Load what the first request would load in each process, close what must not be shared."""
    get_resolver().url_patterns  # noqa: B018  (a property that imports every door)
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            translation.gettext("Home")
    connections.close_all()
    gc.collect()
    gc.freeze()

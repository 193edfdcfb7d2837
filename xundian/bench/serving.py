"""The product's own web server with the product in it, and beside it one with the rivals."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

PATIENCE_SECONDS = 60
RIVALS = "xundian.bench.rivals"


@contextmanager
def served(log, *, rivals=False):
    """The port of gunicorn as `make run` starts it; with `rivals`, of their application under the same settings."""
    port = _free_port()
    env = os.environ | {"XUNDIAN_PORT": str(port)}
    application = f"{RIVALS}.wsgi:application" if rivals else "xundian.wsgi:application"
    if rivals:
        env["DJANGO_SETTINGS_MODULE"] = f"{RIVALS}.settings"
    command = [sys.executable, "-m", "gunicorn", "-c", "python:xundian.server.web", application]
    with log.open("ab") as output:
        running = subprocess.Popen(command, env=env, stdout=output, stderr=output)
    try:
        _wait(port, running, log)
        yield port
    finally:
        running.terminate()
        running.wait(timeout=30)


def _free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait(port, running, log):
    for _try in range(PATIENCE_SECONDS * 10):
        if running.poll() is not None:
            raise RuntimeError(f"gunicorn ended:\n{log.read_text(errors='replace')[-2000:]}")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("gunicorn did not answer within a minute")

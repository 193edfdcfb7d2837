"""A pytest plugin that starts the embedded servers before Django reads its settings (`-p tests.services`).

Only the process that the user started does so; the workers of xdist inherit the addresses. With DATABASE_URL
and REDIS_URL set, nothing starts.
"""

import atexit
import contextlib
import os
import tempfile
from pathlib import Path

from xundian.server import place, services

PREFIX = "xundian-test-"


def _clear_up() -> None:
    """Delete the folders of test runs that were killed: nobody holds their lock."""
    for data in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            held = place.lock(data, claim=False)
            if held:
                held.close()
                place.forget(data)


def _start() -> None:
    _clear_up()
    data = Path(tempfile.mkdtemp(prefix=PREFIX))
    running = services.ensure(data, durable=False)
    (data / "static").mkdir(exist_ok=True)  # WhiteNoise warns of a missing folder, and warnings are errors

    def finish() -> None:
        running.stop()
        place.forget(data)

    atexit.register(finish)


if "PYTEST_XDIST_WORKER" not in os.environ:
    os.environ.setdefault("XUNDIAN_MODE", "test")
    _start()

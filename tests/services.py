"""A pytest plugin that starts the embedded servers before Django reads its settings (`-p tests.services`).

Only the process that the user started does so; the workers of xdist inherit the addresses. With DATABASE_URL
and REDIS_URL set, nothing starts.
"""

import atexit
import os
import tempfile
from pathlib import Path

from xundian.server import place, services


def _start() -> None:
    data = Path(tempfile.mkdtemp(prefix="xundian-test-"))
    running = services.ensure(data, durable=False)
    (data / "static").mkdir(exist_ok=True)  # WhiteNoise warns of a missing folder, and warnings are errors

    def finish() -> None:
        running.stop()
        place.forget(data)

    atexit.register(finish)


if "PYTEST_XDIST_WORKER" not in os.environ:
    os.environ.setdefault("XUNDIAN_MODE", "test")
    _start()

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


def _own_redis_database(worker: str) -> None:
    """Each worker of xdist empties its cache and queue between tests, so each has a Redis database of its own."""
    number = 1 + int(worker.removeprefix("gw")) % 15
    address, unix = os.environ["REDIS_URL"].split("?")[0], os.environ["REDIS_URL"].startswith("unix:")
    os.environ["REDIS_URL"] = f"{address}?db={number}" if unix else f"{address.rstrip('/0123456789')}/{number}"


if "PYTEST_XDIST_WORKER" in os.environ:
    _own_redis_database(os.environ["PYTEST_XDIST_WORKER"])
else:
    os.environ.setdefault("XUNDIAN_MODE", "test")
    _start()

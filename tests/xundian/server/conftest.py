"""Real servers in folders of their own: a data folder with a finished cluster, copied for each test."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

import pytest

from xundian.server import place, services


@pytest.fixture(autouse=True)
def _hangups_arrive():
    """A run under nohup would hand its ignored SIGHUP down to the programs under test."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    yield
    signal.signal(signal.SIGHUP, before)


def plain_env(data: Path) -> dict[str, str]:
    """The environment of a machine where nothing of ours is set."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return kept | {"XUNDIAN_DATA": str(data), "TMPDIR": "/tmp"}


@pytest.fixture(scope="session")
def finished_data():
    """A data folder after a first start and stop; not to be written to."""
    data = Path(tempfile.mkdtemp(prefix="xd-", dir="/tmp"))
    services.ensure(data, plain_env(data)).stop()
    yield data
    place.forget(data)


@pytest.fixture
def empty_data():
    """The path of a data folder that is still absent; short, because sockets will lie in it."""
    above = Path(tempfile.mkdtemp(prefix="xd-", dir="/tmp"))
    above.chmod(0o755)
    yield above / "d"
    place.forget(above / "d")
    shutil.rmtree(above)


@pytest.fixture
def data(finished_data, empty_data):
    """A data folder of a test's own with a cluster that was stopped properly."""
    subprocess.run(["cp", "-a", finished_data, empty_data], check=True)
    return empty_data


@pytest.fixture(scope="session")
def site():
    """(services, environment) of servers that run for all tests that only look at them."""
    data = Path(tempfile.mkdtemp(prefix="xd-", dir="/tmp"))
    env = plain_env(data)
    services_of_all = services.ensure(env=env)
    yield services_of_all, env
    services_of_all.stop()
    place.forget(data)


@pytest.fixture
def env(empty_data):
    """The environment for the data folder of this test."""
    return plain_env(empty_data)


@pytest.fixture
def ensure(env):
    """services.ensure for this test's folder and environment; everything it started is stopped afterwards."""
    started = []

    def start(**options):
        started.append(services.ensure(env=env, **options))
        return started[-1]

    yield start
    for each in reversed(started):
        each.stop()

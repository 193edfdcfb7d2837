"""The real site under `python -m xundian.server up`: what `make run` does, but for the demo county."""

import json
import os
import signal
import socket
import urllib.error
import urllib.request
from pathlib import Path

import psycopg
import pytest

from tests.xundian.server.conftest import plain_env
from tests.xundian.server.running import lives, python, serving, soon

pytestmark = pytest.mark.processes


def health(port):
    """(status, body) of /healthz; (0, {}) when nobody answers."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        with error:
            return error.code, json.load(error)
    except OSError:
        return 0, {}


def of_process(pid, name):
    """The lines of a file below /proc; none for a process that has just ended, such as one asked for a moment."""
    try:
        return Path(f"/proc/{pid}/{name}").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError):
        return []


def memory_mb(pids):
    """Proportional memory: what processes share is counted once."""
    lines = (line for pid in pids for line in of_process(pid, "smaps_rollup"))
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def family(pid):
    """The process and all its descendants."""
    children = " ".join(of_process(pid, f"task/{pid}/children")).split()
    return [pid, *(each for child in children for each in family(int(child)))]


class Up:
    """One start of the site on a data folder."""

    def __init__(self, data):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        env = plain_env(data) | {"XUNDIAN_PORT": str(self.port), "XUNDIAN_DEMO": "0"}
        self.log = data.parent / "console"
        with self.log.open("w") as log:
            self.process = python("-m", "xundian.server", "up", env=env, stdout=log, start_new_session=True)

    def until_healthy(self):
        assert soon(lambda: health(self.port)[0] == 200 or self.process.poll() is not None, 180), self.console()
        assert self.process.poll() is None, self.console()

    def console(self):
        return self.log.read_text()

    def end(self):
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGTERM)
        return self.process.wait(30), self.console()


@pytest.fixture
def up(empty_data):
    starts = []

    def start():
        starts.append(Up(empty_data))
        return starts[-1]

    yield start
    for each in starts:
        each.end()


def test_the_site_starts_works_survives_and_stops(up, empty_data):
    first = up()
    first.until_healthy()
    assert soon(lambda: "worker   ready" in first.console(), 90), first.console()
    assert f"ready on http://127.0.0.1:{first.port}" in first.console()
    assert memory_mb(family(first.process.pid)) < 400

    address = json.loads((empty_data / "services.json").read_text())["DATABASE_URL"]
    with psycopg.connect(address, autocommit=True) as connection:
        beats = "SELECT count(*) FROM xundian_heartbeat WHERE name LIKE 'sweep.%'"
        assert soon(lambda: connection.execute(beats).fetchone()[0], 90), "no sweep ran"

    web = [pid for pid in serving("gunicorn") if f"data={empty_data}" in Path(f"/proc/{pid}/cmdline").read_text()]
    for pid in web:
        os.kill(pid, signal.SIGKILL)
    assert soon(lambda: "web      ended (signal SIGKILL)" in first.console())
    assert soon(lambda: health(first.port)[0] == 200, 90), first.console()
    assert not any(map(lives, web))

    code, told = first.end()
    assert code == 0
    assert told.rstrip().endswith("stopped")
    assert serving(str(empty_data)) == []

    second = up()
    second.until_healthy()
    assert "applying" not in second.console()
    assert second.end()[0] == 0
    assert serving(str(empty_data)) == []


def test_nothing_of_the_site_outlives_a_killed_supervisor(up, empty_data):
    site = up()
    site.until_healthy()
    assert soon(lambda: "worker   ready" in site.console(), 90), site.console()
    everything = family(site.process.pid)
    assert len(everything) > 12
    site.process.kill()
    assert soon(lambda: not any(map(lives, everything)), 30), serving(str(empty_data))

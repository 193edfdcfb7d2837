"""The supervisor on real processes: order, health, restarts, every way to stop, and never an orphan."""

import json
import os
import re
import signal
import socket
import threading
import time
import urllib.request
from functools import partial

import psycopg
import pytest

from tests.xundian.server.conftest import plain_env
from tests.xundian.server.running import lives, python, serving, soon
from xundian.server.child import Pauses
from xundian.server.children import port_of
from xundian.server.errors import ServerError
from xundian.server.stopping import StopRequests

pytestmark = pytest.mark.processes

SLEEP = "print(os.getpid(), 'ready', flush=True); time.sleep(600)"
STUBBORN = "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + SLEEP
WEB = """
import http.server
class Health(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == '/healthz' else 404)
        self.end_headers()
time.sleep(0.5)
http.server.HTTPServer(('127.0.0.1', int(os.environ['XUNDIAN_PORT'])), Health).serve_forever()
"""


def sleeper(name, code=SLEEP, **more):
    return {"name": name, "code": code, "ready": "ready"} | more


class Site:
    """A running small site and everything it has said."""

    def __init__(self, data, programs, given):
        self.data = data
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        env = plain_env(data) | given | {"XUNDIAN_PORT": str(self.port)}
        self.process = python(
            "-m", "tests.xundian.server.small_site", json.dumps(programs), env=env, start_new_session=True
        )
        self.text = ""
        self.reader = threading.Thread(target=self._read)
        self.reader.start()

    def _read(self):
        for line in self.process.stdout:
            self.text += line

    def said(self, pattern, seconds=15):
        return soon(lambda: re.search(pattern, self.text), seconds)

    def pid_of(self, name):
        """The process id that the newest start of a sleeper has logged."""
        return int((self.data / "logs" / f"{name}.log").read_text().split()[-2])

    def send(self, *numbers):
        for number in numbers:
            self.process.send_signal(number)

    def end(self, seconds=20):
        """Wait for its end; the exit code."""
        code = self.process.wait(seconds)
        self.reader.join()
        self.process.stdout.close()
        return code

    def events(self):
        """`web ready` and so on, in their order."""
        return [" ".join(line.split()[1:3]) for line in self.text.splitlines()]


@pytest.fixture
def start_site(empty_data):
    """Starts small sites, and sees to it that nothing of them stays."""
    sites = []

    def start(*programs, given):
        sites.append(Site(empty_data, programs, given))
        return sites[-1]

    yield start
    for site in sites:
        if site.process.poll() is None:
            site.process.kill()
            site.end()
    assert soon(lambda: not serving(str(empty_data)), 30), "something was left running"


@pytest.fixture
def run(start_site, empty_data):
    """`run(program, …)` starts a small site whose servers are somebody else's."""
    empty_data.mkdir()
    names = ("DATABASE_URL", "REDIS_URL", "XUNDIAN_SECRET_KEY", "XUNDIAN_SEAL_KEYS", "XUNDIAN_DIGEST_KEY")
    return partial(start_site, given=dict.fromkeys(names, "given"))


@pytest.fixture
def run_with_servers(start_site, data):
    """The same with servers of its own."""
    return partial(start_site, given={})


def test_programs_start_in_order_and_each_waits_for_the_one_before(run):
    site = run({"name": "web", "code": WEB, "ready": "http"}, sleeper("worker"), sleeper("beat"))
    assert site.said("beat .*ready"), site.text
    assert [each for each in site.events() if each.endswith("ready")] == ["web ready", "worker ready", "beat ready"]
    with urllib.request.urlopen(f"http://127.0.0.1:{site.port}/healthz") as answer:
        assert answer.status == 200


def test_a_program_that_is_not_ready_holds_back_the_next(run):
    site = run(sleeper("web", "time.sleep(600)"), sleeper("worker"))
    assert soon(lambda: (site.data / "logs" / "web.log").exists())
    time.sleep(1)
    assert not (site.data / "logs" / "worker.log").exists()


@pytest.mark.parametrize("numbers", [[signal.SIGTERM], [signal.SIGINT], [signal.SIGTERM] * 3, [signal.SIGHUP]])
def test_a_signal_stops_everything_in_the_reverse_order(run_with_servers, numbers):
    tell = "signal.signal(signal.SIGTERM, lambda *_: (print('gone', time.time(), flush=True), os._exit(0)))\n"
    site = run_with_servers(
        sleeper("web", tell + SLEEP), sleeper("worker", tell + SLEEP), sleeper("beat", tell + SLEEP)
    )
    assert site.said("beat .*ready"), site.text
    site.send(*numbers)
    assert site.end() == 0
    logs = {name: (site.data / "logs" / f"{name}.log").read_text() for name in ("web", "worker", "beat")}
    times = {name: float(re.search(r"gone (\S+)", text)[1]) for name, text in logs.items()}
    assert times["beat"] < times["worker"] < times["web"]
    assert serving(str(site.data)) == []
    assert "database system is shut down" in (site.data / "logs" / "postgres.log").read_text()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_to_the_whole_group_with_an_echo_of_make_is_one_request(run, number):
    """A terminal sends Ctrl-C to the group, and make passes on the SIGTERM that the group has received already."""
    slow = "signal.signal(signal.SIGTERM, lambda *_: (time.sleep(1), print('written', flush=True), os._exit(0)))\n"
    site = run(sleeper("web", slow + SLEEP))
    assert site.said("web .*ready"), site.text
    os.killpg(site.process.pid, number)
    time.sleep(0.1)
    site.send(number)
    assert site.end() == 0
    assert "written" in (site.data / "logs" / "web.log").read_text()


def test_a_second_ctrl_c_does_not_wait_for_a_stubborn_program(run):
    site = run(sleeper("web", STUBBORN, grace=60))
    assert site.said("web .*ready"), site.text
    begun = time.monotonic()
    site.send(signal.SIGINT)
    time.sleep(1)
    assert site.process.poll() is None
    site.send(signal.SIGINT)
    assert site.end() == 0
    assert time.monotonic() - begun < 40


def test_a_stubborn_program_is_killed_when_its_grace_is_over(run):
    site = run(sleeper("web", STUBBORN, grace=0.5))
    assert site.said("web .*ready"), site.text
    site.send(signal.SIGTERM)
    assert site.end() == 0


def test_a_stop_during_the_start_leaves_nothing(run_with_servers):
    site = run_with_servers(sleeper("web"))
    assert soon(lambda: serving(f"-D {site.data}/postgres"))
    site.send(signal.SIGTERM)
    assert site.end() == 0
    assert serving(str(site.data)) == []


def test_a_killed_program_starts_again_after_growing_pauses(run):
    site = run(sleeper("web"), sleeper("worker"))
    assert site.said("worker .*ready"), site.text
    for times, pause in enumerate((1, 2), start=1):
        dead = site.pid_of("web")
        os.kill(dead, signal.SIGKILL)
        assert site.said(rf"web +ended \(signal SIGKILL\), starting again in {pause} s"), site.text
        assert soon(lambda times=times: site.events().count("web ready") == times + 1)
        assert site.pid_of("web") != dead
    assert site.events().count("worker ready") == 1


def test_a_program_that_lives_but_does_nothing_is_started_again(run, empty_data):
    site = run(sleeper("worker", works="pulse", look=0.2), sleeper("beat"))
    (empty_data / "pulse").touch()
    assert site.said("beat .*ready"), site.text
    time.sleep(1.5)
    assert site.events() == ["up your", "worker ready", "beat ready"]
    (empty_data / "pulse").unlink()
    assert site.said("worker +runs but does not do its work"), site.text
    assert soon(lambda: site.events().count("worker ready") == 2), site.text
    assert site.events().count("beat ready") == 1


def test_one_that_does_nothing_and_ignores_being_stopped_is_killed(run):
    site = run(sleeper("worker", STUBBORN, works="never", look=0.1, grace=0.5))
    assert site.said(r"worker +ended \(signal SIGKILL\)"), site.text


def test_a_line_without_end_does_not_flood_the_console(run):
    site = run(sleeper("web"), sleeper("demo", "raise SystemExit('x' * 1_000_000)", once=True, echo=True))
    assert site.said("demo +failed"), site.text
    assert max(map(len, site.text.splitlines())) < 400


def test_the_console_tells_why_a_program_ended(run):
    site = run(sleeper("web", "raise SystemExit('the wheels came off')"))
    assert site.said(r"web +ended \(exit code 1\), starting again in 1 s"), site.text
    assert site.said("the wheels came off")


def test_grandchildren_go_with_a_killed_program(run):
    offspring = "child = subprocess.Popen(['sleep', '600']); print('child', child.pid, flush=True)\n"
    site = run(sleeper("web", offspring + SLEEP))
    assert site.said("web .*ready"), site.text
    child = int(re.search(r"child (\d+)", (site.data / "logs" / "web.log").read_text())[1])
    os.kill(site.pid_of("web"), signal.SIGKILL)
    assert soon(lambda: not lives(child))


def test_nothing_outlives_a_killed_supervisor(run_with_servers):
    site = run_with_servers(sleeper("web", on_orphaned=signal.SIGKILL), sleeper("worker"))
    assert site.said("worker .*ready"), site.text
    assert len(serving(str(site.data))) >= 4
    site.process.kill()
    site.end()
    assert soon(lambda: not serving(str(site.data)), 30)


def test_a_needed_step_that_fails_ends_the_start_with_its_words(run):
    site = run(sleeper("prepare", "raise SystemExit('no such table')", once=True, needed=True), sleeper("web"))
    assert site.end() == 1
    assert "prepare failed (exit code 1)" in site.text
    assert "no such table" in site.text
    assert not (site.data / "logs" / "web.log").exists()


def test_a_step_that_is_run_once_is_shown_and_not_repeated(run):
    site = run(sleeper("web"), sleeper("demo", "print('half'); print('all')", once=True, echo=True))
    assert site.said("demo .*ready"), site.text
    shown = [line.split()[1:] for line in site.text.splitlines()]
    assert [line[1:] for line in shown if line[0] == "demo"] == [["half"], ["all"], ["ready"]]
    time.sleep(1.5)
    assert (site.data / "logs" / "demo.log").read_text() == "half\nall\n"


@pytest.mark.parametrize("name", ["postgres", "redis"])
def test_a_killed_server_is_started_again(run_with_servers, name):
    site = run_with_servers(sleeper("web"))
    assert site.said("web .*ready"), site.text
    folder = {"postgres": "postgres/postmaster.pid", "redis": "redis/server.pid"}[name]
    dead = int((site.data / folder).read_text().split()[0])
    os.kill(dead, signal.SIGKILL)
    assert site.said(rf"{name} +ended \(signal SIGKILL\), starting again in 1 s"), site.text
    assert site.said(rf"{name} +ready"), site.text
    address = json.loads((site.data / "services.json").read_text())["DATABASE_URL"]
    with psycopg.connect(address) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_log_that_grows_is_rotated_while_the_program_writes(run):
    loud = "print('ready', flush=True)\nwhile True: print('x' * 1_000_000, flush=True); time.sleep(0.2)"
    site = run(sleeper("web", loud))
    log, moved = (site.data / "logs" / name for name in ("web.log", "web.log.1"))
    assert soon(lambda: moved.exists() and log.stat().st_size < moved.stat().st_size > 10_000_000, 30)
    assert soon(lambda: log.stat().st_size > 1_000_000)


def test_pauses_double_to_half_a_minute_and_begin_again_after_a_minute_of_life():
    pauses = Pauses()
    assert [pauses.after(0) for _ in range(7)] == [1, 2, 4, 8, 16, 30, 30]
    assert pauses.after(61) == 1
    assert pauses.after(0) == 2


def test_only_a_second_ctrl_c_later_on_means_hurry():
    stop = StopRequests()
    assert not stop.requested()
    stop.receive(signal.SIGINT)
    stop.receive(signal.SIGINT)
    assert stop.requested()
    assert not stop.hurried()
    stop.first -= 1
    stop.receive(signal.SIGTERM)
    assert not stop.hurried()
    stop.receive(signal.SIGINT)
    assert stop.hurried()


@pytest.mark.parametrize("text", ["http", "0", "65536", "80 80", "-1"])
def test_a_port_that_is_none_is_named(text):
    with pytest.raises(ServerError, match=f"XUNDIAN_PORT is '{text}'"):
        port_of({"XUNDIAN_PORT": text})


def test_a_busy_port_is_named_before_anything_starts(data):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        port = busy.getsockname()[1]
        process = python("-m", "xundian.server", "up", env=plain_env(data) | {"XUNDIAN_PORT": str(port)})
        told = process.communicate(timeout=120)[0]
    assert process.returncode == 1
    assert f"Port {port} cannot be used" in told
    assert "XUNDIAN_PORT=8001 make run" in told
    assert not (data / "logs" / "prepare.log").exists()

"""Celery for real: the worker and the beat that `make run` starts, on a Redis of our own that may be killed."""

import os
import re
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import pytest
import redis as redis_client
from django.conf import settings
from django.db import connection
from kombu import pools

from tests.factories.cast import make_tree, make_user
from tests.xundian import celery_tasks
from xundian.accounts.roles import Role
from xundian.celery import app
from xundian.kit import broker, heartbeat, jobs, sweeps
from xundian.kit.models import Job, OutboxMessage
from xundian.kit.ticking import OneBeat
from xundian.messages import actions
from xundian.messages.models import Message
from xundian.server import place, services
from xundian.server.addresses import celery_url
from xundian.server.children import site_programs

pytestmark = [pytest.mark.processes, pytest.mark.django_db(transaction=True)]
VISIBILITY_SECONDS = 3


def soon(true, seconds=60):
    """Whether it comes true in time; a busy machine is no finding."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@pytest.fixture(scope="module")
def folder():
    """A data folder with a short path, for sockets will lie in it."""
    path = Path(tempfile.mkdtemp(prefix="xd-", dir="/tmp"))
    yield path
    place.forget(path)
    shutil.rmtree(path, ignore_errors=True)


@pytest.fixture(scope="module")
def env(folder):
    """The environment of the site's programs; the database is added by each test."""
    kept = {name: value for name, value in os.environ.items() if name != "REDIS_URL"}
    return kept | {"XUNDIAN_DATA": str(folder), "XUNDIAN_VISIBILITY_SECONDS": str(VISIBILITY_SECONDS)}


@pytest.fixture(scope="module")
def redis(folder, env):
    """Our launcher's Redis, with its append-only file."""
    with services.ensure(folder, env) as running:
        yield running.servers[0]


@pytest.fixture
def line(redis, env, monkeypatch):
    """A client of that Redis; this process sends its tasks there too."""
    address = celery_url(env["REDIS_URL"])
    monkeypatch.setenv("CELERY_BROKER_URL", address)
    monkeypatch.setattr(broker, "_resting_until", 0.0)
    app._after_fork()
    pools.reset()  # a connection kept from the test before would believe its queue to be declared
    client = redis_client.from_url(env["REDIS_URL"])
    client.flushall()
    yield client
    client.close()
    app._after_fork()


@pytest.fixture
def program(transactional_db, line, folder, env):
    """`program("worker")` starts one of the site's programs on the test's database; all end with the test."""
    database = connection.settings_dict
    own = env | {"DATABASE_URL": f"postgresql://{database['USER']}@/{database['NAME']}?host={quote(database['HOST'])}"}
    if database["PASSWORD"] or database["PORT"]:
        own["DATABASE_URL"] = _full_address(database)
    commands = {each.name: list(each.command) for each in site_programs(folder, 0, demo=False)}
    # A site without `make run` starts its beat apart from its worker, and a test says how many tick.
    head = commands["worker"][: commands["worker"].index("worker")]
    commands["beat"] = [*head, "beat", "--loglevel=INFO"]
    commands["worker"] += ["-I", celery_tasks.__name__]
    commands["worker without beat"] = [word for word in commands["worker"] if word != "--beat"]
    started = []

    def start(name, *more):
        log = folder / f"{name}-{len(started)}.log"
        with log.open("wb") as file:
            child = subprocess.Popen(
                [*commands[name], *more],
                env=own,
                cwd=settings.BASE_DIR,
                stdout=file,
                stderr=file,
                start_new_session=True,
            )
        child.log = log
        started.append(child)
        return child

    yield start
    for child in started:
        kill(child)
        print(child.log, child.returncode, child.log.read_text()[-5000:], sep="\n")  # seen of a test that failed


def _full_address(database):
    user = f"{quote(database['USER'])}:{quote(database['PASSWORD'])}"
    return f"postgresql://{user}@/{database['NAME']}?host={quote(database['HOST'])}&port={database['PORT'] or 5432}"


def kill(child):
    if child.poll() is None:
        os.killpg(child.pid, signal.SIGKILL)
    child.wait(10)


@pytest.fixture
def lines(tmp_path):
    """The lines that tasks have left, and where they leave them."""
    path = tmp_path / "lines"

    def read():
        return path.read_text().split() if path.exists() else []

    read.path = str(path)
    return read


def test_a_tick_through_the_broker_leaves_its_heartbeat_and_a_message_goes_out_on_commit(program, client):
    user = make_user("officer", Role.VILLAGE, division=make_tree().village)
    program("worker")
    assert soon(lambda: heartbeat.WORKER_STARTED in heartbeat.beats())
    assert broker.send("sweep.tick")
    assert soon(lambda: "sweep.tick" in heartbeat.beats())
    actions.notify(users=[user], kind="digest", values={}, link="", key="k", at=heartbeat.beats()["sweep.tick"].ok_at)
    assert soon(lambda: Message.objects.count() == 1, seconds=20)
    assert client.get("/healthz").status_code == 200


def test_a_worker_killed_at_work_leaves_its_job_to_another_and_the_effect_happens_once(program, line, lines):
    first = program("worker")
    job = jobs.queue(kind="test", arguments={"path": lines.path}, task=celery_tasks.slow, by=None)
    assert soon(lambda: lines() == ["taken"])
    kill(first)
    Path(lines.path).with_name("go").touch()
    program("worker")
    assert soon(lambda: "effect" in lines())
    assert soon(lambda: not line.hlen("unacked") and not line.llen("celery"))
    job.refresh_from_db()
    assert lines() == ["taken", "taken", "effect"]
    assert (job.state, job.attempts, job.result) == ("done", 2, {"done": 1})


def test_a_job_that_kills_its_worker_each_time_is_put_aside_and_the_queue_moves_on(program, line, lines):
    job = jobs.queue(kind="test", arguments={"path": lines.path}, task=celery_tasks.crash, by=None)
    for times in (1, 2, 3):
        worker = program("worker")
        broker.send("sweep.jobs")
        assert soon(lambda times=times: lines() == ["crash"] * times)
        assert soon(lambda worker=worker: worker.poll() is not None)
    survivor = program("worker")
    broker.send("sweep.jobs")
    broker.send("tests.note", path=lines.path, line="next")
    assert soon(lambda: "next" in lines() and Job.objects.get().state == "failed")
    job.refresh_from_db()
    assert (lines().count("crash"), job.attempts, survivor.poll()) == (3, 3, None)
    assert job.message


def test_a_queued_task_outlives_a_killed_redis(program, redis, lines):
    assert broker.send("tests.note", path=lines.path, line="kept")
    kill_and_restart(redis, meanwhile=lambda: no_broker_is_no_burden(lines.path))
    program("worker")
    assert soon(lambda: lines() == ["kept"])


def test_work_goes_on_after_redis_was_killed_under_the_worker(program, redis, lines):
    """Kombu may fall over what it had not acknowledged; the worker then ends, and who watches it starts another."""
    workers = [program("worker")]
    assert broker.send("tests.note", path=lines.path, line="before")
    assert soon(lambda: lines() == ["before"])
    kill_and_restart(redis)
    app._after_fork()
    assert broker.send("tests.note", path=lines.path, line="after")

    def done():
        if workers[-1].poll() is not None:
            workers.append(program("worker"))
        # What Redis did not keep of the last second may be done again: no task minds that.
        return "after" in lines()

    assert soon(done)
    assert len(workers) < 3


def kill_and_restart(redis, meanwhile=lambda: None):
    os.kill(redis.running.pid, signal.SIGKILL)
    redis.running.wait(10)
    meanwhile()
    redis.start()


def no_broker_is_no_burden(path):
    began = time.monotonic()
    assert not broker.send("tests.note", path=path, line="refused")
    # Without a limit of its own the client would go on asking for minutes.
    assert time.monotonic() - began < 15


def test_two_beats_tick_as_one_and_500_messages_outlive_a_killed_and_emptied_redis(program, redis, line, folder):
    user = make_user("officer", Role.VILLAGE, division=make_tree().village)
    beats = [program("beat", "--schedule", str(folder / f"schedule-{number}")) for number in (1, 2)]
    sweeps.load()
    at = heartbeat.clock.now()
    actions.notify_all(notices=[actions.Notice([user], "digest", {}, "", f"k{number}") for number in range(500)], at=at)
    kill_and_restart(redis)
    line.flushall()
    program("worker without beat")
    assert soon(lambda: Message.objects.count() == 500)
    assert soon(lambda: not OutboxMessage.objects.exclude(state="sent").exists())
    assert set(OutboxMessage.objects.values_list("attempts", flat=True)) == {1}
    leading = [beat for beat in beats if "ticks now" in beat.log.read_text()]
    assert len(leading) == 1
    kill(leading[0])
    (other,) = set(beats) - set(leading)
    assert soon(lambda: "ticks now" in other.log.read_text())


def test_beat_and_worker_know_every_sweep(program, tmp_path):
    known = set(sweeps.load())
    worker = program("worker")
    assert soon(lambda: " ready." in worker.log.read_text())
    assert set(re.findall(r"^  \. sweep\.(\S+)$", worker.log.read_text(), re.MULTILINE)) == known
    beat = OneBeat(app, schedule_filename=str(tmp_path / "schedule"))
    assert {entry.task.removeprefix("sweep.") for entry in beat.schedule.values()} == known
    beat.close()

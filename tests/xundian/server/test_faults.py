"""Servers, parents and machines that die at the wrong moment."""

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
import redis

from tests.xundian.server.conftest import plain_env
from tests.xundian.server.running import hold_services, lives, python, serving, soon
from xundian.server.errors import ServerError
from xundian.server.process import arguments_of, read_pid

pytestmark = pytest.mark.processes

INSERT_FOR_EVER = """
import os, psycopg
with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
    for number in range(10_000_000):
        connection.execute("INSERT INTO visit VALUES (%s)", [number])
        print(number, flush=True)
"""

COUNT_FOR_EVER = """
import os, psycopg
with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
    print(connection.info.backend_pid, flush=True)
    connection.execute("SELECT count(*) FROM generate_series(1, 1000000000000)")
"""


def test_a_killed_postgres_keeps_every_acknowledged_row(ensure, env, data):
    postgres = ensure().servers[0]
    with psycopg.connect(env["DATABASE_URL"], autocommit=True) as connection:
        connection.execute("CREATE TABLE visit (number int PRIMARY KEY)")
    writer = subprocess.Popen([sys.executable, "-c", INSERT_FOR_EVER], env=env, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # fmt: skip
    for _line in range(500):
        assert writer.stdout.readline()
    postgres.running.kill()
    postgres.running.wait()
    # communicate() would pass over what readline() has buffered already.
    with writer:
        rest = writer.stdout.read().split()
    postgres.start()
    with psycopg.connect(env["DATABASE_URL"]) as connection:
        found, last = connection.execute("SELECT count(*), max(number) FROM visit").fetchone()
    acknowledged = 500 + len(rest)
    assert found == last + 1 >= acknowledged
    assert found <= acknowledged + 1  # at most the one whose answer was lost on the way


def test_a_start_waits_for_the_backends_of_a_killed_postgres(ensure, env, data):
    """A backend in the middle of a long statement outlives its postmaster and still writes to the same files."""
    postgres = ensure().servers[0]
    with subprocess.Popen([sys.executable, "-c", COUNT_FOR_EVER], env=env, text=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as client:  # fmt: skip
        backend = int(client.stdout.readline())
        assert soon(lambda: "SELECT" in " ".join(arguments_of(backend)))
        postgres.running.kill()
        postgres.running.wait()
        assert lives(backend)
        with subprocess.Popen(["sh", "-c", f"sleep 1; kill {backend}"]):
            postgres.start()
        assert not lives(backend)
    with psycopg.connect(env["DATABASE_URL"]) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_killed_redis_keeps_what_it_had_a_second_ago(ensure, env, data):
    server = ensure().servers[1]
    client = redis.from_url(env["REDIS_URL"])
    for number in range(500):
        client.rpush("tasks", number)
    assert soon(lambda: client.info("persistence")["aof_pending_bio_fsync"] == 0)
    server.running.kill()
    server.running.wait()
    server.start()
    assert redis.from_url(env["REDIS_URL"]).llen("tasks") == 500


def test_a_killed_parent_takes_its_servers_along_and_the_next_start_works(ensure, env, data):
    holder, pids = hold_services(plain_env(data))
    holder.kill()
    holder.communicate()
    assert soon(lambda: not any(map(lives, pids.values())), seconds=5)
    assert serving(str(data)) == []
    ensure()
    with psycopg.connect(env["DATABASE_URL"]) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_start_right_after_the_parent_was_killed_waits_for_the_old_servers(ensure, env, data):
    holder, pids = hold_services(plain_env(data))
    holder.kill()
    holder.wait()
    services = ensure()  # at once, while the old servers are still leaving
    assert not any(map(lives, pids.values()))
    assert all(server.alive() for server in services.servers)
    holder.communicate()


def test_a_parent_killed_within_the_first_start_leaves_nothing_half_made(ensure, empty_data):
    first = python("-c", "from xundian.server.services import ensure; ensure()", env=plain_env(empty_data))
    assert soon(lambda: list(empty_data.glob("postgres.new-*/global")))
    first.kill()
    first.wait()
    services = ensure()  # at once
    assert all(server.alive() for server in services.servers)
    assert list(empty_data.glob("postgres.new-*")) == []
    first.communicate()


def test_a_server_left_over_by_a_killed_parent_is_stopped(ensure, env, data):
    """Where the kernel does not tell a server of its parent's death (macOS), the next start has to."""
    without = "import xundian.server.process as p; p._libc = None\n"
    holder, left = hold_services(plain_env(data), first=without)
    try:
        holder.kill()
        holder.communicate()
        assert not soon(lambda: not any(map(lives, left.values())), seconds=0.5)
        services = ensure()
        assert not any(map(lives, left.values()))
        assert all(server.alive() for server in services.servers)
    finally:
        for pid in filter(lives, left.values()):
            os.kill(pid, signal.SIGKILL)


def test_a_postgres_that_somebody_started_by_hand_is_left_alone(ensure, data):
    seen = ensure()
    postgres = seen.servers[0]
    seen.stop()
    user = {"user": postgres.account.uid, "group": postgres.account.gid} if postgres.account else {}
    by_hand = subprocess.Popen(
        [postgres.path / "postgres", "-D", postgres.folder, "-k", postgres.sockets, "-h", ""],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/", **user,
    )  # fmt: skip
    try:
        # The file is there a moment before its number is.
        assert soon(lambda: read_pid(data / "postgres" / "postmaster.pid") == by_hand.pid)
        with pytest.raises(ServerError, match=rf"process {by_hand.pid}\) runs on .*pg_ctl -D .* stop"):
            postgres.start()
        assert by_hand.poll() is None
    finally:
        by_hand.send_signal(signal.SIGINT)
        by_hand.wait()


def test_a_stale_pid_file_that_names_another_live_process_is_no_obstacle(ensure, env, data):
    """After a container restart the number in the pid file may belong to anybody, even a relative by name."""
    services = ensure()
    postgres = services.servers[0]
    for each in services.servers:
        each.running.kill()
        each.running.wait()
    user = {"user": postgres.account.uid, "group": postgres.account.gid} if postgres.account else {}
    with subprocess.Popen(["sleep", "60"], cwd="/", **user) as bystander:
        try:
            _put_pid(data / "postgres" / "postmaster.pid", bystander.pid)
            _put_pid(data / "redis" / "server.pid", bystander.pid)
            for each in services.servers:
                each.start()
            with psycopg.connect(env["DATABASE_URL"]) as connection:
                assert connection.execute("SELECT 1").fetchone() == (1,)
            assert redis.from_url(env["REDIS_URL"]).ping()
            assert bystander.poll() is None
        finally:
            bystander.kill()


def _put_pid(path: Path, pid: int) -> None:
    path.write_text(re.sub(r"^\d+", str(pid), path.read_text()))


def test_a_cluster_of_another_major_is_refused_untouched(ensure, data):
    (data / "postgres" / "PG_VERSION").write_text("16\n")
    with pytest.raises(ServerError, match=r"made by PostgreSQL 16.*Nothing was changed.*XUNDIAN_PG_BIN.*pg_dump"):
        ensure()
    assert not (data / "postgres" / "postmaster.pid").exists()


@pytest.mark.skipif(not Path("/usr/lib/postgresql/15/bin/initdb").exists(), reason="needs Debian's PostgreSQL 15")
def test_programs_of_the_distribution_serve_too(ensure, env, empty_data):
    env["XUNDIAN_PG_BIN"] = "/usr/lib/postgresql/15/bin"
    services = ensure()
    with psycopg.connect(env["DATABASE_URL"]) as connection:
        assert connection.info.server_version // 10000 == 15
    services.stop()
    del env["XUNDIAN_PG_BIN"], env["DATABASE_URL"], env["REDIS_URL"]
    with pytest.raises(ServerError, match="made by PostgreSQL 15"):
        ensure()


def test_a_damaged_cluster_fails_with_the_servers_own_words(ensure, data):
    shutil.rmtree(data / "postgres" / "global")
    with pytest.raises(ServerError, match=r"PostgreSQL ended while starting(.|\n)*could not"):
        ensure()
    assert serving(str(data)) == []


def test_the_lock_is_let_go_after_a_failure(ensure, data):
    version = data / "postgres" / "PG_VERSION"
    right = version.read_text()
    version.write_text("16\n")
    with pytest.raises(ServerError):
        ensure()
    version.write_text(right)
    assert all(server.alive() for server in ensure().servers)

"""What `ensure` promises to its callers: addresses that answer, nothing started twice, nothing lost."""

import json
import os
import subprocess

import psycopg
import pytest
import redis
from kombu import Connection

from tests.xundian.server.conftest import plain_env
from tests.xundian.server.running import python, serving
from xundian.server.addresses import celery_url
from xundian.server.errors import ServerError, StoppedEarly

pytestmark = pytest.mark.processes


def test_a_first_start_gives_both_servers_and_keys(ensure, env, empty_data):
    services = ensure()
    assert services.made_keys
    with psycopg.connect(env["DATABASE_URL"]) as connection:
        about = connection.execute(
            "SELECT datname, pg_encoding_to_char(encoding), current_user FROM pg_database"
            " WHERE datname = current_database()"
        ).fetchone()
    assert about == ("xundian", "UTF8", "xundian")
    assert redis.from_url(env["REDIS_URL"]).ping()
    assert {"XUNDIAN_SECRET_KEY", "XUNDIAN_SEAL_KEYS", "XUNDIAN_DIGEST_KEY"} <= set(env)
    services.stop()
    assert serving(str(empty_data)) == []


def test_celery_can_use_the_broker(site):
    env = site[1]
    with Connection(celery_url(env["REDIS_URL"])) as broker:
        queue = broker.SimpleQueue("probe")
        queue.put({"n": 1})
        assert queue.get(timeout=5).payload == {"n": 1}
        queue.close()


def test_rows_and_queues_are_there_after_a_restart(ensure, env, data):
    services = ensure()
    with psycopg.connect(env["DATABASE_URL"], autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS n")
    redis.from_url(env["REDIS_URL"]).rpush("kept", "7")
    services.stop()
    for name in ("DATABASE_URL", "REDIS_URL"):
        del env[name]
    assert not ensure().made_keys
    with psycopg.connect(env["DATABASE_URL"]) as connection:
        assert connection.execute("SELECT n FROM kept").fetchone() == (7,)
    assert redis.from_url(env["REDIS_URL"]).lrange("kept", 0, -1) == [b"7"]


def test_the_sort_order_of_text_does_not_depend_on_the_machine(site):
    env = site[1]
    with psycopg.connect(env["DATABASE_URL"]) as connection:
        connection.execute("CREATE TEMP TABLE division (code text PRIMARY KEY)")
        connection.execute("INSERT INTO division SELECT lpad(n::text, 12, '0') FROM generate_series(1, 20000) n")
        connection.execute("ANALYZE division")
        plan = connection.execute("EXPLAIN SELECT * FROM division WHERE code LIKE '00000001234%'").fetchall()
    assert "Index" in str(plan)


def test_nobody_else_gets_in_and_no_port_is_open(site):
    services = site[0]
    sockets = services.servers[0].sockets
    assert sockets.stat().st_mode & 0o777 == 0o700
    for server in services.servers:
        inodes = {
            os.readlink(f"/proc/{server.running.pid}/fd/{fd}")
            for fd in os.listdir(f"/proc/{server.running.pid}/fd")
            if os.path.lexists(f"/proc/{server.running.pid}/fd/{fd}")
        }
        for table in ("/proc/net/tcp", "/proc/net/tcp6"):
            with open(table) as lines:
                assert not [line for line in lines if f"socket:[{line.split()[9]}]" in inodes]


def test_the_servers_do_not_know_our_keys(site):
    for server in site[0].servers:
        with open(f"/proc/{server.running.pid}/environ") as told:
            assert "XUNDIAN_SEAL_KEYS" not in told.read()


def test_the_postgres_log_repeats_no_rows(site):
    services, env = site
    with psycopg.connect(env["DATABASE_URL"], autocommit=True) as connection:
        connection.execute("CREATE TABLE person (number text PRIMARY KEY)")
        for _twice in range(2):
            try:
                connection.execute("INSERT INTO person VALUES ('990101199001011234')")
            except psycopg.errors.UniqueViolation:
                break
        else:
            pytest.fail("the second row was accepted")
    log = (services.logs / "postgres.log").read_text()
    assert "person_pkey" in log
    assert "990101199001011234" not in log


def test_given_addresses_are_used_and_nothing_starts(ensure, env, empty_data):
    env["XUNDIAN_SECRET_KEY"] = env["XUNDIAN_SEAL_KEYS"] = env["XUNDIAN_DIGEST_KEY"] = "given"
    env["DATABASE_URL"], env["REDIS_URL"] = "postgresql://db.example/x", "redis://cache.example/0"
    assert ensure().servers == []
    assert env["DATABASE_URL"] == "postgresql://db.example/x"
    assert not empty_data.exists()


def test_only_what_is_not_given_starts(ensure, env, data):
    env["REDIS_URL"] = "redis://cache.example/0"
    assert [server.name for server in ensure().servers] == ["postgres"]
    assert env["REDIS_URL"] == "redis://cache.example/0"


def test_a_second_start_is_refused_by_name_and_the_first_goes_on(site):
    services, env = site
    data = services.data
    second = python("-m", "xundian.server", "up", env=plain_env(data) | {"XUNDIAN_PORT": "28731"})
    told = second.communicate(timeout=120)[0]
    assert second.returncode == 1
    assert f"data folder {data} is in use by process {os.getpid()}" in told
    assert "Traceback" not in told
    with psycopg.connect(env["DATABASE_URL"]) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert redis.from_url(env["REDIS_URL"]).ping()


def test_a_command_joins_the_servers_of_a_running_site(site):
    services, env = site
    data = services.data
    show = "import json, os; print(json.dumps([os.environ['DATABASE_URL'], os.environ['XUNDIAN_SEAL_KEYS']]))"
    command = python("-m", "xundian.server", "exec", "python3", "-c", show, env=plain_env(data))
    assert json.loads(command.communicate(timeout=120)[0]) == [env["DATABASE_URL"], env["XUNDIAN_SEAL_KEYS"]]
    assert redis.from_url(env["REDIS_URL"]).ping()


def test_a_command_runs_with_servers_and_its_exit_code_comes_back(data):
    show = "import os, sys; sys.exit(7 if 'host=' in os.environ['DATABASE_URL'] else 1)"
    command = python("-m", "xundian.server", "exec", "python3", "-c", show, env=plain_env(data))
    assert command.communicate(timeout=120)[0] == ""
    assert command.returncode == 7
    assert serving(str(data)) == []


def test_status_and_stop_see_the_running_process(data):
    holder = python("-m", "xundian.server", "exec", "sleep", "60", env=plain_env(data))
    try:
        while subprocess.run(["test", "-f", data / "services.json"]).returncode:
            assert holder.poll() is None
        told = python("-m", "xundian.server", "status", env=plain_env(data)).communicate()[0]
        assert f"Process {holder.pid} runs on {data}" in told
        stopped = python("-m", "xundian.server", "stop", env=plain_env(data)).communicate()[0]
        assert stopped == f"Stopped process {holder.pid}.\n"
        assert holder.wait(10) != 0
    finally:
        holder.kill()
        holder.communicate()
    told = python("-m", "xundian.server", "status", env=plain_env(data)).communicate()[0]
    # It may also name what other, deleted data folders of this machine left behind.
    assert told.splitlines()[-1] == f"Nothing runs on {data}."


def test_lost_keys_are_refused_before_anything_starts(ensure, data):
    (data / "keys.json").unlink()
    with pytest.raises(ServerError, match="could never open the identity numbers"):
        ensure()
    assert serving(str(data)) == []
    assert not (data / "keys.json").exists()


def test_lost_keys_are_refused_for_a_database_of_your_own(site, empty_data):
    env = site[1]
    with psycopg.connect(env["DATABASE_URL"], autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS django_migrations (id int)")
    show = python(
        "-m", "xundian.server", "exec", "true",
        env=plain_env(empty_data) | {"DATABASE_URL": env["DATABASE_URL"], "REDIS_URL": env["REDIS_URL"]},
    )  # fmt: skip
    assert "could never open the identity numbers" in show.communicate(timeout=120)[0]
    assert show.returncode == 1


@pytest.mark.parametrize("path", ["/proc/xundian", "/dev/null/xundian"])
def test_an_unwritable_data_folder_is_named_with_the_remedy(ensure, env, path):
    env["XUNDIAN_DATA"] = path
    with pytest.raises(ServerError, match=f"data folder {path} cannot be written.*Set XUNDIAN_DATA"):
        ensure()


def test_a_request_to_stop_ends_a_start_half_way(ensure, data):
    with pytest.raises(StoppedEarly):
        ensure(stopping=lambda: True)
    assert serving(str(data)) == []

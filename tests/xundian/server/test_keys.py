"""Keys are made once, kept private, and never made again beside a database that needs the old ones."""

import json

import pytest

from xundian.server.errors import ServerError
from xundian.server.keys import provide


def no():
    return False


def yes():
    return True


@pytest.fixture
def path(tmp_path):
    return tmp_path / "keys.json"


def test_it_makes_all_keys_and_exports_them(path):
    env = {}
    assert provide(path, env, holds_rows=no)
    kept = json.loads(path.read_text())
    assert env["XUNDIAN_SECRET_KEY"] == kept["secret_key"]
    assert json.loads(env["XUNDIAN_SEAL_KEYS"]) == kept["seal_keys"]
    assert len(bytes.fromhex(kept["seal_keys"]["k1"])) == len(bytes.fromhex(kept["digest_key"])) == 32
    assert path.stat().st_mode & 0o777 == 0o600


def test_it_gives_the_same_keys_the_second_time(path):
    first, second = {}, {}
    provide(path, first, holds_rows=no)
    assert not provide(path, second, holds_rows=yes)
    assert first == second


def test_it_makes_nothing_when_the_environment_has_all_keys(path):
    env = {"XUNDIAN_SECRET_KEY": "a", "XUNDIAN_SEAL_KEYS": "b", "XUNDIAN_DIGEST_KEY": "c"}
    assert not provide(path, env, holds_rows=yes)
    assert not path.exists()


def test_keys_of_the_environment_win_and_are_not_written_down(path):
    env = {"XUNDIAN_SEAL_KEYS": '{"mine": "00"}'}
    provide(path, env, holds_rows=no)
    assert env["XUNDIAN_SEAL_KEYS"] == '{"mine": "00"}'
    assert "seal_keys" not in json.loads(path.read_text())


def test_lost_keys_are_refused_when_a_database_exists(path):
    env = {}
    with pytest.raises(ServerError, match=r"seal_keys and digest_key.*keys\.json back from your backup"):
        provide(path, env, holds_rows=yes)
    assert not path.exists()
    assert env == {}


def test_a_lost_secret_key_is_replaced_because_it_only_signs_people_out(path):
    env = {"XUNDIAN_SEAL_KEYS": '{"k1": "00"}', "XUNDIAN_DIGEST_KEY": "11"}
    assert provide(path, env, holds_rows=yes)
    assert len(env["XUNDIAN_SECRET_KEY"]) == 64


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"seal_keys": {}}',
        '{"digest_key": "11"}',
        '{"seal_keys": {"k1": 5}}',
        '{"stranger": "x"}',
    ],
)
def test_a_damaged_file_is_refused_and_left_alone(path, text):
    path.write_text(text)
    with pytest.raises(ServerError, match="Put it back from your backup"):
        provide(path, {}, holds_rows=no)
    assert path.read_text() == text


def test_a_file_that_others_may_read_is_closed_to_them(path):
    provide(path, {}, holds_rows=no)
    path.chmod(0o644)
    provide(path, {}, holds_rows=no)
    assert path.stat().st_mode & 0o777 == 0o600

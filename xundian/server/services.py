"""PostgreSQL, Redis and the keys for one data folder: started when the environment names none."""

import json
import os
from collections.abc import Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from xundian.server import binaries, keys, place
from xundian.server.errors import ServerError
from xundian.server.postgres import Postgres
from xundian.server.process import Account
from xundian.server.redis import Redis

ADDRESSES = "services.json"
KEYS = "keys.json"
PASSED_ON = ("PATH", "TMPDIR", "TZ", "XUNDIAN_DATA")  # the servers need nothing else, least of all our keys
NEVER = bool  # bool() is False


@dataclass
class Services:
    """What runs for the data folder `data`. As a context manager it stops everything at the end."""

    data: Path
    servers: list[Postgres | Redis] = field(default_factory=list)
    held: IO[str] | None = None
    made_keys: bool = False

    @property
    def logs(self) -> Path:
        """The folder of all log files."""
        return self.data / "logs"

    def stop(self) -> None:
        """Stop in the reverse order of starting, then let the data folder go. Safe to call twice."""
        if self.held:
            (self.data / ADDRESSES).unlink(missing_ok=True)
        while self.servers:
            self.servers.pop().stop()
        if self.held:
            self.held.close()
            self.held = None

    def __enter__(self) -> "Services":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


def ensure(
    data: Path | None = None,
    env: MutableMapping[str, str] | None = None,
    *,
    join: bool = False,
    durable: bool = True,
    stopping: Callable[[], bool] = NEVER,
) -> Services:
    """Make sure that DATABASE_URL, REDIS_URL and the keys are in `env` (os.environ), and the servers answer.

    What `env` names already is used as it is; the rest is started in the data folder (XUNDIAN_DATA). With
    `join`, servers that another process of ours runs on this folder are shared instead of refused. Raises
    ServerError, StoppedEarly when `stopping()` comes true.
    """
    env = os.environ if env is None else env
    data = Path(data).resolve() if data else place.data_folder(env)
    env["XUNDIAN_DATA"] = str(data)
    services = Services(data)
    own = [kind for kind, name in ((Postgres, "DATABASE_URL"), (Redis, "REDIS_URL")) if not env.get(name)]
    if not own and all(env.get(name) for name in keys.NAMES.values()):
        return services
    ours = place.open_data_folder(data)
    if own:
        services.held = place.lock(data)
        if not services.held:
            return _join(services, env) if join else _refuse(data)
    try:
        home = _home(data, env, ours) if own else None
        services.made_keys = keys.provide(data / KEYS, env, holds_rows=lambda: _holds_rows(home, env))
        for kind in own:
            services.servers.append(_server(kind, home, env, services.logs, durable))
            services.servers[-1].start(stopping=stopping)
        addresses = {_address_name(server): server.address for server in services.servers}
        env.update(addresses)
        if services.held:
            _write_private(data / ADDRESSES, json.dumps(addresses))
    except BaseException:
        services.stop()
        raise
    return services


@dataclass(frozen=True)
class _Home:
    """Where the servers keep their files, and the account they run as."""

    folder: Path
    sockets: Path
    account: Account | None


def _home(data: Path, env: Mapping[str, str], ours: bool) -> _Home:
    link = data / place.LINK
    account = place.choose_account(env, existing=(link if link.is_symlink() else data) / "postgres")
    folder = place.find_place(data, account, ours)
    return _Home(folder, place.socket_folder(folder, account), account)


def _server(kind: type, home: _Home, env: Mapping[str, str], logs: Path, durable: bool) -> Postgres | Redis:
    """A server ready to start."""
    logs.mkdir(exist_ok=True)
    found = binaries.find_postgres(env) if kind is Postgres else binaries.find_redis(env)
    folder = home.folder / kind.name
    if kind is Redis or folder.exists():
        place.own_folder(folder, home.account)
    return kind(
        programs=found,
        path=place.within_reach(found, home.account),
        folder=folder,
        sockets=home.sockets,
        log=logs / f"{kind.name}.log",
        env={key: env[key] for key in PASSED_ON if key in env} | {"LC_ALL": "C"},
        account=home.account,
        durable=durable,
    )


def _address_name(server: Postgres | Redis) -> str:
    return "DATABASE_URL" if isinstance(server, Postgres) else "REDIS_URL"


def _holds_rows(home: _Home | None, env: Mapping[str, str]) -> bool:
    """True when a database exists that may hold sealed identity numbers."""
    if not env.get("DATABASE_URL"):
        return (home.folder / "postgres" / "PG_VERSION").is_file()
    import psycopg  # only here: the launcher itself needs no client and should stay small

    try:
        with psycopg.connect(env["DATABASE_URL"], connect_timeout=10) as connection:
            found = connection.execute("SELECT to_regclass('django_migrations')").fetchone()
    except psycopg.Error as error:
        raise ServerError(f"The database of DATABASE_URL does not answer: {error}") from error
    return found[0] is not None


def _refuse(data: Path) -> Services:
    raise ServerError(
        f"The data folder {data} is in use by process {place.holder(data)}, which was left alone. "
        "Stop it first (Ctrl-C, or: python -m xundian.server stop), or set XUNDIAN_DATA to another folder."
    )


def _join(services: Services, env: MutableMapping[str, str]) -> Services:
    """Use the servers that another process of ours runs on this data folder."""
    try:
        addresses = json.loads((services.data / ADDRESSES).read_text())
    except (OSError, ValueError):
        raise ServerError(
            f"The data folder {services.data} is in use by process {place.holder(services.data)}, "
            "which is just starting or stopping. Try again in a moment."
        ) from None
    for name, address in addresses.items():
        env.setdefault(name, address)
    keys.provide(services.data / KEYS, env, holds_rows=lambda: True)
    return services


def _write_private(path: Path, text: str) -> None:
    """Write a file that only we may read, whole at once."""
    fresh = path.with_name(f".{path.name}.new")
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    fresh.replace(path)

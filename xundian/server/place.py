"""Where the servers keep their files, and as whom they run.

PostgreSQL refuses to run as root, so root starts the servers as an account that exists already; nothing is
created in the system and only the servers' own folders change owner. When that account cannot enter the data
folder (a checkout under /root is the usual case), the databases live in a folder of their own under
/var/lib/xundian and `elsewhere` in the data folder is a link to it (decision 0003).
"""

import fcntl
import hashlib
import os
import pwd
import re
import secrets
import shutil
import stat
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from xundian.server.binaries import Programs
from xundian.server.errors import ServerError
from xundian.server.process import Account, read_pid

PROJECT = Path(__file__).resolve().parents[2]
LOCK = "lock"
LINK = "elsewhere"
OWNER = "data-folder"  # in a folder elsewhere: the path of the data folder it belongs to
BASES = (Path("/var/lib/xundian"), Path("/var/tmp/xundian"))
USUAL_ACCOUNTS = ("postgres", "nobody")
SOCKET_NAME_BYTES = len("/.s.PGSQL.5432")
SOCKET_PATH_BYTES = 103 if sys.platform == "darwin" else 107
NOT_NEEDED_TO_RUN = ("include", "pgxs", "doc", "*.a", "__pycache__")
PLAIN_PATH = re.compile(r"[A-Za-z0-9_./+-]+")  # libpq reads commas, URLs read % and spaces


def data_folder(env: Mapping[str, str]) -> Path:
    """XUNDIAN_DATA, or `.xundian` in the project's folder; absolute."""
    return Path(env.get("XUNDIAN_DATA") or PROJECT / ".xundian").resolve()


def open_data_folder(data: Path) -> bool:
    """Make the data folder (private to its owner) when absent; tells whether it is empty or already ours."""
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        ours = (data / LOCK).exists() or not any(data.iterdir())
        (data / LOCK).touch(mode=0o600)
    except OSError as error:
        raise ServerError(
            f"The data folder {data} cannot be written: {error.strerror}. "
            "Set XUNDIAN_DATA to a folder you may write, on a disk with space."
        ) from error
    return ours


def lock(data: Path, *, claim: bool = True) -> IO[str] | None:
    """Hold the data folder until the returned file is closed or we die; None when another process holds it.

    Without `claim` our process id is not written: only to ask whether it is held.
    """
    held = open(data / LOCK, "r+")  # noqa: SIM115  (stays open: closing it lets the folder go)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        held.close()
        return None
    if claim:
        held.truncate()
        held.write(f"{os.getpid()}\n")
        held.flush()
    return held


def holder(data: Path) -> int:
    """The process id that last locked the data folder; 0 when there never was one."""
    return read_pid(data / LOCK)


def choose_account(env: Mapping[str, str], existing: Path | None = None) -> Account | None:
    """The account the servers run as: None means ourselves, unless we are root. Raises ServerError.

    XUNDIAN_SERVER_USER names one; otherwise the owner of the `existing` database folder, then the usual ones.
    """
    if os.geteuid() != 0:
        return None
    wanted = env.get("XUNDIAN_SERVER_USER")
    owner = existing.stat().st_uid if existing and existing.is_dir() else 0
    for name in (wanted,) if wanted else (owner or None, *USUAL_ACCOUNTS):
        account = _account(name) if name else None
        if account and account.uid != 0:
            return account
    raise ServerError(
        f"PostgreSQL may not run as root, and the account {wanted or ' or '.join(USUAL_ACCOUNTS)} was not "
        "found or is root itself. Run as an ordinary user, or make an account (useradd --system xundian) and "
        "set XUNDIAN_SERVER_USER=xundian, or set DATABASE_URL to a PostgreSQL that runs already."
    )


def _account(name: str | int) -> Account | None:
    try:
        entry = pwd.getpwuid(name) if isinstance(name, int) else pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def may_enter(folder: Path, account: Account) -> bool:
    """True when `account` may pass through `folder` and every folder above it."""
    folder = folder.resolve()
    return all(_may(each, account, stat.S_IXUSR) for each in (folder, *folder.parents))


def _may(path: Path, account: Account, bit: int) -> bool:
    """The owner's `bit` of the mode, moved to group or others as the kernel would choose."""
    about = path.stat()
    if about.st_uid != account.uid:
        bit >>= 3 if about.st_gid == account.gid else 6
    return about.st_mode & bit == bit


def find_place(data: Path, account: Account | None, ours: bool) -> Path:
    """The folder that holds the servers' files: the data folder, or what its link `elsewhere` points to."""
    link = data / LINK
    if link.is_symlink():
        if not link.is_dir():
            raise ServerError(
                f"{link} points to {link.readlink()}, which is gone, and the database with it. "
                f"Put it back, or delete {link} and {data / 'keys.json'} to begin with an empty database."
            )
        return link.resolve()
    if account and ours and data.stat().st_uid == os.geteuid():
        data.chmod(stat.S_IMODE(data.stat().st_mode) | stat.S_IXOTH)  # to pass through, not to read
    if account is None or may_enter(data, account):
        return data
    place = _base(account) / secrets.token_hex(6)
    place.mkdir(mode=0o711)
    place.chmod(0o711)
    (place / OWNER).write_text(f"{data}\n")
    link.symlink_to(place)
    return place


def _base(account: Account) -> Path:
    """The first of BASES that root owns alone and `account` may enter."""
    for base in BASES:
        try:
            base.mkdir(mode=0o755, exist_ok=True)
            about = base.lstat()
        except OSError:
            continue
        private = stat.S_ISDIR(about.st_mode) and about.st_uid == 0 and not about.st_mode & 0o022
        if private and may_enter(base, account):
            return base
    raise ServerError(
        f"The user {account.name} may not enter the data folder, and {' and '.join(map(str, BASES))} "
        "cannot be used instead. Set XUNDIAN_DATA to a folder that everybody may enter, such as /srv/xundian."
    )


def left_behind() -> list[Path]:
    """The folders elsewhere whose data folder is gone: deleting a data folder does not reach them."""
    if os.geteuid() != 0:  # anybody else could not tell "gone" from "not yours to enter"
        return []
    notes = [note for base in BASES for note in base.glob(f"*/{OWNER}")]
    return [note.parent for note in notes if (Path(note.read_text().rstrip()) / LINK).resolve() != note.parent]


def forget(data: Path) -> None:
    """Delete a data folder with everything that lies elsewhere."""
    link = data / LINK
    if link.is_symlink():
        shutil.rmtree(link.resolve(), ignore_errors=True)
    shutil.rmtree(data, ignore_errors=True)


def own_folder(path: Path, account: Account | None) -> Path:
    """Make the folder `path` if absent, private to the account (or us). Refuses links and others' folders."""
    try:
        path.mkdir(mode=0o700)
    except FileExistsError:
        pass
    except OSError as error:
        raise ServerError(f"The folder {path} cannot be made: {error.strerror}.") from error
    owner = account.uid if account else os.geteuid()
    try:
        opened = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError as error:
        raise ServerError(f"{path} is not a folder of ours ({error.strerror}); delete it and start again.") from error
    try:
        found = os.fstat(opened).st_uid
        if found not in (owner, os.geteuid()):
            raise ServerError(
                f"The folder {path} belongs to user {_name(found)}, not to {_name(owner)}. "
                "Start as that user, or set XUNDIAN_DATA to a folder of your own."
            )
        if found != owner:
            os.fchown(opened, account.uid, account.gid)
        os.fchmod(opened, 0o700)
    finally:
        os.close(opened)
    return path


def _name(uid: int) -> str:
    found = _account(uid)
    return found.name if found else str(uid)


def socket_folder(place: Path, account: Account | None) -> Path:
    """A private folder for the Unix sockets whose path is short and plain enough for all who must read it."""
    near = place / "run"
    if _suits_sockets(near):
        return own_folder(near, account)
    owner = account.uid if account else os.geteuid()
    name = f"xundian-{owner}-{hashlib.sha256(os.fsencode(place)).hexdigest()[:12]}"
    for folder in (Path(tempfile.gettempdir()).resolve(), Path("/tmp")):
        if _suits_sockets(folder / name) and (account is None or may_enter(folder, account)):
            return own_folder(folder / name, account)
    raise ServerError(f"No folder with a short path was found for sockets; set TMPDIR to one ({near} is too long).")


def _suits_sockets(folder: Path) -> bool:
    path = str(folder)
    return bool(PLAIN_PATH.fullmatch(path)) and len(path) + SOCKET_NAME_BYTES <= SOCKET_PATH_BYTES


def within_reach(programs: Programs, account: Account | None) -> Path:
    """The path of the programs, or of a copy when `account` cannot reach the originals."""
    probe = programs.path / "postgres" if programs.path.is_dir() else programs.path
    if account is None or (may_enter(probe.parent, account) and _may(probe, account, stat.S_IXUSR | stat.S_IRUSR)):
        return programs.path
    if not programs.parts:
        raise ServerError(
            f"The user {account.name} may not run {probe}. Open the folders above it, "
            "or put the programs where everybody may run them, such as /opt."
        )
    mark = hashlib.sha256(probe.read_bytes()).hexdigest()[:12]
    copy = _base(account) / f"{probe.name}-{programs.version}-{mark}"
    if not copy.is_dir():
        _copy(programs, copy)
    return copy / programs.path.relative_to(programs.root)


def _copy(programs: Programs, target: Path) -> None:
    """Copy all parts, readable to everybody; whole or not at all."""
    making = Path(tempfile.mkdtemp(prefix=f"{target.name}.", dir=target.parent))
    for part in programs.parts:
        source, copy = programs.root / part, making / part
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, copy, symlinks=True, ignore=shutil.ignore_patterns(*NOT_NEEDED_TO_RUN))
        else:
            shutil.copy2(source, copy)
    for path in (making, *making.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & stat.S_IXUSR else 0o644)
    try:
        making.rename(target)
    except OSError:  # another start was faster
        shutil.rmtree(making, ignore_errors=True)

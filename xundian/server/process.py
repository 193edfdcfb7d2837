"""Processes that never outlive us: how servers and programs are started, recognised and stopped."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from xundian.server.errors import ServerError

LINUX = sys.platform.startswith("linux")
PR_SET_PDEATHSIG = 1
_libc = ctypes.CDLL(None, use_errno=True) if LINUX else None


@dataclass(frozen=True)
class Account:
    """An unprivileged account of the operating system that a server runs as when we are root."""

    name: str
    uid: int
    gid: int


def die_with_parent(sent: int, parent: int) -> None:
    """Ask Linux to send this process the signal `sent` when its parent dies. Elsewhere it does nothing.

    It must run after the change of user, which clears the request, and in a child of a thread that lives as
    long as the program, because the kernel means the parent *thread*.
    """
    if _libc is None:
        return
    _libc.prctl(PR_SET_PDEATHSIG, sent, 0, 0, 0)
    if os.getppid() != parent:  # the parent died between fork and prctl
        os.kill(os.getpid(), signal.SIGKILL)


def spawn(
    command: Sequence[str],
    *,
    env: Mapping[str, str],
    log: Path | None = None,
    account: Account | None = None,
    cwd: Path | None = None,
    on_orphaned: int = signal.SIGTERM,
    own_session: bool = True,
) -> subprocess.Popen:
    """Start `command`; it receives `on_orphaned` if we die without stopping it (Linux).

    With `log`, standard output and error are appended to that file. With `account`, it runs as that user with
    no other groups. In its own session it is not hit by the terminal's Ctrl-C. Raises ServerError.
    """
    if threading.current_thread() is not threading.main_thread():
        raise ServerError("Start servers from the main thread: the kernel ties them to the thread that started them.")
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600) if log else None
    try:
        return subprocess.Popen(
            list(command),
            env=dict(env),
            cwd=cwd,
            stdin=subprocess.DEVNULL if own_session else None,
            stdout=output,
            stderr=output,
            start_new_session=own_session,
            preexec_fn=partial(die_with_parent, on_orphaned, os.getpid()),
            **_as_user(account),
        )
    except PermissionError as error:
        runner = f" as user {account.name}" if account else ""
        raise ServerError(f"{command[0]} may not be started{runner}: {error.strerror}.") from error
    except OSError as error:
        raise ServerError(f"{command[0]} cannot be started: {error.strerror}.") from error
    finally:
        if output is not None:
            os.close(output)


def run(
    command: Sequence[str],
    *,
    env: Mapping[str, str],
    cwd: Path,
    account: Account | None = None,
    typed: str = "",
) -> tuple[int, str]:
    """Run `command` to its end with `typed` as its input; its exit code and everything it said."""
    done = subprocess.run(
        list(command),
        env=dict(env),
        cwd=cwd,
        input=typed,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=partial(die_with_parent, signal.SIGKILL, os.getpid()),
        **_as_user(account),
    )
    return done.returncode, done.stdout


def _as_user(account: Account | None) -> dict:
    return {"user": account.uid, "group": account.gid, "extra_groups": []} if account else {}


def arguments_of(pid: int) -> list[str]:
    """The command line of a live process, [] when there is none (or only its zombie)."""
    try:
        if LINUX:
            line = Path(f"/proc/{pid}/cmdline").read_bytes().rstrip(b"\0")
            return line.decode(errors="replace").split("\0") if line else []
        found = subprocess.run(["ps", "-ww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True)
        return [found.stdout.strip()] if found.stdout.strip() else []
    except OSError:
        return []


def runs_with(pid: int, *parts: str) -> bool:
    """True when the process `pid` lives and its command line holds `parts` one after the other."""
    return pid > 0 and f" {' '.join(parts)} " in f" {' '.join(arguments_of(pid))} "


def read_pid(path: Path) -> int:
    """The process id on the first line of a pid file; 0 when there is no readable one."""
    try:
        first = path.read_text(errors="replace").split("\n", 1)[0].strip()
    except OSError:
        return 0
    return int(first) if first.isdigit() else 0


def wait_until(done: Callable[[], bool], seconds: float, every: float = 0.02) -> bool:
    """Wait up to `seconds` for `done()`; tells whether it came true."""
    end = time.monotonic() + seconds
    while not done():
        if time.monotonic() >= end:
            return False
        time.sleep(every)
    return True


def stop(process: subprocess.Popen, *steps: tuple[int, float], hurried: Callable[[], bool] = lambda: False) -> int:
    """Send each signal of `steps` and wait its seconds (less if `hurried()`), then SIGKILL; the exit code."""
    for sent, seconds in steps:
        if process.poll() is None:
            process.send_signal(sent)
            wait_until(lambda: process.poll() is not None or hurried(), seconds)
    if process.poll() is None:
        process.kill()
    return process.wait()


def stop_stranger(pid: int, still_there: Callable[[], bool], *steps: tuple[int, float]) -> bool:
    """The same for a process that is not our child; True when it is gone."""
    for sent, seconds in steps:
        if not still_there():
            return True
        try:
            os.kill(pid, sent)
        except ProcessLookupError:
            return True
        except PermissionError:
            return False
        wait_until(lambda: not still_there(), seconds)
    return not still_there()


def end_group(leader: int) -> None:
    """Kill what is left in the process group of a child that has ended: no grandchild may stay."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)

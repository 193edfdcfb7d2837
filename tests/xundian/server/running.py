"""What tests look at from outside: processes, other Python programs of ours."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[3]

HOLD_SERVICES = """
import json, os, sys, time
from xundian.server.services import ensure
running = ensure()
print(json.dumps({server.name: server.running.pid for server in running.servers}), flush=True)
time.sleep(600)
"""


def python(*arguments: str, env: dict[str, str], **options) -> subprocess.Popen:
    """A Python of the project's environment as a process of its own, its output as text on pipes."""
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True} | options
    return subprocess.Popen([sys.executable, *arguments], env=env, cwd=PROJECT, **options)


def hold_services(env: dict[str, str], first: str = "") -> tuple[subprocess.Popen, dict[str, int]]:
    """A process that has started both servers and sleeps; it, and the process ids of the servers.

    `first` is Python to run before.
    """
    holder = python("-c", first + HOLD_SERVICES, env=env)
    line = holder.stdout.readline()
    try:
        return holder, json.loads(line)
    except ValueError:
        holder.kill()
        raise AssertionError(line + holder.communicate()[0]) from None


def lives(pid: int) -> bool:
    """True for a process that is there and is no zombie."""
    try:
        return b") Z " not in Path(f"/proc/{pid}/stat").read_bytes()
    except FileNotFoundError:
        return False


def serving(text: str) -> list[int]:
    """The live processes, other than this one, with `text` in their command line."""
    found = subprocess.run(["pgrep", "-f", "--", text], capture_output=True, text=True).stdout.split()
    return [int(pid) for pid in found if int(pid) != os.getpid() and lives(int(pid))]


def soon(true: Callable[[], object], seconds: float = 60) -> bool:
    """True as soon as `true()` is; False when it is not within `seconds`."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True

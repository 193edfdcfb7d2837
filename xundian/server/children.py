"""The programs of the site, in the order in which they start: the only list of them."""

import http.client
import json
import os
import signal
import socket
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from xundian.server.child import Program
from xundian.server.errors import ServerError

ADDRESS = "127.0.0.1"
WELCOME = "welcome.json"
HEALTHY = (200, 503)  # 503: it serves, but a sweep is late, which the worker started next will mend


def port_of(env: Mapping[str, str]) -> int:
    """XUNDIAN_PORT, 8000 by default. Raises ServerError when it is no port or somebody else listens on it."""
    text = env.get("XUNDIAN_PORT") or "8000"
    if not text.isdigit() or not 0 < int(text) < 65536:
        raise ServerError(f"XUNDIAN_PORT is {text!r}; give a number from 1 to 65535.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, int(text)))
            probe.listen(1)
        except OSError as error:
            raise ServerError(
                f"Port {text} cannot be used: {error.strerror}. Stop the program that uses it, "
                "or choose another one, for example: XUNDIAN_PORT=8001 make run"
            ) from error
    return int(text)


def site_programs(data: Path, port: int, *, demo: bool) -> list[Program]:
    """What `make run` keeps running on the data folder `data`.

    `prepare` migrates and makes the demo users, so that /healthz answers only when signing in works; with
    `demo`, the demo county fills up while the site is already in use.
    """
    welcome = data / WELCOME
    # Python ignores an -X it does not know; it shows in the process list which data folder a program serves.
    python = (sys.executable, "-X", f"data={data}")
    prepare = Program(
        "prepare",
        (*python, "-m", "xundian.server.prepare", str(welcome), *(["--demo"] if demo else [])),
        greeting=lambda: "the database is ready",
        once=True,
        needed=True,
        echo=True,
    )
    web = Program(
        "web",
        (*python, "-m", "gunicorn", "-c", "python:xundian.server.web", "xundian.wsgi:application"),
        ready=lambda lines: answers(port),
        works=lambda: answers(port),
        greeting=lambda: _welcome(welcome, port),
    )
    fill = Program(
        "demo",
        (*python, "manage.py", "demo", "--once"),
        greeting=lambda: "the demo county is there",
        once=True,
        echo=True,
    )
    return [prepare, web, _celery_program(python, port), *([fill] if demo else [])]


def _celery_program(python: tuple[str, ...], port: int) -> Program:
    """One worker with threads, which need a quarter of the memory of processes, and beat forked from it.

    As a program of its own beat would load the whole project once more, for a clock. A beat that died is seen by
    `works`: its sweeps are late, and both start again.
    When the supervisor is killed their broker goes too, and they would wait for it: so they are killed as well.
    Nothing is lost, because tasks are acknowledged when they are done.
    """
    calm = ("--loglevel=INFO", "--without-gossip", "--without-mingle")
    worker = (*python, "-m", "celery", "-A", "xundian", "worker", "--beat", "--pool=threads", "--concurrency=4", *calm)
    return Program(
        "worker",
        worker,
        says("beat: Starting", " ready."),
        grace=20,
        on_orphaned=signal.SIGKILL,
        works=lambda: in_time(port),
    )


def says(*words: str) -> Callable[[list[str]], bool]:
    """Ready once the log holds all of `words`: costs nothing, where `celery inspect ping` is a second process."""
    return lambda lines: all(any(word in line for line in lines) for word in words)


def answers(port: int) -> bool:
    """True when the site on `port` answers on /healthz."""
    return _ask(port)[0] in HEALTHY


def in_time(port: int) -> bool:
    """False when /healthz says that a sweep is late: worker or beat lives, but does nothing."""
    try:
        return json.loads(_ask(port)[1])["status"] != "late"
    except (ValueError, KeyError, TypeError):
        return True  # the web program is in trouble, not these


def _ask(port: int) -> tuple[int, bytes]:
    """Status and body of /healthz; status 0 when there is no answer."""
    line = http.client.HTTPConnection(ADDRESS, port, timeout=5)
    name = os.environ.get("XUNDIAN_HOSTS", "").split(",")[0].strip(" .*")  # Django answers to no other
    try:
        line.request("GET", "/healthz", headers={"Host": name or ADDRESS})
        answer = line.getresponse()
        return answer.status, answer.read()
    except (OSError, http.client.HTTPException):
        return 0, b""
    finally:
        line.close()


def _welcome(path: Path, port: int) -> str:
    """The address, and who may sign in."""
    lines = [f"ready on http://{ADDRESS}:{port}"]
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        told = []
    return "\n".join([*lines, *told])

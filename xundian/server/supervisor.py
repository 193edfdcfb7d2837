"""Keeps everything running: ordered start with health wait, restarts with growing pauses, ordered stop."""

import contextlib
import os
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from xundian.server import logs
from xundian.server.child import Child, Pauses, Program, describe
from xundian.server.console import say
from xundian.server.errors import ServerError, StoppedEarly
from xundian.server.place import PROJECT
from xundian.server.postgres import Postgres
from xundian.server.redis import Redis
from xundian.server.services import KEYS, Services, ensure
from xundian.server.stopping import StopRequests

TICK_SECONDS = 0.1
ROTATE_SECONDS = 5


def serve(programs_on: Callable[[Services], Sequence[Program]], stop: StopRequests) -> None:
    """Start the servers, run the programs on them until `stop` is requested, stop all. Raises ServerError."""
    with contextlib.suppress(StoppedEarly), ensure(stopping=stop.requested) as services:
        started = " and ".join(f"{each.name} {each.programs.version}" for each in services.servers)
        say("up", f"{started or 'your own servers'} ready; data and logs in {services.data}")
        if services.made_keys:
            say("up", f"made {services.data / KEYS}: keep a copy of it apart from the database")
        Supervisor(programs_on(services), services, env=os.environ, cwd=PROJECT).run(stop)


class ServerWatch:
    """Starts PostgreSQL or Redis again when it has died; the programs connect again by themselves."""

    def __init__(self, server: Postgres | Redis):
        self.server = server
        self.pauses = Pauses()
        self.begun = time.monotonic()
        self.due = 0.0
        self.down = False

    def step(self, stop: StopRequests) -> None:
        """Look once. Raises StoppedEarly when asked to stop while it starts again."""
        now = time.monotonic()
        if not self.down and not self.server.alive():
            self.down = True
            pause = self.pauses.after(now - self.begun)
            self.due = now + pause
            code = self.server.running.returncode if self.server.running else 1
            say(self.server.name, f"ended ({describe(code)}), starting again in {pause:g} s")
        if self.down and now >= self.due:
            self._start_again(stop)

    def _start_again(self, stop: StopRequests) -> None:
        self.begun = time.monotonic()
        try:
            self.server.start(stopping=stop.requested)
        except ServerError as error:
            pause = self.pauses.after(0)
            self.due = time.monotonic() + pause
            say(self.server.name, f"{error}\nTrying again in {pause:g} s.")
        else:
            self.down = False
            say(self.server.name, "ready")


class Supervisor:
    """Runs programs in the order given until asked to stop; then stops them in the reverse order.

    The servers of `services` are watched too, but stopped by their owner afterwards.
    """

    def __init__(self, programs: Sequence[Program], services: Services, *, env: Mapping[str, str], cwd: Path):
        self.log_folder = services.logs
        self.children = [Child(each, services.logs / f"{each.name}.log", env, cwd) for each in programs]
        self.servers = [ServerWatch(server) for server in services.servers]
        self.rotated = 0.0

    def run(self, stop: StopRequests) -> None:
        """Run until `stop` is requested. Raises ServerError when a program that is needed fails, StoppedEarly."""
        self.log_folder.mkdir(parents=True, exist_ok=True)
        try:
            while not stop.requested():
                self._tick(stop)
                time.sleep(TICK_SECONDS)
        finally:
            say("up", "stopping")
            for child in reversed(self.children):
                child.stop(stop.hurried)

    def _tick(self, stop: StopRequests) -> None:
        for server in self.servers:
            server.step(stop)
        for child in self.children:
            child.step()
            if not child.opened:
                break  # the next ones wait until it has been ready once
        if time.monotonic() - self.rotated > ROTATE_SECONDS:
            logs.rotate(self.log_folder)
            self.rotated = time.monotonic()

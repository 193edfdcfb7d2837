"""One program of the site and what became of it: started, ready, ended, started again."""

import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from pathlib import Path

from xundian.server import logs, process
from xundian.server.console import say
from xundian.server.errors import ServerError

LONGEST_PAUSE = 30
HEALTHY_SECONDS = 60
PATIENCE_SECONDS = 30
IDLE_LOOKS = 4
AFTER_RESTART_LOOKS = 20  # a restart may not help: then it is tried again after ten minutes, not at once


@dataclass(frozen=True)
class Program:
    """One program of the site.

    `ready` gets the lines logged since the start and tells whether the next program may start. A program that
    runs `once` is ready when it has ended; when it is also `needed` and fails, the whole start fails.
    `greeting()` is printed when it is ready; with `echo` its log lines are too. `grace` is in seconds.
    A process may live and do nothing: `works()` is asked every `look` seconds, and four times no is a restart.
    """

    name: str
    command: Sequence[str]
    ready: Callable[[list[str]], bool] = lambda lines: True
    greeting: Callable[[], str] = lambda: "ready"
    once: bool = False
    needed: bool = False
    echo: bool = False
    grace: float = 10
    works: Callable[[], bool] = lambda: True
    look: float = 30
    on_orphaned: int = signal.SIGTERM


class Pauses:
    """How long to wait before a restart: 1, 2, 4 … 30 s; from 1 s again after a minute of life."""

    def __init__(self):
        self.next = 1.0

    def after(self, lived: float) -> float:
        """The pause in seconds after a life of `lived` seconds."""
        pause = 1.0 if lived >= HEALTHY_SECONDS else self.next
        self.next = min(pause * 2, LONGEST_PAUSE)
        return pause


@dataclass
class Child:
    """A program under watch; its output is appended to `log`.

    `settled` means ready, or ended for good; `opened` that it has been so once.
    """

    program: Program
    log: Path
    env: Mapping[str, str]
    cwd: Path
    running: subprocess.Popen | None = None
    settled: bool = False
    opened: bool = False
    begun: float = 0
    due: float = 0
    patience: float = 0
    next_look: float = 0
    idle: int = 0
    kill_at: float = inf
    first_byte: int = 0
    follower: logs.Follower | None = None
    lines: list[str] = field(default_factory=list)
    pauses: Pauses = field(default_factory=Pauses)

    def step(self) -> None:
        """Start it when due, see whether it became ready or ended. Raises ServerError when all must end."""
        if self.running is None:
            if time.monotonic() >= self.due and not (self.program.once and self.settled):
                self._start()
            return
        code = self.running.poll()
        self._read_log()
        if code is not None:
            self._ended(code)
        elif not self.settled and not self.program.once:
            self._ask_ready()
        elif self.settled:
            self._ask_works()

    def stop(self, hurried: Callable[[], bool]) -> None:
        """Ask it to end, wait its grace unless `hurried()`, then kill it and everything it started."""
        if self.running is None:
            return
        pid = self.running.pid
        process.stop(self.running, (signal.SIGTERM, self.program.grace), hurried=hurried)
        process.end_group(pid)
        self.running = None

    def _start(self) -> None:
        self.log.touch(mode=0o600)
        self.follower, self.lines = logs.Follower(self.log), []
        self.begun, self.first_byte = time.monotonic(), logs.size(self.log)
        self.patience, self.idle, self.kill_at = self.begun + PATIENCE_SECONDS, 0, inf
        self.running = process.spawn(
            self.program.command,
            env=self.env,
            log=self.log,
            cwd=self.cwd,
            on_orphaned=self.program.on_orphaned,
        )

    def _ask_ready(self) -> None:
        if self.program.ready(self.lines):
            self.settled = self.opened = True
            self.lines.clear()
            self.next_look = max(self.next_look, time.monotonic() + self.program.look)
            say(self.program.name, self.program.greeting())
        elif time.monotonic() > self.patience:
            self.patience = time.monotonic() + PATIENCE_SECONDS
            say(self.program.name, f"runs but is not ready yet. {self._last_words()}")

    def _ask_works(self) -> None:
        now = time.monotonic()
        if now >= self.kill_at:
            self.running.kill()
        if now < self.next_look:
            return
        self.next_look = now + self.program.look
        self.idle = 0 if self.program.works() else self.idle + 1
        if self.idle >= IDLE_LOOKS:
            say(self.program.name, "runs but does not do its work; stopping it")
            self.idle, self.kill_at = 0, now + self.program.grace
            self.next_look = now + self.program.look * AFTER_RESTART_LOOKS
            self.running.terminate()

    def _read_log(self) -> None:
        if self.settled and not self.program.echo:
            return
        added = self.follower.lines()
        self.lines += added
        if self.program.echo:
            for line in filter(str.strip, added):
                say(self.program.name, line)

    def _ended(self, code: int) -> None:
        process.end_group(self.running.pid)
        self.running = None
        name, how = self.program.name, describe(code)
        if not self.program.once:
            pause = self.pauses.after(time.monotonic() - self.begun)
            self.due, self.settled = time.monotonic() + pause, False
            say(name, f"ended ({how}), starting again in {pause:g} s. {self._last_words()}")
            return
        self.settled = self.opened = True
        if code == 0:
            say(name, self.program.greeting())
        elif self.program.needed:
            raise ServerError(f"{name} failed ({how}). {self._last_words()}")
        else:
            say(name, f"failed ({how}). {self._last_words()}")

    def _last_words(self) -> str:
        if self.program.echo:
            return f"See {self.log}"
        return f"The end of {self.log}:\n{logs.last_lines(logs.since(self.log, self.first_byte), 8)}"


def describe(code: int) -> str:
    """`exit code 1` or `signal SIGKILL`."""
    return f"exit code {code}" if code >= 0 else f"signal {signal.Signals(-code).name}"

"""Our own launcher of Valkey or Redis: every write in an append-only file, one Unix socket, no port."""

import signal
import socket
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from xundian.server import addresses, logs, process
from xundian.server.binaries import Programs
from xundian.server.errors import ServerError, StoppedEarly
from xundian.server.process import Account

PID_FILE = "server.pid"
STOP_STEPS = ((signal.SIGTERM, 30),)


@dataclass
class Redis:
    """One Valkey or Redis server: the program `path` on the files in `folder`, its socket in `sockets`."""

    programs: Programs
    path: Path
    folder: Path
    sockets: Path
    log: Path
    env: dict[str, str]
    account: Account | None = None
    durable: bool = True
    running: subprocess.Popen | None = field(default=None, init=False)

    name = "redis"

    @property
    def socket(self) -> Path:
        """The Unix socket."""
        return self.sockets / "redis.sock"

    @property
    def address(self) -> str:
        """The REDIS_URL of database 0."""
        return addresses.redis_url(self.socket)

    def start(self, *, stopping: Callable[[], bool] = lambda: False) -> None:
        """Start and wait until it answers PING, as long as it lives: reading a long file back takes time.

        Raises ServerError with the server's own words, StoppedEarly when `stopping()` comes true.
        """
        self._end_leftover()
        self.socket.unlink(missing_ok=True)
        begin = logs.size(self.log)
        self.running = process.spawn(
            [str(self.path), *self._options()],
            env=self.env,
            log=self.log,
            account=self.account,
            cwd=self.folder,
        )
        while not self._answers():
            if not self.alive():
                self.running = None
                said = logs.last_lines(logs.since(self.log, begin))
                raise ServerError(f"Redis ended while starting in {self.folder}:\n{said}")
            if stopping():
                self.stop()
                raise StoppedEarly
            process.wait_until(stopping, 0.02)

    def alive(self) -> bool:
        """True while the server that we started runs."""
        return self.running is not None and self.running.poll() is None

    def stop(self) -> None:
        """Write everything, end."""
        if self.running:
            process.stop(self.running, *STOP_STEPS)
            self.running = None

    def _options(self) -> list[str]:
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "appendonly": "yes" if self.durable else "no",
            "appendfsync": "everysec",
            "save": "",
            "maxmemory-policy": "noeviction",
            "dir": str(self.folder),
            "pidfile": str(self.folder / PID_FILE),
            "databases": "16",
            "set-proc-title": "no",  # keep the command line, by which a left-over server is recognised
        }
        return [part for key, value in options.items() for part in (f"--{key}", value)]

    def _left_over(self) -> int:
        """The process id of a server of this folder that is not our child; 0 when there is none."""
        pid = process.read_pid(self.folder / PID_FILE)
        return pid if process.runs_with(pid, "--dir", str(self.folder)) else 0

    def _end_leftover(self) -> None:
        """Two servers on one file would spoil it, and Redis does not look; we hold the data folder's lock."""
        pid = self._left_over()
        if pid and not process.stop_stranger(pid, lambda: self._left_over() == pid, *STOP_STEPS):
            raise ServerError(f"Another Redis (process {pid}) runs on {self.folder}. Stop it with: kill {pid}")

    def _answers(self) -> bool:
        """PING without a client library; while it reads its file back the answer is -LOADING."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(1)
            try:
                line.connect(str(self.socket))
                line.sendall(b"PING\r\n")
                return line.recv(64).startswith(b"+PONG")
            except OSError:
                return False

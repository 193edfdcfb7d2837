"""Our own launcher of PostgreSQL: one cluster in one folder, reached through a Unix socket only."""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from xundian.server import addresses, logs, process
from xundian.server.binaries import Programs
from xundian.server.console import say
from xundian.server.errors import ServerError, StoppedEarly
from xundian.server.place import own_folder
from xundian.server.process import Account

SETTINGS = {
    "listen_addresses": "",
    "max_connections": "60",
    "shared_buffers": "128MB",
    "effective_cache_size": "512MB",
    "work_mem": "16MB",
    "maintenance_work_mem": "64MB",
    "max_wal_size": "1GB",
    "random_page_cost": "1.1",
    "jit": "off",  # our statements are short; compiling them costs more than it saves
    "idle_in_transaction_session_timeout": "60s",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",
    # the log must not repeat rows: they hold names and telephone numbers
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
}
FAST_BUT_UNSAFE = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
STILL_ATTACHED = "pre-existing shared memory block"
WAIT_FOR_BACKENDS_SECONDS = 0.5
MARK = "listen_addresses="  # only our launcher puts it on the command line
STOP_STEPS = ((signal.SIGINT, 60), (signal.SIGQUIT, 10))  # fast, then immediate


@dataclass
class Postgres:
    """One PostgreSQL server.

    `path` is the bin folder of `programs` or of a copy, `folder` holds the rows, `sockets` the Unix socket.
    With `durable` off it is fast and loses everything when the machine stops: for tests.
    """

    programs: Programs
    path: Path
    folder: Path
    sockets: Path
    log: Path
    env: dict[str, str]
    account: Account | None = None
    durable: bool = True
    running: subprocess.Popen | None = field(default=None, init=False)

    name = "postgres"

    @property
    def address(self) -> str:
        """The DATABASE_URL of the project's database."""
        return addresses.database_url(self.sockets)

    def start(self, *, stopping: Callable[[], bool] = lambda: False) -> None:
        """Start and wait until connections are accepted, as long as the server lives: recovery may take long.

        Makes the cluster and the database first when there is none. Raises ServerError with the remedy,
        StoppedEarly when `stopping()` comes true.
        """
        if not self.exists():
            self._make()
        self._check_major()
        self._end_leftover()
        while not self._launch(stopping):
            say(self.name, "waiting until the last statement of a killed PostgreSQL has ended")
            process.wait_until(stopping, WAIT_FOR_BACKENDS_SECONDS)

    def exists(self) -> bool:
        """True when a finished cluster is in the folder."""
        return (self.folder / "PG_VERSION").is_file()

    def alive(self) -> bool:
        """True while the server that we started runs."""
        return self.running is not None and self.running.poll() is None

    def stop(self) -> None:
        """Disconnect everybody, write everything, end."""
        if self.running:
            process.stop(self.running, *STOP_STEPS)
            self.running = None

    def _make(self) -> None:
        """initdb and the database in a folder aside, renamed when whole: a killed start leaves nothing."""
        for left in self.folder.parent.glob(f"{self.folder.name}.new-*"):
            shutil.rmtree(left, ignore_errors=True)
        making = self.folder.with_name(f"{self.folder.name}.new-{os.getpid()}")
        own_folder(making, self.account)
        if self.programs.major >= 17:  # the same order of text on every machine, and LIKE 'x%' uses an ordinary index
            locale = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C")
        else:
            locale = ("--locale=C",)
        quick = () if self.durable else ("--no-sync",)
        self._run(
            "initdb",
            "-D",
            str(making),
            f"--username={addresses.USER}",
            "--encoding=UTF8",
            "--auth=trust",
            *locale,
            *quick,
        )
        self._run(
            "postgres",
            "--single",
            "-D",
            str(making),
            "-c",
            "fsync=off",
            "postgres",
            typed=f"CREATE DATABASE {addresses.DATABASE};\n",
        )
        if self.folder.exists():
            self.folder.rmdir()
        making.rename(self.folder)

    def _run(self, program: str, *arguments: str, typed: str = "") -> None:
        code, said = process.run(
            [str(self.path / program), *arguments],
            env=self.env,
            cwd=self.folder.parent,
            account=self.account,
            typed=typed,
        )
        if code or "ERROR:" in said or "FATAL:" in said:
            raise ServerError(f"{program} failed for {self.folder}:\n{logs.last_lines(said)}")

    def _check_major(self) -> None:
        made_by = (self.folder / "PG_VERSION").read_text().strip()
        if made_by == str(self.programs.major):
            return
        raise ServerError(
            f"The database in {self.folder} was made by PostgreSQL {made_by}, but {self.path} is PostgreSQL "
            f"{self.programs.major}. Nothing was changed. Either run the old programs "
            f"(XUNDIAN_PG_BIN=/usr/lib/postgresql/{made_by}/bin) and carry the rows over with pg_dump and "
            "psql, or move the folder away to begin with an empty database."
        )

    def _left_over(self) -> int:
        """The process id of a server of this folder that is not our child; 0 when there is none.

        The pid file alone proves nothing: after a crash its number may belong to any other process.
        """
        pid = process.read_pid(self.folder / "postmaster.pid")
        return pid if process.runs_with(pid, "-D", str(self.folder)) else 0

    def _end_leftover(self) -> None:
        """End the server of a start that was killed; we hold the folder's lock, so no living one owns it."""
        pid = self._left_over()
        if not pid:
            return
        ours = any(MARK in each for each in process.arguments_of(pid))
        if not ours or not process.stop_stranger(pid, lambda: self._left_over() == pid, *STOP_STEPS):
            raise ServerError(
                f"Another PostgreSQL (process {pid}) runs on {self.folder}, not started by this program. "
                f"Stop it with: {self.path / 'pg_ctl'} -D {self.folder} stop"
            )

    def _launch(self, stopping: Callable[[], bool]) -> bool:
        """One try; False when backends of a killed server still leave, so that it pays to try again."""
        for old in self.sockets.glob(".s.PGSQL.5432*"):
            old.unlink()
        settings = SETTINGS | {"unix_socket_directories": f'"{self.sockets}"'}
        if not self.durable:
            settings |= FAST_BUT_UNSAFE
        stale = process.read_pid(self.folder / "postmaster.pid")
        # PostgreSQL takes a pid file with this number for stale, but still looks for living backends of it
        env = self.env | ({"PG_GRANDPARENT_PID": str(stale)} if stale else {})
        begin = logs.size(self.log)
        self.running = process.spawn(
            [
                str(self.path / "postgres"),
                "-D",
                str(self.folder),
                *(part for key, value in settings.items() for part in ("-c", f"{key}={value}")),
            ],
            env=env,
            log=self.log,
            account=self.account,
            cwd=self.folder,
            on_orphaned=signal.SIGINT,
        )
        while not self._accepts():
            if not self.alive():
                said = logs.since(self.log, begin)
                self.running = None
                if STILL_ATTACHED in said:
                    return False
                raise ServerError(f"PostgreSQL ended while starting in {self.folder}:\n{logs.last_lines(said)}")
            if stopping():
                self.stop()
                raise StoppedEarly
            process.wait_until(stopping, 0.02)
        return True

    def _accepts(self) -> bool:
        """PostgreSQL writes its state on the eighth line of its pid file; pg_ctl waits for the same word."""
        try:
            lines = (self.folder / "postmaster.pid").read_text().splitlines()
        except OSError:
            return False
        return len(lines) >= 8 and lines[0].strip() == str(self.running.pid) and lines[7].strip() == "ready"

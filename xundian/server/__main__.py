"""`python -m xundian.server up | exec COMMAND… | status | stop`: the machine room's front panel."""

import argparse
import os
import signal
import sys
import time
from pathlib import Path

from xundian.server import place, process
from xundian.server.children import port_of, site_programs
from xundian.server.console import say
from xundian.server.errors import ServerError, StoppedEarly
from xundian.server.services import ensure
from xundian.server.stopping import StopRequests
from xundian.server.supervisor import serve

STOP_SECONDS = 90


def up() -> int:
    """Run the site until Ctrl-C or SIGTERM; returns the exit code."""
    stop = StopRequests().install()
    port = port_of(os.environ)
    development = os.environ.get("XUNDIAN_MODE", "development") == "development"
    demo = development and os.environ.get("XUNDIAN_DEMO", "1") != "0"
    serve(lambda services: site_programs(services.data, port, demo=demo), stop)
    say("up", "stopped")
    return 0


def run(command: list[str]) -> int:
    """Run one command with the servers up and their addresses set, then stop them; returns its exit code."""
    stop = StopRequests().install()
    try:
        with ensure(join=True, stopping=stop.requested):
            child = process.spawn(command, env=os.environ, own_session=False)
            told = False
            while child.poll() is None:
                if stop.hurried():
                    child.kill()
                elif stop.requested() and not told:
                    told = True
                    if stop.number != signal.SIGINT:  # Ctrl-C has reached the command by itself
                        child.send_signal(stop.number)
                time.sleep(0.02)
    except StoppedEarly:
        return 128 + stop.number
    return child.returncode if child.returncode >= 0 else 128 - child.returncode


def status() -> int:
    """Say whether something runs on the data folder; 0 when it does, 3 when not."""
    data = place.data_folder(os.environ)
    for folder in place.left_behind():
        print(f"The data folder of {folder} is gone. If you have not moved it: rm -r {folder}")
    if not _is_held(data):
        print(f"Nothing runs on {data}.")
        return 3
    print(f"Process {place.holder(data)} runs on {data}: {' '.join(process.arguments_of(place.holder(data)))}")
    return 0


def stop() -> int:
    """Stop what runs on the data folder and wait until it has ended."""
    data = place.data_folder(os.environ)
    if not _is_held(data):
        print(f"Nothing runs on {data}.")
        return 0
    pid = place.holder(data)
    try:
        os.kill(pid, signal.SIGTERM)
    except OSError as error:
        raise ServerError(f"Process {pid} cannot be stopped: {error.strerror}.") from error
    if not process.wait_until(lambda: not _is_held(data), STOP_SECONDS, every=0.1):
        raise ServerError(f"Process {pid} has not ended within {STOP_SECONDS} s; see the logs in {data / 'logs'}.")
    print(f"Stopped process {pid}.")
    return 0


def _is_held(data: Path) -> bool:
    if not (data / place.LOCK).exists():
        return False
    held = place.lock(data, claim=False)
    if held:
        held.close()
    return held is None


def main(arguments: list[str]) -> int:
    """Choose what was asked for; errors are one message, not a traceback."""
    parser = argparse.ArgumentParser(prog="python -m xundian.server", description=__doc__)
    actions = parser.add_subparsers(dest="action", required=True)
    for name, help_text in (
        ("up", "run the whole site (what `make run` does)"),
        ("exec", "run a command with PostgreSQL and Redis up"),
        ("status", "say whether something runs on the data folder"),
        ("stop", "stop what runs on the data folder"),
    ):
        chosen = actions.add_parser(name, help=help_text)
        if name == "exec":
            chosen.add_argument("command", nargs=argparse.REMAINDER)
    asked = parser.parse_args(arguments)
    if "MAKELEVEL" in os.environ:  # make was killed: its programs must not stay
        process.die_with_parent(signal.SIGTERM, os.getppid())
    try:
        if asked.action == "exec":
            if not asked.command:
                parser.error("exec needs a command, for example: exec python manage.py shell")
            return run(asked.command)
        return {"up": up, "status": status, "stop": stop}[asked.action]()
    except ServerError as error:
        print(f"xundian: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

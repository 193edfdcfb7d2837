"""The lines a person reads while the site runs."""

import contextlib
import time

LONGEST = 300  # an error of the database may repeat a statement of a megabyte; the log has it all


def say(who: str, what: str) -> None:
    """Print `12:00:01 web      ready`; a terminal that has gone away is no reason to fail."""
    now = time.strftime("%H:%M:%S")
    with contextlib.suppress(OSError, ValueError):
        for line in what.splitlines():
            print(f"{now} {who:<8} {line[:LONGEST]}{'…' if len(line) > LONGEST else ''}", flush=True)

"""The lines a person reads while the site runs."""

import contextlib
import time


def say(who: str, what: str) -> None:
    """Print `12:00:01 web      ready`; a terminal that has gone away is no reason to fail."""
    now = time.strftime("%H:%M:%S")
    with contextlib.suppress(OSError, ValueError):
        for line in what.splitlines():
            print(f"{now} {who:<8} {line}", flush=True)

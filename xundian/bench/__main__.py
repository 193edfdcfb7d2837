"""`python -m xundian.bench`, the same as `make bench` and `manage.py bench`: measure everything and write the result.

It starts servers of its own in a folder of its own and deletes both at the end; a DATABASE_URL is not looked at.
"""

import argparse
import os
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from pathlib import Path

import django

from xundian.server import place
from xundian.server.services import ensure

PAGE = place.PROJECT / "docs" / "performance.md"
MODULES = ("matching", "imports", "planning", "search", "lists", "exports", "syncing", "rush", "storm", "cockpit")
ON_COUNTY = MODULES[2:]
ROUNDS, QUICK_ROUNDS = 3, 1


@dataclass
class Bench:
    """One run: how large, where its files are, the day it plays on, and what it did not see hold."""

    quick: bool
    rounds: int
    data: Path
    begun: float = field(default_factory=time.monotonic)
    on: date | None = None
    broken: list = field(default_factory=list)

    def tell(self, text):
        """A line of progress."""
        print(f"{time.monotonic() - self.begun:6.0f} s  {text}", flush=True)

    def expect(self, holds, what):
        """Note that something the figures rest on does not hold."""
        if not holds:
            self.broken.append(what)
            self.tell(f"DOES NOT HOLD: {what}")


def main(arguments=None):
    """Parse, start the servers, measure, write; returns the exit code."""
    asked = _asked(arguments)
    if os.environ.get("XUNDIAN_MODE") == "production":
        sys.exit("The bench loads machines and databases; it is not run in production (XUNDIAN_MODE=production).")
    for name in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(name, None)
    os.environ["DJANGO_SETTINGS_MODULE"] = "xundian.settings"
    data = Path(tempfile.mkdtemp(prefix="xundian-bench-"))
    os.environ["XUNDIAN_DATA"] = str(data)
    try:
        with ensure(data):
            (data / "static").mkdir(exist_ok=True)
            bench = Bench(asked.quick, asked.rounds or (QUICK_ROUNDS if asked.quick else ROUNDS), data)
            _measure(bench, asked.only or MODULES, asked.page, asked.json)
    finally:
        place.forget(data)
    return 1 if bench.broken else 0


def _asked(arguments):
    parser = argparse.ArgumentParser(prog="manage.py bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small county: whether it runs, not how fast")
    parser.add_argument("--only", action="append", choices=MODULES, metavar="NAME", help=f"of {', '.join(MODULES)}")
    parser.add_argument("--rounds", type=int, help=f"rounds of each case ({ROUNDS})")
    parser.add_argument("--page", type=Path, help="the page whose tables are written; by default docs/performance.md, "
                        "and none with --quick or --only; of a page that has others, those stay")  # fmt: skip
    parser.add_argument("--json", type=Path, help="where to write the figures as JSON")
    asked = parser.parse_args(arguments)
    if asked.page is None and not (asked.quick or asked.only):
        asked.page = PAGE
    return asked


def _measure(bench, names, page, json):
    django.setup()
    # Only now, for they read models, and models need the settings that need the servers.
    ground, machine, table = (import_module(f"xundian.bench.{name}") for name in ("ground", "machine", "table"))
    clock = import_module("xundian.kit.clock")
    if set(names) - {"matching"}:
        ground.lay(bench)
    tables = []
    for name in MODULES:
        if name in names:
            if name in ON_COUNTY:
                ground.settle(bench)
            tables.append(import_module(f"xundian.bench.{name}").measure(bench))
            size = "on the small county of --quick, " if bench.quick else ""
            tables[-1].notes.append(f"Measured on {clock.today()}, {size}{bench.rounds} rounds; load {machine.load()}.")
    about = machine.describe()
    print(table.markdown(tables, about))
    if page:
        table.write(page, tables, about, whole=len(tables) == len(MODULES))
        bench.tell(f"written to {page.name}")
    if json:
        json.write_text(table.as_json(tables, about))


if __name__ == "__main__":
    sys.exit(main())

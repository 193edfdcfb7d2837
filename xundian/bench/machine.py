"""What the figures were measured on, in words that name no machine."""

import os
import platform
from importlib.metadata import version
from pathlib import Path

from xundian.kit.sql import fetch

LIBRARIES = ("Django", "djangorestframework", "psycopg", "gunicorn", "python-calamine")
SHOWN_SETTINGS = ("shared_buffers", "work_mem", "fsync", "synchronous_commit", "jit")


def describe():
    """{what: words}."""
    settings = ", ".join(f"{name} {fetch(f'SHOW {name}')[0][0]}" for name in SHOWN_SETTINGS)
    return {
        "cores": str(os.cpu_count()),
        "memory": f"{_memory_gb()} GB",
        "system": f"{platform.system()} {platform.machine()}",
        "Python": platform.python_version(),
        "PostgreSQL": f"{fetch('SHOW server_version')[0][0]} ({settings})",
        "libraries": ", ".join(f"{name} {version(name)}" for name in LIBRARIES),
    }


def _memory_gb():
    path = Path("/proc/meminfo")
    return round(int(path.read_text().split()[1]) / 2**20) if path.exists() else "?"


def load():
    """How many programs wanted a core at once in the last minute, the bench itself among them, in words."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"

"""What must be done in Django before the site may serve, in one process that then gives its memory back.

The supervisor runs it as `python -m xundian.server.prepare WELCOME [--demo]`: applies what is missing of the
migrations, collects the static files where they are served from a folder, makes the demo users, and writes
the lines that greet the user to the file WELCOME.
"""

import json
import os
import sys
from importlib import import_module
from pathlib import Path

import django
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def migrate() -> bool:
    """Apply the missing migrations; tells whether there were any."""
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if missing:
        print(f"applying {len(missing)} migrations", flush=True)
        call_command("migrate", interactive=False, verbosity=0)
    return bool(missing)


def collect_static() -> bool:
    """Fill STATIC_ROOT when it serves and a source is newer than its manifest; tells whether it did."""
    root = Path(settings.STATIC_ROOT)
    root.mkdir(parents=True, exist_ok=True)
    if settings.WHITENOISE_USE_FINDERS:
        return False
    sources = (storage.path(name) for finder in get_finders() for name, storage in finder.list([]))
    manifest = root / "staticfiles.json"
    if manifest.exists() and all(Path(source).stat().st_mtime <= manifest.stat().st_mtime for source in sources):
        return False
    print("collecting static files", flush=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    return True


def demo_users() -> list[str]:
    """Make the demo users when absent; the lines that say who may sign in (SIGN_INS of the command)."""
    call_command("demo", "--users")
    commands = import_module(f"{get_commands()['demo']}.management.commands.demo")
    return list(commands.SIGN_INS)


def main(welcome: Path, *, demo: bool) -> None:
    """All steps, in order."""
    migrate()
    collect_static()
    welcome.write_text(json.dumps(demo_users() if demo else [], ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xundian.settings")
    django.setup()
    main(Path(sys.argv[1]), demo="--demo" in sys.argv)

#!/usr/bin/env python3
"""Run a command of the project; with no DATABASE_URL or REDIS_URL, on its own embedded servers."""

import os
import sys

from django.core.management import execute_from_command_line

from xundian.server.errors import ServerError
from xundian.server.services import ensure

# These need no database, or start their own servers.
ALONE = {"up", "bench", "help", "version", "--help", "--version", "makemigrations", "spectacular", "compilemessages"}

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xundian.settings")
    if len(sys.argv) < 2 or sys.argv[1] in ALONE:
        execute_from_command_line(sys.argv)
    else:
        try:
            # Joins the servers of a running site on the same data folder.
            services = ensure(join=True)
        except ServerError as error:
            sys.exit(f"manage.py: {error}")
        with services:
            execute_from_command_line(sys.argv)

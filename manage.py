#!/usr/bin/env python3
"""Run a command of the project; with no DATABASE_URL or REDIS_URL, on its own embedded servers."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "xundian.settings")
    execute_from_command_line(sys.argv)

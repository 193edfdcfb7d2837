"""`manage.py up`: run the whole site."""

import os
import sys

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Hands over to the supervisor, which must not carry Django in its memory."""

    help = "Start PostgreSQL, Redis, web, worker and beat; the same as make run. Stop with Ctrl-C."
    requires_system_checks = []

    def handle(self, **options):
        os.execv(sys.executable, [sys.executable, "-m", "xundian.server", "up"])

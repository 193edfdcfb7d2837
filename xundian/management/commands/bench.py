"""`manage.py bench`: how fast the product is beside the plainest thing that does the same work."""

import os
import sys

from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Hands over to the bench, which starts servers of its own."""

    help = "Build a county of 300,000 laborers and measure imports, lists, search, exports; see --help."
    requires_system_checks = []

    def run_from_argv(self, argv):
        os.execv(sys.executable, [sys.executable, "-m", "xundian.bench", *argv[2:]])

    def handle(self, **options):
        os.execv(sys.executable, [sys.executable, "-m", "xundian.bench"])

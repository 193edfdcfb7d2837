"""`manage.py verify_draw FILE`: check a published draw, saved from its page; needs neither database nor server."""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from relocation.draws.rules import faults_of
from relocation.draws.states import FRAUDS


class Command(BaseCommand):
    help = "Make a published draw again and say what does not fit; exit code 1 when anything does not."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("file", help="the published file (draw-….json), or - for standard input")
        parser.add_argument(
            "--paper", action="append", default=[], metavar="HASH",
            help="a hash that somebody holds on paper: the digest, or a commitment; may be given again",
        )  # fmt: skip

    def handle(self, *args, file, paper, **options):
        publication = self._read(file)
        faults = faults_of(publication, paper)
        for fault in faults:
            self.stdout.write(str(FRAUDS[fault.code]) % {"about": fault.about})
        if faults:
            raise CommandError(f"{len(faults)} thing(s) do not fit.")
        self.stdout.write(f"{publication['state']}: everything fits, digest {publication['digest']}")
        if not paper:
            self.stdout.write("Compare this digest with a witness's paper, or give it with --paper.")

    def _read(self, file):
        try:
            text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
            return json.loads(text)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from None
        except ValueError:
            raise CommandError(f"{file} is no published draw: save it from the button on the draw's page.") from None

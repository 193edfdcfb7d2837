"""`manage.py import_survey FILE --round YEAR --division CODE [--kind KIND] [--commit]`: check a workbook, load it."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from laborers.imports import actions, queries
from laborers.imports.states import ImportKind
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import DomainError


class Command(BaseCommand):
    help = (
        "Check a survey workbook (xlsx, xls, csv) and print the report as JSON; --commit loads the rows without errors."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--round", type=int, required=True, metavar="YEAR")
        parser.add_argument("--division", required=True, metavar="CODE", help="county, township or village")
        parser.add_argument("--kind", choices=ImportKind.values, default=ImportKind.SURVEY, help="what the file holds")
        parser.add_argument("--commit", action="store_true", help="load the rows without errors")

    def handle(self, *args, file, round, division, kind, commit, **options):
        times = {"on": clock.today(), "at": clock.now()}
        try:
            batch = actions.receive(
                kind=kind, file_name=file.name, content=_content(file), division=_division(division),
                round=round, by=None,
            )  # fmt: skip
            batch = actions.check(batch=batch, progress=self._shower("checked"), **times)
            if commit:
                batch = actions.commit(batch=batch, by=None, progress=self._shower("read"), **times)
        except DomainError as error:
            raise CommandError(str(error.message)) from None
        told = {"id": str(batch.pk), "state": batch.state} | queries.report(batch, limit=None)
        self.stdout.write(json.dumps(told, ensure_ascii=False, indent=2, default=str))

    def _shower(self, word):
        def show(done, total):
            self.stderr.write(f"{word} {done} of {total} rows")

        return show


def _content(file):
    try:
        with file.open("rb") as stream:
            return stream.read(actions.limit() + 1)
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from None


def _division(code):
    found = Division.objects.filter(pk=code).first()
    if found is None:
        raise CommandError(f"There is no division {code}. Load the divisions first, or correct the code.")
    return found

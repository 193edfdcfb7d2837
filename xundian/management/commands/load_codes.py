"""`manage.py load_codes [FILE …]`: code lists from CSV files, the file's name being the list's."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, no_translations

from xundian.codes import actions
from xundian.kit.errors import DomainError
from xundian.management.commands.load_divisions import explain, read_csv

SHIPPED = Path(actions.__file__).parent / "data"


class Command(BaseCommand):
    help = "Load code lists from CSV files named after their list; without FILE, those the project ships."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", type=Path)

    @no_translations
    def handle(self, *args, files, **options):
        rows = {}
        for file in files or sorted(SHIPPED.glob("*.csv")):
            for (name, line), row in read_csv(file, actions.REQUIRED, actions.OPTIONAL).items():
                rows[f"{name} line {line}"] = row | {"scheme": file.stem}
        try:
            done = actions.load_codes(rows=rows, by=None)
        except DomainError as error:
            raise CommandError(explain(error)) from None
        self.stdout.write(
            f"{done.created} created, {done.updated} updated, {done.unchanged} unchanged, {done.kept} kept"
        )

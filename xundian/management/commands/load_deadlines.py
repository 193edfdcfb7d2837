"""`manage.py load_deadlines`: the days a difficulty may take by kind, to begin with; or one row of the county's own."""

from datetime import date

from django.core.management.base import BaseCommand, CommandError, no_translations

from laborers.difficulties import actions
from xundian.kit.errors import DomainError


class Command(BaseCommand):
    help = "Load the starting deadlines of difficulties; or set one: --kind KIND --days N --from DATE --document TEXT."

    def add_arguments(self, parser):
        parser.add_argument("--kind", help="a kind of difficulty, or * for all others")
        parser.add_argument("--days", type=int)
        parser.add_argument("--from", dest="valid_from", type=_day, metavar="YYYY-MM-DD")
        parser.add_argument("--document", help="the document that says so")

    @no_translations
    def handle(self, *args, kind, days, valid_from, document, **options):
        row = {"kind": kind, "days": days, "valid_from": valid_from, "document": document}
        missing = [name for name, value in row.items() if value is None]
        if len(missing) == len(row):
            self.stdout.write(f"{actions.load_default_deadlines(by=None)} deadlines loaded")
            return
        if missing:
            raise CommandError("Give --kind, --days, --from and --document together, or none of them.")
        try:
            actions.set_deadline(**row, by=None)
        except DomainError as error:
            raise CommandError(f"{error.field}: {error.message}") from None
        self.stdout.write(f"{kind}: {days} days from {valid_from}")


def _day(text):
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise CommandError(f"--from {text!r} is not a day; write it as 2026-03-31.") from None

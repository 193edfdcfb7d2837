"""`manage.py load_divisions [FILE]`: counties, townships, villages and groups from a CSV file."""

import csv
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, no_translations

from xundian.divisions import actions
from xundian.divisions.rules import OPTIONAL, REQUIRED
from xundian.kit.errors import DomainError

SHIPPED = Path(actions.__file__).parent / "data" / "divisions.csv"
SHOWN = 50


class Command(BaseCommand):
    help = "Load divisions from a CSV file (code, name, level, parent); without FILE, the shipped ones."

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", type=Path, default=SHIPPED)

    @no_translations
    def handle(self, *args, file, **options):
        rows = {line: row for (_name, line), row in read_csv(file, REQUIRED, OPTIONAL).items()}
        try:
            done = actions.load_divisions(rows=rows, by=None)
        except DomainError as error:
            raise CommandError(explain(error)) from None
        self.stdout.write(f"{done.created} created, {done.updated} updated, {done.unchanged} unchanged")


def read_csv(path, required, optional):
    """{(file name, line number): {column: text}} of a CSV in UTF-8 or GB 18030, or CommandError."""
    reader = csv.reader(_text(path).splitlines())
    head = [name.strip() for name in next(reader, [])]
    missing = set(required) - set(head)
    unknown = set(head) - {*required, *optional}
    if missing or unknown or len(set(head)) < len(head):
        raise CommandError(
            f"{path.name}: line 1 must name the columns {', '.join(required)}"
            f" and may name {', '.join(optional)}; it says {', '.join(head) or 'nothing'}."
        )
    rows = {}
    for cells in reader:
        if len(cells) == len(head):
            rows[path.name, reader.line_num] = dict(zip(head, cells, strict=True))
        elif cells:
            raise CommandError(f"{path.name}: line {reader.line_num} needs {len(head)} cells, not {len(cells)}.")
    return rows


def _text(path):
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding).replace("\0", "")
        except UnicodeDecodeError:
            continue
    raise CommandError(f"{path.name} is neither UTF-8 nor GB 18030 text.")


def explain(error):
    """A refusal with one line of text per fault."""
    faults = [f"  {place}: {message}" for place, _code, message in error.errors]
    more = [f"  and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
    return "\n".join([str(error.message), *faults[:SHOWN], *more])

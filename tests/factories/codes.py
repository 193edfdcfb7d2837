"""Code lists for tests."""

from functools import cache
from pathlib import Path

from django.core.management import call_command

from xundian.codes import actions
from xundian.management.commands.load_divisions import read_csv

DATA = Path(actions.__file__).parent / "data"


def load_shipped():
    """All shipped lists, as `make run` loads them."""
    call_command("load_codes", verbosity=0, stdout=_Nowhere())


@cache
def shipped_rows():
    """{place: row} of every shipped list, as the command reads them."""
    return {
        f"{name} line {line}": row | {"scheme": file.stem}
        for file in sorted(DATA.glob("*.csv"))
        for (name, line), row in read_csv(file, actions.REQUIRED, actions.OPTIONAL).items()
    }


def code_row(code, label="词", scheme="test", **columns):
    """One row as a file gives it."""
    blank = {"valid_from": "2000-01-01", "valid_to": "", "aliases": "", "mark": "", "successor": "", "note": ""}
    return {"scheme": scheme, "code": code, "label_zh": label, "label_en": f"{code} word"} | blank | columns


def load_rows(*rows):
    """Load rows that stand on lines 2, 3, … of one file."""
    return actions.load_codes(rows={f"line {number}": row for number, row in enumerate(rows, 2)}, by=None)


class _Nowhere:
    def write(self, text):
        pass

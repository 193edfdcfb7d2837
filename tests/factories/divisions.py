"""Divisions for tests, by their codes alone."""

from xundian.divisions.models import Division
from xundian.divisions.rules import level_of, parent_of


def make_division(code, name, **columns):
    """One division; the level and the parent follow from the code, and the parent must exist."""
    return Division.objects.create(
        code=code, name=name, level=level_of(code), parent_id=parent_of(code) or None, **columns
    )


def file_rows(*lines, columns=("code", "name", "level", "parent")):
    """Rows as a file gives them, the first on line 2: file_rows("530129,寻甸县,county,")."""
    return {number: dict(zip(columns, line.split(","), strict=True)) for number, line in enumerate(lines, start=2)}

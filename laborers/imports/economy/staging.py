"""How a sheet of household incomes and land is staged: which columns are copied, and what comparing notes beside."""

from contextlib import contextmanager

from laborers.economy.rules import AREAS, FIGURES
from laborers.imports.economy.checks import Checker
from laborers.imports.economy.vocabulary import VOCABULARY
from laborers.imports.staging import Plan, stage


def _type_of(name):
    if name in AREAS:
        return "numeric(9, 3)"
    return "bigint" if name.endswith("_fen") else "int"


COLUMNS = (("row_no", "int"), ("code", "text"), *((name, _type_of(name)) for name in FIGURES))
NOTED = """
    village text, person uuid, home uuid, aside text, prior uuid, economy uuid, version int,
    changes text[] NOT NULL DEFAULT '{}', was jsonb NOT NULL DEFAULT '{}'
"""


@contextmanager
def staged(content, batch, on, *, progress):
    """Stage a sheet for the length of the block; yields staging.Staged. Raises Refused.

    `progress(done, total)` is called after each block of rows. Nothing in these sheets is sealed.
    """
    plan = Plan(
        vocabulary=VOCABULARY, reader=Checker, columns=COLUMNS, encode=_encoded, noted=NOTED, keys=("row_no", "code")
    )
    with stage(content, batch, plan, progress) as found:
        yield found


def _encoded(row, values):
    """The staged tuple of a row; None stands for an empty cell and for a column that the sheet does not have."""
    return [row, values["household"], *map(values.get, FIGURES)]

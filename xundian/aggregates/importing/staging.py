"""How a sheet of published results is staged: a row a line of the table, and what comparing finds of it."""

from contextlib import contextmanager

from laborers.imports.staging import Plan, stage
from xundian.aggregates.importing.checks import Checker, Facts
from xundian.aggregates.importing.vocabulary import VOCABULARY

COLUMNS = (
    ("row_no", "int"), ("since", "date"), ("until", "date"), ("measure", "text"), ("part", "text"),
    ("done", "bigint"), ("registered", "bigint"), ("target", "bigint"), ("printed", "text"), ("percent", "int"),
    ("decimals", "int"), ("source", "text"),
)  # fmt: skip
NOTED = "village text, person uuid, aside text, record uuid, prior uuid, same boolean NOT NULL DEFAULT false"


@contextmanager
def staged(content, batch, on, *, progress):
    """Stage a sheet for the length of the block; yields staging.Staged. Raises Refused.

    `progress(done, total)` is called after each block of rows. Nothing in these sheets is sealed.
    """
    facts = Facts(on=on)
    plan = Plan(
        vocabulary=VOCABULARY, reader=lambda columns: Checker(columns, facts), columns=COLUMNS, encode=_encoded,
        noted=NOTED, keys=("row_no", "measure"),
    )  # fmt: skip
    with stage(content, batch, plan, progress) as found:
        yield found


def _encoded(row, values):
    """The staged tuple of a row; None stands for an empty cell."""
    known = values | {"row_no": row}
    return [known[name] for name, _type in COLUMNS]

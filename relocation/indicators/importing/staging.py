"""How a sheet of yearly indicators is staged: a row a year, and what comparing makes of it, a row a figure."""

from contextlib import contextmanager

from laborers.imports.staging import Plan, stage
from relocation.indicators import queries
from relocation.indicators.importing.checks import Checker, Facts
from relocation.indicators.importing.vocabulary import INDICATORS, VOCABULARY

COLUMNS = (("row_no", "int"), ("year", "int"), ("source", "text"), *((name, "bigint") for name in INDICATORS))
NOTED = "village text, person uuid, aside text"
FIGURES = "import_figure"


@contextmanager
def staged(content, batch, on, *, progress):
    """Stage a sheet for the length of the block; yields staging.Staged. Raises Refused.

    `progress(done, total)` is called after each block of rows. Nothing in these sheets is sealed.
    """
    held = queries.in_force(batch.division_id[:6]).values_list("year", "indicator", "amount")
    facts = Facts(on=on, known={(year, indicator): amount for year, indicator, amount in held})
    plan = Plan(
        vocabulary=VOCABULARY, reader=lambda columns: Checker(columns, facts), columns=COLUMNS, encode=_encoded,
        noted=NOTED, more=(FIGURES,), keys=("row_no", "year"),
    )  # fmt: skip
    with stage(content, batch, plan, progress) as found:
        yield found


def _encoded(row, values):
    """The staged tuple of a row; None stands for an empty cell."""
    known = values | {"row_no": row}
    return [known[name] for name, _type in COLUMNS]

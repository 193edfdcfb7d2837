"""How a sheet of vacancies is staged: which columns are copied, and what comparing notes beside."""

from contextlib import contextmanager

from laborers.imports.staging import Plan, stage
from laborers.jobs.importing.checks import Checker
from laborers.jobs.importing.facts import facts
from laborers.jobs.importing.vocabulary import VOCABULARY
from xundian.codes.rules import fold

# Columns of a vacancy that a row may say anew, with their types; the others name the post and never change.
TOLD = {
    "headcount": "int", "wage_min_fen": "bigint", "wage_max_fen": "bigint", "pay_day": "int", "hours_per_day": "int",
    "days_per_week": "int", "board": "bool", "lodging": "bool", "insurance": "bool", "min_age": "int",
    "max_age": "int", "min_education": "text", "needs_skill": "bool", "health_required": "text", "health_note": "text",
    "sex": "text", "sex_ground": "text", "season_from": "int", "season_to": "int", "welfare_kind": "text",
    "funding_source": "text", "term_months": "int", "opens": "date", "closes": "date", "description": "text",
}  # fmt: skip
NAMED = ("title", "occupation", "destination", "channel")
COLUMNS = (
    ("row_no", "int"), ("enterprise", "text"), ("firm_key", "text"), ("uscc", "text"),
    *((name, "text") for name in NAMED), *TOLD.items(),
)  # fmt: skip
NOTED = """
    village text, person uuid, firm uuid, aside text, first_row int, prior uuid, vacancy uuid, version int,
    changes text[] NOT NULL DEFAULT '{}', was jsonb NOT NULL DEFAULT '{}'
"""


@contextmanager
def staged(content, batch, on, *, progress):
    """Stage a sheet for the length of the block; yields staging.Staged. Raises Refused.

    `progress(done, total)` is called after each block of rows. Nothing in these sheets is sealed.
    """
    known = facts(batch, on)
    plan = Plan(
        vocabulary=VOCABULARY, reader=lambda columns: Checker(columns, known), columns=COLUMNS, encode=_encoded,
        noted=NOTED, keys=("row_no", "firm_key", "uscc", "title"),
    )  # fmt: skip
    with stage(content, batch, plan, progress) as found:
        yield found


def _encoded(row, values):
    """The staged tuple of a row; None stands for what it does not say."""
    known = values | {"row_no": row, "firm_key": fold(values["enterprise"])}
    return [known.get(name) for name, _type in COLUMNS]

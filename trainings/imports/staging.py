"""How a class roster is staged: which columns are copied, and what comparing notes beside.

Identity numbers reach the temporary table as digests, never plain.
"""

from contextlib import contextmanager

from laborers.imports.staging import Plan, stage
from trainings.imports.checks import Checker
from trainings.imports.facts import facts
from trainings.imports.vocabulary import VOCABULARY
from xundian.codes.rules import fold
from xundian.kit.sealing import digest

COLUMNS = (
    ("row_no", "int"), ("digest", "bytea"), ("name", "text"), ("said_village", "text"), ("class_key", "text"),
    ("title", "text"), ("kind", "text"), ("project", "text"), ("occupation", "text"), ("institution", "text"),
    ("institution_key", "text"), ("starts_on", "date"), ("ends_on", "date"), ("hours", "int"), ("venue", "text"),
    ("state", "text"), ("score", "int"), ("certificate", "text"), ("level", "text"), ("certificate_kind", "text"),
    ("poor", "bool"), ("note", "text"),
)  # fmt: skip
NOTED = """
    village text, person uuid, home uuid, registered_name text, category text, aside text, school uuid, class uuid,
    prior uuid, enrolment uuid, certificate_id uuid, skill uuid
"""


@contextmanager
def staged(content, batch, on, *, progress):
    """Stage a roster for the length of the block; yields staging.Staged. Raises Refused.

    `progress(done, total)` is called after each block of rows.
    """
    known = facts(batch, on)
    plan = Plan(
        vocabulary=VOCABULARY, reader=lambda columns: Checker(columns, known), columns=COLUMNS, encode=_encoded,
        noted=NOTED, more=("import_class",), keys=("row_no", "digest", "class_key", "institution_key"),
    )  # fmt: skip
    with stage(content, batch, plan, progress) as found:
        yield found


def _encoded(row, values):
    """The staged tuple of a row."""
    known = values | {
        "row_no": row, "digest": digest(values["identity"]), "said_village": values["village"],
        "institution_key": fold(values["institution"]),
    }  # fmt: skip
    return [known.get(name) for name, _type in COLUMNS]

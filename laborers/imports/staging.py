"""From a file to a temporary table: every row read, checked, its identity sealed, and copied; nothing else is written.

The table lives in this database session alone, so that two imports at once cannot mix and a killed one leaves nothing.
Identity numbers reach it sealed and as digests, never plain.
"""

from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice

from laborers.imports import queries
from laborers.imports.checks import PLACE_PARTS, Checker
from laborers.imports.columns import PERSON, UNUSED
from laborers.imports.doubts import HEAD
from laborers.imports.reading import opened
from laborers.imports.rules import tidy
from laborers.registry.actions import IDENTITY_PLACE
from xundian.codes.rules import mask_identity
from xundian.kit.ids import new_id
from xundian.kit.names import pinyin_of
from xundian.kit.sealing import digest, seal
from xundian.kit.sql import copy_rows, execute, fetch

BLOCK = 1000
LEFT_OUT_SHOWN = 200

# Columns of the sheet that go into the laborer's profile, and into the answers: staged column, our field, type.
PROFILE = (
    ("ethnic_group", "ethnic", "text"), ("relation", "relation", "text"), ("education", "education", "text"),
    ("health", "health", "text"), ("labour_skill", "labour_skill", "text"), ("phone", "phone", "text"),
)  # fmt: skip
ANSWERS = (
    ("status", "status", "text"), ("unemployed_reason", "reason", "text"), ("place", "place", "text"),
    ("place_text", "place_text", "text"), ("employer", "employer", "text"), ("months", "months", "int"),
    ("wage_fen", "wage", "bigint"), ("intention", "intention", "text"), ("training_wish", "training_wish", "text"),
    ("expected_wage_fen", "expected_wage", "bigint"), ("care_duty", "care_duty", "bool"),
    ("surveyed_on", "surveyed_on", "date"), ("surveyor", "surveyor", "text"),
)  # fmt: skip
HOME = (("group_name", "group", "text"), ("category", "category", "text"))
KEYS = (
    ("row_no", "row", "int"), ("village", "village", "text"), ("household", "household", "text"),
    ("laborer_id", "laborer_id", "uuid"), ("digest", "digest", "bytea"), ("sealed", "sealed", "bytea"),
    ("hint", "hint", "text"), ("name", "name", "text"), ("pinyin", "pinyin", "text"), ("initials", "initials", "text"),
    ("sex", "sex_of_identity", "text"), ("birth", "birth_of_identity", "date"),
)  # fmt: skip
STAGED = KEYS + HOME + PROFILE + ANSWERS
# What comparing and loading note beside each row.
NOTED = """
    person uuid, home uuid, aside text, renamed bool NOT NULL DEFAULT false, rehoused bool NOT NULL DEFAULT false,
    newer bool NOT NULL DEFAULT false, prior uuid, prior_revision int, answered bool NOT NULL DEFAULT true,
    changes text[] NOT NULL DEFAULT '{}', before jsonb NOT NULL DEFAULT '{}', is_new bool NOT NULL DEFAULT false,
    former_profile uuid, response uuid, opened_case uuid, laborer_version int
"""
HEADS_OF = """
SELECT DISTINCT h.number FROM laborers_household h JOIN laborers_laborer l ON l.household_id = h.id
WHERE left(h.division_id, 6) = %(county)s AND h.number = ANY(%(numbers)s) AND l.relation = ANY(%(head)s)
"""


@dataclass
class Staged:
    """What staging found: the checker with its problems, the columns, and the rows that are in the table."""

    checker: Checker
    sheet: str
    rows: int = 0
    left_out: list = field(default_factory=list)

    @property
    def columns(self):
        """Where the fields stand in the sheet."""
        return self.checker.columns

    def has(self, name):
        """Whether the sheet tells anything for a staged field; places may come in parts."""
        if name in ("place", "place_text"):
            return any(self.checker.has(part) for part in PLACE_PARTS)
        return name == "surveyed_on" or self.checker.has(name)


@contextmanager
def staged(content, batch, on, *, sealing, progress):
    """Stage a file for the length of the block; yields Staged. Raises Refused for a file that cannot be read.

    `sealing`: whether the rows are going to be loaded. `progress(done, total)` is called after each block of rows.
    """
    with opened(content) as sheet:
        _create()
        try:
            found = Staged(Checker(sheet.columns, queries.facts(batch, on)), sheet.name)
            values = _values(found, sheet.rows)
            while block := list(islice(values, BLOCK)):
                rows = (_encoded(row, each, found, sealing) for row, each in block if each is not None)
                copy_rows("import_stage", [column for column, *_rest in STAGED], rows)
                if len(block) == BLOCK:
                    progress(found.rows, max(sheet.total - sheet.columns.row, found.rows))
            progress(found.rows, found.rows)
            found.checker.finish(_with_head(found, batch.division_id[:6]))
            execute("ANALYZE import_stage")
            yield found
        finally:
            execute("DROP TABLE IF EXISTS import_stage, import_home")


def _create():
    columns = ", ".join(f"{column} {kind}" for column, _field, kind in STAGED)
    execute("DROP TABLE IF EXISTS import_stage, import_home")
    execute(f"CREATE TEMPORARY TABLE import_stage ({columns}, {NOTED})")


def _values(found, rows):
    """(row, its values or None) of every row that is a person; totals and footers are only named."""
    index = found.columns.index
    person = [index[name] for name in PERSON]
    serial = {index[name] for name in UNUSED if name in index}
    for row, cells in rows:
        if not any(place < len(cells) and tidy(cells[place]) for place in person):
            if any(tidy(cell) for place, cell in enumerate(cells) if place not in serial):
                found.left_out.append(row)
            continue
        found.rows += 1
        yield row, found.checker.read(row, cells)


def _encoded(row, values, found, sealing):
    """The staged tuple of a row; None stands for a column that the sheet does not have."""
    number, laborer_id = values["identity"], new_id()
    values["row"], values["laborer_id"], values["digest"] = row, laborer_id, digest(number)
    values["hint"], values["sealed"] = mask_identity(number), None
    if sealing:
        values["sealed"] = seal(number, place=IDENTITY_PLACE, row_id=laborer_id)
    values["pinyin"], values["initials"] = pinyin_of(values["name"])
    return [values.get(name) for _column, name, _kind in STAGED]


def _with_head(found, county):
    """Of the households without a head in the file, those whose head is registered."""
    numbers = found.checker.census.headless()
    if not numbers:
        return frozenset()
    return frozenset(
        number for (number,) in fetch(HEADS_OF, {"county": county, "numbers": numbers, "head": list(HEAD)})
    )

"""How a survey sheet is staged: which columns are copied, and how a row's values become a tuple of them.

Identity numbers reach the temporary table sealed and as digests, never plain.
"""

from contextlib import contextmanager

from laborers.imports.staging import Plan, stage
from laborers.imports.survey.checks import PLACE_PARTS, Checker
from laborers.imports.survey.doubts import HEAD
from laborers.imports.survey.facts import facts
from laborers.imports.survey.vocabulary import VOCABULARY
from laborers.registry.actions import IDENTITY_PLACE
from xundian.codes.rules import mask_identity
from xundian.kit.ids import new_id
from xundian.kit.names import pinyin_of
from xundian.kit.sealing import digest, seal
from xundian.kit.sql import fetch

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
FIELDS = tuple(name for _column, name, _kind in STAGED)
# What comparing and loading note beside each row.
NOTED = """
    person uuid, home uuid, aside text, renamed bool NOT NULL DEFAULT false, rehoused bool NOT NULL DEFAULT false,
    newer bool NOT NULL DEFAULT false, prior uuid, prior_revision int, answered bool NOT NULL DEFAULT true,
    changes text[] NOT NULL DEFAULT '{}', before jsonb NOT NULL DEFAULT '{}', is_new bool NOT NULL DEFAULT false,
    former_profile uuid, response uuid, opened_case uuid, episode int, laborer_version int
"""
HEADS_OF = """
SELECT DISTINCT h.number FROM laborers_household h JOIN laborers_laborer l ON l.household_id = h.id
WHERE left(h.division_id, 6) = %(county)s AND h.number = ANY(%(numbers)s) AND l.relation = ANY(%(head)s)
"""


@contextmanager
def staged(content, batch, on, *, progress):
    """Stage a survey sheet for the length of the block; yields staging.Staged. Raises Refused.

    `progress(done, total)` is called after each block of rows.
    """
    known = facts(batch, on)
    plan = Plan(
        vocabulary=VOCABULARY,
        reader=lambda columns: Checker(columns, known),
        columns=tuple((column, kind) for column, _field, kind in STAGED),
        encode=_encoded,
        noted=NOTED,
        more=("import_home",),
        keys=("row_no", "village", "household", "digest"),
    )
    with stage(content, batch, plan, progress) as found:
        found.reader.finish(_with_head(found.reader.census.headless(), batch.division_id[:6]))
        yield found


def told_of(reader, name):
    """Whether the sheet tells anything for a staged field; places may come in parts."""
    if name in ("place", "place_text"):
        return any(reader.has(part) for part in PLACE_PARTS)
    return name == "surveyed_on" or reader.has(name)


def _encoded(row, values):
    """The staged tuple of a row; None stands for a column that the sheet does not have."""
    number, laborer_id = values["identity"], new_id()
    values["row"], values["laborer_id"], values["digest"] = row, laborer_id, digest(number)
    values["hint"] = mask_identity(number)
    values["sealed"] = seal(number, place=IDENTITY_PLACE, row_id=laborer_id)
    values["pinyin"], values["initials"] = pinyin_of(values["name"])
    return list(map(values.get, FIELDS))


def _with_head(numbers, county):
    """Of the households without a head in the file, those whose head is registered."""
    if not numbers:
        return frozenset()
    return frozenset(
        number for (number,) in fetch(HEADS_OF, {"county": county, "numbers": numbers, "head": list(HEAD)})
    )

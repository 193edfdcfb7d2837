"""The verify queue: warnings become doubts when their rows are loaded, and somebody answers each (codes 9)."""

from datetime import datetime, time

from django.db import transaction
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from laborers.imports.kinds import KINDS
from laborers.imports.models import Doubt
from laborers.imports.rules import WARNING
from laborers.imports.staging import NEW_ID
from laborers.imports.states import DOUBT_MOVES, UNANSWERED, DoubtLevel, DoubtState
from xundian.accounts.roles import Role
from xundian.kit.clock import COUNTY_ZONE
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.sql import copy_rows, execute

RANKS = {level: rank for rank, level in enumerate(DoubtLevel.values)}
LEVEL_OF = {Role.VILLAGE: "village", Role.TOWNSHIP: "township", Role.COUNTY: "county"}
COLUMNS = ("row_no", "field", '"column"', "value", "code", "args")
STAGE = 'CREATE TEMPORARY TABLE import_doubt (row_no int, field text, "column" text, value text, code text, args jsonb)'
# A row that was set aside has one doubt, about that; who is known elsewhere has a transfer instead. What was answered
# "true as stated", or still waits, for the same person, cell and value is not asked again.
RAISE = f"""
INSERT INTO laborers_doubt (id, created_at, version, updated_at, kind, batch_id, row_no, laborer_id, subject,
    division_id, field, "column", value, code, args, state, with_level, note, answered_by_id, answered_at)
SELECT {NEW_ID}, %(at)s, 1, %(at)s, %(kind)s, %(batch)s, d.row_no, s.person, {{subject}},
    s.village, d.field, d."column", d.value, d.code, d.args, 'open',
    CASE WHEN length(s.village) = 6 THEN 'county' WHEN s.aside IS NULL AND length(s.village) > 9 THEN 'village'
        ELSE 'township' END, '', NULL, NULL
FROM import_doubt d JOIN import_stage s ON s.row_no = d.row_no
WHERE (s.aside IS NULL OR s.aside = d.code AND d.code <> 'known_elsewhere')
    AND NOT EXISTS (SELECT FROM laborers_doubt x WHERE x.laborer_id = s.person AND x.code = d.code
        AND x.field = d.field AND x.value = d.value AND x.state = ANY(%(asked)s))
    AND NOT (s.person IS NULL AND EXISTS (SELECT FROM laborers_doubt x WHERE x.division_id = s.village
        AND x.laborer_id IS NULL AND x.subject = {{subject}} AND x.code = d.code AND x.field = d.field
        AND x.value = d.value AND x.state = ANY(%(asked)s)))
ORDER BY d.row_no
"""
ASKED = [DoubtState.STATED.value, *(state.value for state in UNANSWERED)]


def raise_doubts(problems, found, batch, kind, *, at):
    """A Doubt for every warning of a loaded row, and for rows that were set aside; the number of them.

    One COPY and one statement, whatever the number; needs the caller's transaction, after the rows are written.
    """
    header, vocabulary = found.columns.header, kind.vocabulary
    execute(f"{STAGE} ON COMMIT DROP")
    copy_rows(
        "import_doubt",
        COLUMNS,
        (
            (
                each.row, each.field, header.get(vocabulary.column_of(each.field)) or vocabulary.title(each.field),
                each.value, each.code, Jsonb(each.args),
            )
            for each in problems
            if each.level == WARNING
        ),
    )  # fmt: skip
    keys = {"at": at, "kind": batch.kind, "batch": batch.pk, "asked": ASKED}
    raised = execute(RAISE.format(subject=f"left({kind.subject}, 50)"), keys)
    execute("DROP TABLE import_doubt")
    return raised


@transaction.atomic
def correct(*, doubt, changes, by, on, at=None):
    """Answer with the right values: the record is changed as its own room does it, and the doubt is closed.

    `changes`: fields of the laborer and of the survey's answers; none where the record is put right elsewhere, because
    the row was set aside or its kind has pages of its own. `at` is the beginning of the day where only the day is
    known. Raises Invalid for a field that fits neither, Conflict when it lies with another level, MoveRefused when it
    is answered.
    """
    row = _mine(doubt, DoubtState.CORRECTED, by)
    put_right = KINDS[row.kind].correct
    elsewhere = row.set_aside or row.laborer is None or put_right is None
    if changes and elsewhere:
        message = _("Nothing of this row can be corrected here. Correct the record itself, or the workbook.")
        raise Invalid(field="changes", code="not_here", message=message)
    if changes:
        put_right(row, changes, by=by, on=on)
    elif not elsewhere:
        raise Invalid(field="changes", code="required", message=_("Give the right value of at least one field."))
    return _answered(row, DoubtState.CORRECTED, row.note, by, at or datetime.combine(on, time(), COUNTY_ZONE))


@transaction.atomic
def state_true(*, doubt, note, by, at):
    """Answer that it is true as it stands, with a note why; later imports with the same value do not ask again.

    Raises Invalid without a note, Conflict when it lies with another level, MoveRefused when it is answered.
    """
    row = _mine(doubt, DoubtState.STATED, by)
    if not note.strip():
        raise Invalid(field="note", code="required", message=_("Write down why it is true as it stands."))
    return _answered(row, DoubtState.STATED, note.strip(), by, at)


@transaction.atomic
def pass_on(*, doubt, to_level, note, by, at):
    """Give a doubt to the village, the township or the county to answer; it stays open.

    Raises Invalid for an unknown level or the one that has it, Conflict when it lies with another level already.
    """
    row = _mine(doubt, DoubtState.PASSED_ON, by)
    if to_level not in DoubtLevel.values:
        raise Invalid(field="to_level", code="unknown_level", message=_("Choose village, township or county."))
    if to_level == row.with_level:
        raise Invalid(field="to_level", code="same_level", message=_("It lies there already. Choose another level."))
    row.with_level = to_level
    return _answered(row, DoubtState.PASSED_ON, note.strip(), by, at)


def withdraw(batch, *, by, at):
    """Take back the doubts of an import that nobody has answered, because it is undone."""
    waiting = Doubt.objects.filter(batch=batch, state__in=UNANSWERED)
    waiting.update(state=DoubtState.WITHDRAWN, answered_by=by, answered_at=at)


def _mine(doubt, to, by):
    """The doubt, held; only who has it, or a level above, answers it."""
    row = Doubt.objects.select_for_update(of=("self",)).select_related("laborer").get(pk=doubt.pk)
    DOUBT_MOVES.check(row.state, to)
    level = LEVEL_OF.get(by.role) if by else "county"
    if level is None or RANKS[level] < RANKS[row.with_level]:
        raise Conflict(_("This question was passed on; who has it now answers it."), code="passed_on")
    return row


def _answered(row, state, note, by, at):
    row.state, row.note, row.answered_by, row.answered_at = state, note, by, at
    row.save(update_fields=["state", "with_level", "note", "answered_by", "answered_at"])
    return row.reread()

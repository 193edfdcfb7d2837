"""Reports that a known person lives in another village now: opened, taken back, kept, or confirmed (codes 9-2, B7).

Whoever reports learns nothing of the person; the township or county that covers the present village decides.
"""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from psycopg.types.json import Jsonb

from laborers.registry.actions.cases import note, open_case_of
from laborers.registry.actions.events import record_event
from laborers.registry.actions.households import register_household
from laborers.registry.actions.moving import move_home, rehouse
from laborers.registry.models import Household, Laborer, Transfer
from laborers.registry.states import TRANSFER_MOVES, Change, EventKind, TransferSource, TransferState
from xundian.accounts.scope import under
from xundian.divisions.models import Division
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.sql import copy_rows, execute

ROW = (
    "laborer", "to_division", "household_number", "source", "answers", "profile", "batch_id", "row_no", "round_id",
)  # fmt: skip
BLANK = {"household_number": "", "source": TransferSource.IMPORT.value, "answers": {}, "profile": {}}
# What no report may hold, whoever hands it in.
SECRET = ("identity", "identity_digest", "identity_sealed", "identity_hint")
STAGE = """
CREATE TEMPORARY TABLE transfer_stage (id uuid, laborer uuid, to_division text, household_number text, source text,
    answers jsonb, profile jsonb, batch_id uuid, row_no int, round_id uuid) ON COMMIT DROP
"""
OPEN = """
INSERT INTO laborers_transfer (id, created_at, version, updated_at, laborer_id, from_division_id, to_division_id,
    household_number, answers, profile, state, source, batch_id, row_no, round_id, opened_by_id, opened_on, note)
SELECT s.id, now(), 1, now(), l.id, l.division_id, s.to_division, s.household_number, s.answers, s.profile, 'waiting',
    s.source, s.batch_id, s.row_no, s.round_id, %(by)s, %(on)s, ''
FROM transfer_stage s JOIN laborers_laborer l ON l.id = s.laborer ORDER BY s.id
ON CONFLICT DO NOTHING
"""


@transaction.atomic
def open_transfer(
    *, laborer, to_division, household_number="", source, answers=None, profile=None, batch_id=None, row_no=None,
    round_id=None, by, on,
):  # fmt: skip
    """The report that waits for this person in that village; a new one, or the one that waits already.

    `answers` and `profile` hold what was written there (fields of the survey and of the laborer, days as dates or ISO
    text); identity numbers are left out.
    """
    waiting = Transfer.objects.filter(laborer=laborer, to_division=to_division, state=TransferState.WAITING)
    known = waiting.first()
    if known:
        return known
    try:
        with transaction.atomic():
            return Transfer.objects.create(
                laborer=laborer, from_division_id=laborer.division_id, to_division=to_division, source=source,
                household_number=household_number, answers=_plain(answers), profile=_plain(profile),
                batch_id=batch_id, row_no=row_no, round_id=round_id, opened_by=by, opened_on=on,
            )  # fmt: skip
    except IntegrityError as error:
        if "one_waiting_transfer" not in str(error):
            raise
        return waiting.get()


@transaction.atomic
def open_transfers(rows, *, by, on):
    """Many reports by one COPY: `rows` are dicts with the names in ROW (laborer and to_division at least, both as rows
    or keys) or tuples in its order. The number opened; one that waits for the same person and village stands as it is.
    """
    execute(STAGE)
    copy_rows("transfer_stage", ("id", *ROW), map(_staged, rows))
    opened = execute(OPEN, {"by": by and by.pk, "on": on})
    execute("DROP TABLE transfer_stage")
    return opened


def _staged(row):
    given = row if isinstance(row, dict) else dict(zip(ROW, row, strict=False))
    values = BLANK | {name: value for name, value in given.items() if value is not None}
    keyed = {name: getattr(values[name], "pk", values[name]) for name in ("laborer", "to_division")}
    documents = {name: Jsonb(_plain(values[name])) for name in ("answers", "profile")}
    values |= keyed | documents | {"source": str(values["source"])}
    return new_id(), *(values.get(name) for name in ROW)


def _plain(values):
    """A document without identity numbers, its days as ISO text."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in (values or {}).items()
        if name not in SECRET
    }


@transaction.atomic
def withdraw_transfer(*, transfer, by, on, note=""):
    """Whoever reported takes it back; MoveRefused when it is decided."""
    return _decide(transfer, TransferState.WITHDRAWN, by, on, note)


@transaction.atomic
def withdraw_transfers(*, batch_id, by, on):
    """Take back what an import opened and nobody has decided, when that import is undone; the number taken back."""
    waiting = Transfer.objects.filter(batch_id=batch_id, state=TransferState.WAITING)
    return waiting.update(state=TransferState.WITHDRAWN, decided_by=by, decided_on=on)


@transaction.atomic
def keep_transfer(*, transfer, by, on, note):
    """The person stays where registered; nothing changes. Invalid without a note, MoveRefused when it is decided."""
    if not note.strip():
        raise Invalid(field="note", code="required", message=_("Write down why the person stays where registered."))
    return _decide(transfer, TransferState.KEPT, by, on, note.strip())


@transaction.atomic
def confirm_transfer(*, transfer, by, on, household_number="", note=""):
    """The person lives there now: village, household and what is not finished follow, history stays where it was made.

    The household of that number in the village is found or made; when everybody of the person's household waits to be
    moved under its own number, the household itself moves. Every report this settles, as a list. Conflict
    (number_taken) when the number belongs to a household elsewhere, MoveRefused when it is decided.
    """
    transfer = _locked(transfer)
    TRANSFER_MOVES.check(transfer.state, TransferState.CONFIRMED)
    person = Laborer.objects.select_for_update(of=("self",)).get(pk=transfer.laborer_id)
    number = household_number.strip() or transfer.household_number or _free_number(transfer.to_division_id)
    found = Household.objects.filter(under("division_id", transfer.to_division_id[:6]), number=number).first()
    if found and found.pk == person.household_id and found.division_id != transfer.to_division_id:
        return _move_whole(transfer, found, by, on, note)
    if found and (found.division_id != transfer.to_division_id or found.ended_on):
        raise _taken()
    home = found or _new_home(person, transfer.to_division, number, by, on)
    if person.left_on:
        Laborer.objects.filter(pk=person.pk).update(left_on=None, left_reason="")
    # Decided first: what still waits for the person follows to the new village.
    settled = _decide(transfer, TransferState.CONFIRMED, by, on, note)
    _note_move(person, home, by, on, transfer)
    rehouse(laborers=[person.pk], household=home)
    return [settled]


def _move_whole(transfer, home, by, on, note):
    """Everybody of a household is reported in the same village under its own number: the household moves."""
    people = list(home.laborers.filter(left_on=None).select_for_update(of=("self",)))
    waiting = Transfer.objects.select_for_update(of=("self",)).filter(
        laborer__in=people, to_division=transfer.to_division_id, state=TransferState.WAITING
    )
    reports = {report.laborer_id: report for report in waiting}
    if {person.pk for person in people} != set(reports) or transfer.laborer_id not in reports:
        raise _taken()
    for person in people:
        _tell(person, on, by, reports[person.pk])
    settled = [_decide(report, TransferState.CONFIRMED, by, on, note) for report in reports.values()]
    move_home(household=home, to_division=transfer.to_division, by=by, on=on)
    return settled


def _note_move(person, home, by, on, transfer):
    record_event(household=person.household, kind=Change.MOVED_OUT, on=on, by=by, laborer=person, other=home)
    record_event(household=home, kind=Change.MOVED_IN, on=on, by=by, laborer=person, other=person.household)
    _tell(person, on, by, transfer)


def _tell(person, on, by, transfer):
    case = open_case_of(person)
    if case:
        note(case=case, kind=EventKind.MOVED, on=on, by=by, detail={"transfer": str(transfer.pk)})


def _new_home(person, division, number, by, on):
    if not Division.objects.filter(pk=division.pk, valid_to=None).exists():
        raise Invalid(field="to_division", code="ended", message=_("This village exists no longer."))
    return register_household(number=number, division=division, by=by, on=on, category=person.household.category)


def _free_number(division_code):
    """A household number for a report that names none: the village's code and the next number in it."""
    taken = set(Household.objects.filter(number__startswith=f"{division_code}-").values_list("number", flat=True))
    return next(
        number for number in map(f"{division_code}-{{}}".format, range(1, len(taken) + 2)) if number not in taken
    )


def _taken():
    return Conflict(
        _("This household number belongs to another household. Give the number the person's household has there."),
        code="number_taken",
        field="household_number",
    )


def _locked(transfer):
    return Transfer.objects.select_for_update(of=("self",)).select_related("to_division").get(pk=transfer.pk)


def _decide(transfer, to, by, on, note):
    row = _locked(transfer)
    TRANSFER_MOVES.check(row.state, to)
    row.state, row.decided_by, row.decided_on, row.note = to, by, on, note
    row.save(update_fields=["state", "decided_by", "decided_on", "note"])
    return row.reread()

"""Settling what was parked: the office decides in its own name; the author stays on the receipt, nothing is lost."""

from dataclasses import replace
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from xundian.kit.errors import DomainError, Invalid
from xundian.sync.actions import booking
from xundian.sync.actions.following import Followers
from xundian.sync.actions.trying import do, parked
from xundian.sync.handlers import SHAPES, Known
from xundian.sync.models import SyncOp
from xundian.sync.queries import receipts
from xundian.sync.rules import DEPENDENCY_DAYS, PAYLOAD_DAYS, RECEIPT_DAYS
from xundian.sync.states import OP_MOVES, Answer, Code, Kind, OpState

MINE, SERVER = "mine", "server"
LONGEST_NOTE = 300


@transaction.atomic
def settle(*, op, answer, by, at, note="", changes=None, choices=None):
    """Settle a parked operation in the name of the office; the SyncOp as it is now.

    `answer` is a states.Answer: as it is; with `changes` of single fields; with `choices` {field: "mine"|"server"} for
    every field in conflict; or put aside, which needs a `note`. Raises MoveRefused when it is settled, Invalid for what
    is missing, and what the entry itself raises in this office's place.
    """
    row = SyncOp.objects.select_for_update(of=("self",)).select_related("user").get(pk=op.pk)
    OP_MOVES.check(row.state, OpState.REJECTED if answer == Answer.SET_ASIDE else OpState.APPLIED)
    note = note.strip()[:LONGEST_NOTE]
    followers = Followers(book={}, at=at)
    if answer == Answer.SET_ASIDE:
        if not note:
            raise Invalid(_("Say why it is put aside."), field="note", code="required")
        row.state, row.code, row.result, row.waits_for = OpState.REJECTED, Code.SET_ASIDE, {}, []
    else:
        _run(row, _reworded(row, answer, changes or {}, choices or {}), by, at)
    row.answer, row.settled_at, row.settled_by, row.note = answer, at, by, note
    followers.book[row.op_id] = row
    followers.note(row)
    followers.follow()
    booking.store_changes([row, *followers.changed.values()])
    booking.tell_author(row, at=at)
    return row


def settle_many(*, ops, by, at):
    """Take operations over as they are, in the order they were written; (those taken over, [(op, error)])."""
    done, left = [], []
    for op in sorted(ops, key=lambda op: (op.user_id, op.received_at, op.device_seq or 0)):
        try:
            done.append(settle(op=op, answer=Answer.AS_IT_IS, by=by, at=at))
        except DomainError as error:
            left.append((op, error))
    return done, left


def _run(row, op, by, at):
    """Do it in the office's name; None of it when there is nothing left of the author's to do."""
    sealed = receipts.sealed_of(row)
    written = sealed.get("payload", {})
    if op.payload or row.kind != Kind.UPDATE:
        # A conflict is decided by what the office sees now; all else was written when it was written.
        written_at = at if row.code == Code.CONFLICT else row.written_at
        verdict = do(op, by=by, written=written_at, received=at, known=Known(by, [op]))
        booking.decide(row, verdict, at=at)
    else:
        row.state, row.applied_at, row.waits_for = OpState.APPLIED, at, []
    row.code = Code.APPLIED
    changed = op.payload if op.payload != written else None
    booking.seal_into(row, written, sealed.get("server", {}), settled=changed)


def _reworded(row, answer, changes, choices):
    """The operation as the office wants it done."""
    op = receipts.op_of(row)
    if row.code == Code.CONFLICT:
        # The office has seen what stood here then; a later change of the same field is a conflict again.
        op = replace(op, base_version=row.result["version"])
    if row.code == Code.ID_REUSED and op.kind == Kind.CREATE:
        op = replace(op, entity_id=row.op_id)
    if answer == Answer.CORRECTED:
        strange = sorted(set(changes) - set(SHAPES.get(op.entity, ())))
        if strange or not changes:
            raise Invalid(
                _("This entry has no such field."), field=(strange or ["changes"])[0], code="unexpected_field"
            )
        return replace(op, payload=op.payload | changes)
    return replace(op, payload=_chosen(row, op.payload, choices)) if answer == Answer.CHOSEN else op


def _chosen(row, payload, choices):
    """What is left of the author's words; Invalid unless every field in conflict was decided, none beside."""
    fields = receipts.sealed_of(row).get("server", {})
    for name in sorted({*fields, *choices}):
        if name not in fields or choices.get(name) not in (MINE, SERVER):
            raise Invalid(_("Choose one side for every field."), field=name, code="required")
    return {name: value for name, value in payload.items() if choices.get(name) != SERVER}


@transaction.atomic
def tidy(*, at):
    """The clock's part: what waited too long goes to a person, what is done and old is purged. Counts by name.

    What was written goes 30 days after it was taken over, the receipt after 400 days; what is parked or was put aside
    stays as it is, and so does the receipt of what a person took over: it says who wrote it.
    """
    late = at - timedelta(days=DEPENDENCY_DAYS)
    rows = list(
        SyncOp.objects.select_for_update(of=("self",), skip_locked=True)
        .filter(state=OpState.PARKED, code=Code.DEPENDENCY, received_at__lt=late)
        .order_by("pk")
    )
    for row in rows:
        waits_for = row.waits_for
        booking.decide(row, parked(Code.OVERDUE), at=at)
        row.waits_for = waits_for
    booking.store_changes(rows)
    booking.tell_offices(rows, at=at)
    old = SyncOp.objects.filter(state=OpState.APPLIED, applied_at__lt=at - timedelta(days=PAYLOAD_DAYS))
    purged = old.filter(payload_enc__isnull=False).update(payload_enc=None)
    done = SyncOp.objects.filter(state__in=[OpState.APPLIED, OpState.SUPERSEDED], settled_by=None)
    gone, _by_table = done.filter(received_at__lt=at - timedelta(days=RECEIPT_DAYS)).delete()
    return {"to_a_person": len(rows), "purged": purged, "forgotten": gone}

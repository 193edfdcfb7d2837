"""Writing into the receipt book: new receipts, what became of parked ones, who is told."""

import json
from uuid import uuid4

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Max

from xundian.accounts.models import User
from xundian.accounts.roles import Role
from xundian.kit.clock import day_of
from xundian.kit.sealing import digest, seal
from xundian.kit.sql import fetch
from xundian.messages.actions import Notice, notify_all
from xundian.sync.models import SyncOp
from xundian.sync.models.ops import PLACE
from xundian.sync.rules import canonical, odd_clock, written_at
from xundian.sync.states import FOR_THE_CLOCK, Code, OpState

TOWNSHIP_DIGITS = 9
LINK = "/desk/parked/"
PARKED, SETTLED = "parked", "parked_settled"


def fingerprint(op):
    """What tells an operation's content from another's; keyed, for a telephone number alone could be guessed."""
    return digest(canonical(op))


def new_receipt(op, verdict, *, sending, division, copy=False):
    """A receipt of an operation, not saved yet; a copy stands under an id of its own and has no place in the queue."""
    row = SyncOp(
        op_id=uuid4() if copy else op.op_id, device=sending.device, device_seq=None if copy else op.device_seq,
        user=sending.user, division_id=division, entity=op.entity, entity_id=op.entity_id, kind=op.kind,
        base_version=op.base_version, schema_version=op.schema_version, payload_hash=fingerprint(op),
        depends_on=op.depends_on, supersedes_op_id=op.supersedes, reused_id=op.op_id if copy else None,
        via=sending.via, odd_clock=odd_clock(op.occurred_at, sending.at), occurred_at=op.occurred_at,
        written_at=written_at(op.occurred_at, sending.client_time, sending.at), received_at=sending.at,
    )  # fmt: skip
    decide(row, verdict, at=sending.at)
    seal_into(row, op.payload, verdict.server)
    return row


def seal_into(row, payload, server, settled=None):
    """Put what was written, what stood here, and what the office made of it, into the receipt."""
    said = {"payload": payload, "server": server} | ({"settled": settled} if settled else {})
    text = json.dumps(said, cls=DjangoJSONEncoder, ensure_ascii=False)
    row.payload_enc = seal(text, place=PLACE, row_id=row.op_id)


def decide(row, verdict, *, at):
    """Write a verdict into a receipt, not saved yet."""
    row.state, row.code, row.result, row.waits_for = verdict.state, verdict.code, verdict.result, verdict.waits_for
    row.applied_at = at if verdict.state == OpState.APPLIED else None


def supersede(row):
    """A parked operation that its author replaced by another; saved by `store_changes`."""
    row.state, row.code, row.result, row.waits_for = OpState.SUPERSEDED, Code.SUPERSEDED, {}, []


CHANGING = (
    "state", "code", "result", "waits_for", "applied_at", "payload_enc", "changed_no", "answer", "settled_at",
    "settled_by", "note",
)  # fmt: skip


def store_changes(rows):
    """Save receipts that changed after their phones were answered, each with the next number of its phone.

    Numbers follow the order of the commits: the lock is taken last, and held until the commit.
    """
    if not rows:
        return
    fetch("SELECT 1 FROM (SELECT pg_advisory_xact_lock(hashtextextended('sync receipts', 3))) held")
    devices = {row.device_id for row in rows if row.device_id}
    last = SyncOp.objects.filter(device__in=devices).values("device").annotate(last=Max("changed_no"))
    numbers = {each["device"]: each["last"] or 0 for each in last}
    for row in rows:
        numbers[row.device_id] = numbers.get(row.device_id, 0) + 1
        row.changed_no = numbers[row.device_id]
    SyncOp.objects.bulk_update(rows, CHANGING)


# --- who is told ------------------------------------------------------------------------------------------------------


def tell_offices(rows, *, at):
    """The offices that look after what was parked for a person hear of it, once a day each."""
    offices = {
        row.division_id[:TOWNSHIP_DIGITS]
        for row in rows
        if row.state == OpState.PARKED and row.code not in FOR_THE_CLOCK and row.division_id
    }
    if not offices:
        return
    day = str(day_of(at))
    people = User.objects.filter(division__in=offices, role__in=[Role.TOWNSHIP, Role.COUNTY], is_active=True)
    notify_all(notices=[Notice(list(people), PARKED, {"day": day}, LINK, f"{PARKED}:{day}")], at=at)


def tell_author(row, *, at):
    """Whoever wrote it hears how it was settled; what it says is not repeated."""
    values = {"day": str(day_of(row.written_at)), "answer": str(row.answer)}
    kind = f"{SETTLED}_aside" if row.state == OpState.REJECTED else SETTLED
    notify_all(notices=[Notice([row.user], kind, values, "/", f"{SETTLED}:{row.op_id}:{row.changed_no}")], at=at)

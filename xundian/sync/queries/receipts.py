"""Reads of the receipt book: what a phone is answered, what changed afterwards, what was written."""

import json

from xundian.kit.sealing import unseal
from xundian.sync.models import SyncOp
from xundian.sync.models.ops import PLACE
from xundian.sync.rules import Op
from xundian.sync.states import STATUS, Code, Kind, OpState

MOST_RECEIPTS = 500


def status_of(row):
    """The number that goes with a receipt's code; what was newly made counts as created."""
    return 201 if row.code == Code.APPLIED and row.kind == Kind.CREATE else STATUS[row.code]


def receipt(row):
    """What anybody who holds the phone may know: {op_id, status, code}, under the id that the phone sent."""
    return {"op_id": str(row.reused_id or row.op_id), "status": status_of(row), "code": row.code}


def answer(row, server=None):
    """The full answer to an operation: its receipt, the row's version, what stands here, errors, missing photos."""
    server = sealed_of(row).get("server") if server is None and row.code in (Code.CONFLICT, Code.MERGED) else server
    said = {name: row.result[name] for name in ("version", "errors", "missing") if name in row.result}
    return receipt(row) | said | ({"server": server} if server else {})


def sealed_of(row):
    """{payload, server} of a receipt; empty once it was purged."""
    if row.payload_enc is None:
        return {}
    return json.loads(unseal(row.payload_enc, place=PLACE, row_id=row.op_id))


def op_of(row, **changed):
    """The operation of a receipt as it came, or with other words in its payload; a copy stands for itself."""
    return Op(
        op_id=row.op_id, device_seq=row.device_seq, entity=row.entity, entity_id=row.entity_id, kind=row.kind,
        occurred_at=row.occurred_at, payload=sealed_of(row).get("payload", {}) | changed,
        base_version=row.base_version, depends_on=row.depends_on, supersedes=row.supersedes_op_id,
        schema_version=row.schema_version,
    )  # fmt: skip


def changed_receipts(device, since):
    """The device's receipts that changed after they were answered, from the number `since` on, the oldest first."""
    rows = SyncOp.objects.filter(device=device, changed_no__gt=since)
    return list(rows.order_by("changed_no")[:MOST_RECEIPTS])


def known_receipts(ops):
    """{op id: receipt} of operations, of what they wait for and of what they replace."""
    ids = {each for op in ops for each in (op.op_id, op.supersedes, *op.depends_on) if each}
    return SyncOp.objects.in_bulk(ids)


def copies_of(ops):
    """{(id they came under, hash): receipt} of operations whose id was used for something else."""
    rows = SyncOp.objects.filter(reused_id__in=[op.op_id for op in ops])
    return {(row.reused_id, bytes(row.payload_hash)): row for row in rows}


def places_taken(device, ops):
    """{device_seq: op id} of the places in the device's queue that these operations ask for."""
    rows = SyncOp.objects.filter(
        device=device, device_seq__in=[op.device_seq for op in ops if op.device_seq is not None]
    )
    return dict(rows.values_list("device_seq", "op_id"))


def has_come(ids, known):
    """Those of the operations (ids) that are done, or were replaced by one that is; `known` receipts count as they are,
    stored or not."""
    done = {each for each in ids if each in known and known[each].state == OpState.APPLIED}
    replaced = [each for each in ids if each in known and known[each].state == OpState.SUPERSEDED]
    if replaced:
        rows = SyncOp.objects.filter(supersedes_op_id__in=replaced, state=OpState.APPLIED)
        done |= set(rows.values_list("supersedes_op_id", flat=True))
        done |= {row.supersedes_op_id for row in known.values() if row.state == OpState.APPLIED} & set(replaced)
    return done

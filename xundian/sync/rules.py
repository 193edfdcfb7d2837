"""Pure decisions of the sync: what an operation says, whether two say the same, how changes meet, which clock is odd."""

import json
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

MOST_OPS = 100
MOST_BYTES = 1024 * 1024
PROTOCOL = 1
# The versions of the app's entries that are understood; an older one is parked, a newer one's unknown fields are kept.
SCHEMA_MIN, SCHEMA_MAX = 1, 1
# A parent that has not come after so many days is a person's business; receipts outlive any queue of a phone.
DEPENDENCY_DAYS, PAYLOAD_DAYS, RECEIPT_DAYS = 7, 30, 400
AHEAD, BEHIND = timedelta(minutes=10), timedelta(days=400)
# Said by the phone about the sending and not about the matter: a resend may say them differently.
TRANSPORT = frozenset({"sent_at", "client_time", "attempts", "retry", "retries", "battery", "network", "queued"})
# Only the server says these, of any entity.
SERVER_OWNED = frozenset(
    {
        "version", "village_id", "division", "division_id", "created_at", "updated_at", "received_at", "entered_at",
        "by", "by_id", "user", "user_id", "deleted_at", "deleted_reason", "last_op_id", "applied_at",
    }
)  # fmt: skip


@dataclass
class Op:
    """One operation as a phone sent it; `payload` holds all it said, known here or not."""

    op_id: UUID
    device_seq: int | None
    entity: str
    entity_id: UUID
    kind: str
    occurred_at: datetime
    payload: dict[str, Any]
    base_version: int | None = None
    depends_on: list[UUID] = field(default_factory=list)
    supersedes: UUID | None = None
    schema_version: int = SCHEMA_MAX


def canonical(op):
    """The content of an operation as one text: sorted keys, NFC, without what only concerns the sending."""
    payload = {name: value for name, value in op.payload.items() if name not in TRANSPORT}
    said = [op.entity, str(op.entity_id), op.kind, op.base_version, payload]
    return json.dumps(_composed(said), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def _composed(value):
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {_composed(str(name)): _composed(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_composed(each) for each in value]
    return value


@dataclass(frozen=True)
class Met:
    """How an edit met the row: what to write, what stands against it, and whether others had changed it meanwhile."""

    changes: dict[str, Any]
    conflicts: tuple[str, ...]
    merged: bool


def meet(*, wanted, now, base):
    """Bring an edit together with the row as it is `now`; `base` is the row its author saw, None when nobody knows.

    A field that only the author changed is written; one that both changed to different values is a conflict, and then
    nothing is written. Without `base` every field that differs counts as changed by others.
    """
    changed = {name: value for name, value in wanted.items() if now[name] != value}
    if base is None:
        return Met(changed, tuple(sorted(changed)), merged=False)
    conflicts = tuple(sorted(name for name in changed if now[name] != base[name]))
    return Met(changed, conflicts, merged=now != base)


def odd_clock(occurred_at, received_at):
    """Whether the phone's claim lies more than ten minutes ahead of the server's clock, or more than 400 days back."""
    return occurred_at > received_at + AHEAD or occurred_at < received_at - BEHIND


def written_at(occurred_at, client_time, received_at):
    """When an entry was written, as well as it can be known: the phone's claim, put right by how wrong its clock is now.

    Never after it was received; a claim that cannot be put right counts as written when received.
    """
    wrong = client_time - received_at if client_time else timedelta()
    claimed = occurred_at - wrong if abs(wrong) > AHEAD else occurred_at
    if odd_clock(claimed, received_at):
        return received_at
    return min(claimed, received_at)


def server_owned(payload, allowed, columns):
    """The names in a payload that only the server may say: columns of the table beside those allowed, and the usual."""
    return sorted(name for name in payload if name not in allowed and (name in columns or name in SERVER_OWNED))

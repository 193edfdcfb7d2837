"""Pure decisions of the sync: what an operation says, whether two say the same, how changes meet, odd clocks."""

import json
import math
import unicodedata
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

MOST_OPS = 100
MOST_BYTES = 1024 * 1024
PROTOCOL = 1
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
    schema_version: int = 1
    # What of the operation itself could not be read: {field: code}.
    problems: dict[str, str] = field(default_factory=dict)


LONGEST_WORD, MOST_PARENTS = 30, 20
# How deep what was written may be nested, and the years that the worst of clocks may show.
DEEPEST, YEARS = 20, range(1900, 2300)
LARGEST = {"device_seq": 2**63 - 1, "base_version": 2**31 - 1, "schema_version": 2**31 - 1}


def read_op(said, *, schema_version, received_at):
    """The operation in an object of a phone; None when it has no id to answer it by.

    Whatever else cannot be read is kept as it came, beside a problem that names it: a slip of one phone's version must
    not cost what was written.
    """
    op_id = _uuid(said.get("op_id")) if isinstance(said, dict) else None
    if op_id is None:
        return None
    problems, whole = {}, _Reading(said)
    payload = said.get("payload", {})
    if not isinstance(payload, dict):
        problems["payload"], payload = "not_an_object", {"": payload}
    flaw = _flaw(payload)
    if flaw:
        problems["payload"], payload = flaw, {"": json.dumps(payload)}
    op = Op(
        op_id=op_id, device_seq=whole.number("device_seq"), entity=whole.word("entity"),
        entity_id=_uuid(said.get("entity_id")) or op_id, kind=whole.word("kind")[:10],
        occurred_at=whole.moment("occurred_at") or received_at, payload=payload,
        base_version=whole.number("base_version"), depends_on=whole.ids("depends_on"),
        supersedes=_uuid(said.get("supersedes_op_id")), schema_version=schema_version,
    )  # fmt: skip
    if _uuid(said.get("entity_id")) is None:
        problems["entity_id"] = "not_an_id"
    return replace(op, problems=problems | whole.problems)


def _flaw(payload):
    """Why no column can hold a payload as it is, or None: a NUL, a number beyond all numbers, nested too deeply."""
    layer = [payload]
    for _level in range(DEEPEST):
        if any(isinstance(each, str) and "\x00" in each for each in layer):
            return "not_a_text"
        if any(isinstance(each, float) and not math.isfinite(each) for each in layer):
            return "not_a_number"
        layer = [inner for each in layer for inner in _inside(each)]
        if not layer:
            return None
    return "too_deep"


def _inside(value):
    if isinstance(value, dict):
        return [*value, *value.values()]
    return value if isinstance(value, list) else ()


class _Reading:
    """Single values of an operation, with the problems found on the way."""

    def __init__(self, said):
        self.said, self.problems = said, {}

    def number(self, name):
        value = self.said.get(name)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST[name]):
            return value
        self.problems[name] = "not_a_number"
        return None

    def word(self, name):
        value = self.said.get(name)
        if isinstance(value, str) and 0 < len(value) <= LONGEST_WORD and value.isprintable():
            return value
        self.problems[name] = "unknown"
        return "".join(filter(str.isprintable, str(value or "")))[:LONGEST_WORD]

    def moment(self, name):
        found = moment(self.said.get(name))
        if found is None:
            self.problems[name] = "not_a_moment"
        return found

    def ids(self, name):
        value = self.said.get(name) or []
        found = [_uuid(each) for each in value] if isinstance(value, list) and len(value) <= MOST_PARENTS else [None]
        if None in found:
            self.problems[name] = "not_an_id"
        return [each for each in found if each]


def moment(text):
    """An aware datetime of ISO text with an offset, or None; one far outside of YEARS is no clock's."""
    try:
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo and found.year in YEARS else None
    except (TypeError, ValueError, OverflowError):
        return None


def _uuid(text):
    try:
        return UUID(text)
    except (AttributeError, TypeError, ValueError):
        return None


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


def meet(*, wanted, now, base):
    """Bring an edit together with the row as it is `now`; `base` is the row its author saw, None when nobody knows.

    A field that only the author changed is written; one that both changed to different values is a conflict, and then
    nothing is written. Without `base` every field that differs counts as changed by others.
    """
    changed = {name: value for name, value in wanted.items() if now[name] != value}
    if base is None:
        return Met(changed, tuple(sorted(changed)))
    conflicts = tuple(sorted(name for name in changed if now[name] != base[name]))
    return Met(changed, conflicts)


def odd_clock(occurred_at, received_at):
    """Whether the phone's claim lies more than ten minutes ahead of the server's clock, or more than 400 days back."""
    return occurred_at > received_at + AHEAD or occurred_at < received_at - BEHIND


def written_at(occurred_at, client_time, received_at):
    """When an entry was written, as well as can be known: the phone's claim, put right by how wrong its clock is now.

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

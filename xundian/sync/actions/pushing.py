"""Taking in what a phone sends: every operation gets a receipt, and one that cannot be done is parked, never lost (B2).

A batch is one transaction: receipts, rows, history, feed and outgoing messages are there together or not at all. Each
operation has a savepoint of its own, so that a bad one costs its neighbours nothing. One batch of a phone at a time.
"""

import logging
from dataclasses import dataclass
from datetime import datetime

from django.db import OperationalError, transaction

from laborers import journeys
from xundian.accounts.models import User
from xundian.kit.clock import day_of
from xundian.kit.models import FeedMeta
from xundian.sync.actions import booking
from xundian.sync.actions.devices import note_seen
from xundian.sync.actions.following import Followers
from xundian.sync.actions.trying import Verdict, attempt, parked, unreadable
from xundian.sync.handlers import Known
from xundian.sync.handlers.placing import divisions_of
from xundian.sync.handlers.visit import leans_on_visits, look_ahead
from xundian.sync.models import SyncDevice, SyncOp
from xundian.sync.queries import receipts
from xundian.sync.states import Code, OpState, Via

log = logging.getLogger(__name__)
RETRY_SECONDS = 5


@dataclass(frozen=True)
class Sending:
    """Who sends, from which phone and by which way; `at` is the server's moment, `client_time` the phone's."""

    device: SyncDevice | None
    user: User
    at: datetime
    client_time: datetime | None = None
    via: str = Via.PUSH


@transaction.atomic
def push(*, device, ops, client_time, at, unsent=None):
    """Take in a batch (rules.Op, at most 100) of a phone's owner; the answers in the order sent.

    `unsent` is how many entries the phone still holds, as it says.
    """
    _alone(device)
    note_seen(device=device, at=at, unsent=unsent)
    sending = Sending(device, device.user, at, client_time)
    try:
        with transaction.atomic():
            return _take_in(sending, ops, together=True)
    except OperationalError:
        raise
    except Exception:  # what all visits lead to failed for all; alone it fails for one
        log.exception("A batch of %s operations failed as a whole; they are taken one by one.", len(ops))
        return _take_in(sending, ops, together=False)


def _take_in(sending, ops, *, together):
    """The answers to a batch; `together` reads ahead for all its visits, and draws their consequences at once."""
    batch = _Batch(sending, ops)
    known = Known(sending.user, [op for op in ops if op.op_id not in batch.book])
    if together:
        known.ahead = look_ahead(known, [op for op in ops if op.op_id not in batch.book], day_of(sending.at))
        known.written = []
    for op in sorted(ops, key=lambda op: op.device_seq or 0):
        batch.take(op, known)
    _conclude(known)
    batch.follow()
    batch.store()
    return [batch.answers[place] for place in map(id, ops)]


def _conclude(known):
    """Draw the consequences of the visits written so far."""
    if known.written:
        journeys.conclude(written=known.written)
        known.written.clear()


@transaction.atomic
def deposit(*, device, user, ops, client_time, at, via=Via.DEPOSIT):
    """Take in what somebody hands in who cannot sign in: everything is parked for review; receipts, and nothing else.

    `device` may be None for a file of a phone that is not known here.
    """
    _alone(device)
    batch = _Batch(Sending(device, user, at, client_time, via), ops)
    for op in sorted(ops, key=lambda op: op.device_seq or 0):
        batch.put_by(op)
    batch.store()
    return [receipts.receipt(batch.rows[place]) for place in map(id, ops)]


def _alone(device):
    """Two connections that send the same batch at once: the second finds the receipts of the first."""
    if device is not None:
        SyncDevice.objects.select_for_update(of=("self",), no_key=True).get(pk=device.pk)


class _Batch:
    """The operations of one request, with the receipts that exist already and those that they get."""

    def __init__(self, sending, ops):
        self.sending, self.book = sending, receipts.known_receipts(ops)
        self.copies = receipts.copies_of(ops)
        self.queue = receipts.places_taken(sending.device, ops) if sending.device else {}
        self.divisions = divisions_of([op for op in ops if op.op_id not in self.book])
        self.home = sending.user.division_id or sending.user.home_id
        self.schema_min = FeedMeta.objects.values_list("schema_min", flat=True).first() or 1
        self.new: list[SyncOp] = []
        self.followers = Followers(book=self.book, at=sending.at, here=self.new)
        self.answers: dict[int, dict] = {}
        self.rows: dict[int, SyncOp] = {}

    def take(self, op, known):
        """One operation: the first answer again, or done now, or parked."""
        before = self._before(op)
        if before is not None:
            self._answer(op, before, duplicate=True)
            return
        verdict = self._reused(op) or self._hindered(op) or self._attempted(op, known)
        if verdict is None:
            self.answers[id(op)] = {
                "op_id": str(op.op_id), "status": 503, "code": Code.RETRY.value, "retry_after": RETRY_SECONDS
            }  # fmt: skip
            return
        row = self._enter(op, verdict)
        self._answer(op, row, server=verdict.server)

    def put_by(self, op):
        """One operation, parked as it is."""
        before = self._before(op)
        if before is None:
            verdict = self._reused(op) or parked(Code.DEPOSITED)
            before = self._enter(op, verdict)
        self.rows[id(op)] = before

    def _answer(self, op, row, server=None, duplicate=False):
        """`duplicate` replays what was answered first, or what became of it since."""
        self.rows[id(op)] = row
        self.answers[id(op)] = receipts.answer(row, server) | ({"duplicate": True} if duplicate else {})

    def _before(self, op):
        """The receipt of the very same operation; an app that was renewed may send again what was too old."""
        copy = self.copies.get((op.op_id, booking.fingerprint(op))) if self.copies else None
        row = self.book.get(op.op_id)
        if copy is not None or row is None or not self._same(row, op):
            return copy
        renewed = row.code == Code.SCHEMA_OLD and op.schema_version >= self.schema_min
        return None if renewed else row

    def _same(self, row, op):
        if row.user_id != self.sending.user.pk:
            return False
        return bytes(row.payload_hash) == booking.fingerprint(op) or row.code == Code.SCHEMA_OLD

    def _reused(self, op):
        """Its id, or its place in the phone's queue, belongs to something else: kept as a copy, with an alarm."""
        row = self.book.get(op.op_id)
        other = op.device_seq is not None and self.queue.get(op.device_seq, op.op_id) != op.op_id
        if not other and (row is None or self._same(row, op)):
            return None
        log.error("Operation %s of user %s came under an id or number used before.", op.op_id, self.sending.user.pk)
        return parked(Code.ID_REUSED)

    def _hindered(self, op):
        """The verdict on what is not even tried."""
        if op.problems:
            return unreadable(op.problems)
        if op.schema_version < self.schema_min:
            return parked(Code.SCHEMA_OLD)
        waits_for = self.followers.missing(op.depends_on)
        return Verdict(OpState.PARKED, Code.DEPENDENCY, waits_for=waits_for) if waits_for else None

    def _attempted(self, op, known):
        if leans_on_visits(op):
            _conclude(known)
        booked = self.sending
        written = booking.written_at(op.occurred_at, booked.client_time, booked.at)
        return attempt(op, by=booked.user, written=written, received=booked.at, known=known)

    def _enter(self, op, verdict):
        """Its receipt; what it replaces is over, and what waits for it may go on."""
        renewed = self.book.get(op.op_id)
        is_copy = verdict.code == Code.ID_REUSED and (renewed is not None or op.device_seq in self.queue)
        division = self.divisions.get(op.op_id, self.home)
        row = booking.new_receipt(op, verdict, sending=self.sending, division=division, copy=is_copy)
        if is_copy:
            self.copies[op.op_id, bytes(row.payload_hash)] = row
        else:
            self.book[op.op_id] = row
            self.queue.setdefault(op.device_seq, op.op_id)
        if renewed is not None and not is_copy:
            SyncOp.objects.filter(pk=renewed.pk).delete()
        self.new.append(row)
        self._replace(op)
        self.followers.note(row)
        return row

    def _replace(self, op):
        old = self.book.get(op.supersedes)
        if old is None or old.user_id != self.sending.user.pk or old.state != OpState.PARKED or old.op_id == op.op_id:
            return
        booking.supersede(old)
        if not any(old is each for each in self.new):
            self.followers.changed[old.pk] = old

    def follow(self):
        """Whatever waited for what has come is tried now; the answers to what stands in this batch follow."""
        for row in self.followers.follow():
            for place, mine in self.rows.items():
                if mine is row:
                    self.answers[place] = receipts.answer(row)

    def store(self):
        """All receipts at once, and the news about them."""
        SyncOp.objects.bulk_create(self.new)
        changed = list(self.followers.changed.values())
        booking.store_changes(changed)
        booking.tell_offices([*self.new, *changed], at=self.sending.at)

"""What waited for something goes on when that has come: in the order of its own queue, in its author's name."""

from xundian.sync.actions import booking
from xundian.sync.actions.trying import attempt
from xundian.sync.handlers import Known
from xundian.sync.models import SyncOp
from xundian.sync.queries import receipts
from xundian.sync.states import Answer, Code, OpState

WAITING = (Code.DEPENDENCY, Code.OVERDUE)


class Followers:
    """Tries what waits, until nothing moves. `changed` holds the stored receipts that became something else.

    `book` holds receipts by id, those of the running batch among them; `here` are receipts that are not stored yet.
    """

    def __init__(self, *, book, at, here=()):
        self.book, self.at, self.here = book, at, here
        self.changed: dict = {}
        self.arrived: set = set()

    def note(self, row):
        """A receipt that was just decided: what it brought may let others go on."""
        if row.state == OpState.APPLIED:
            self.arrived |= {each for each in (row.op_id, row.entity_id, row.supersedes_op_id) if each}

    def missing(self, ids):
        """Those of the operations (ids) that have not come."""
        if not ids:
            return []
        come = receipts.has_come(ids, self.book)
        return [each for each in ids if each not in come]

    def follow(self):
        """Try whatever waits for what has come; the receipts that became something else, stored or not."""
        moved = []
        while self.arrived:
            came, self.arrived = self.arrived, set()
            moved += [row for row in self._waiting(came) if self._try(row)]
        return moved

    def _waiting(self, came):
        here = [row for row in self.here if row.code in WAITING and came & set(row.waits_for)]
        stored = SyncOp.objects.filter(state=OpState.PARKED, code__in=WAITING, waits_for__overlap=list(came))
        locked = stored.select_for_update(of=("self",)).select_related("user").order_by("pk")
        rows = here + [self.changed.get(row.pk, row) for row in locked]
        return sorted(rows, key=lambda row: (row.received_at, row.device_seq or 0))

    def _try(self, row):
        if row.state != OpState.PARKED or row.code not in WAITING:
            return False
        op = receipts.op_of(row)
        self.book = receipts.known_receipts([op]) | self.book
        if self.missing(op.depends_on):
            return False
        known = Known(row.user, [op])
        verdict = attempt(op, by=row.user, written=row.written_at, received=row.received_at, known=known)
        if verdict is None or (verdict.code, verdict.waits_for) == (row.code, row.waits_for):
            return False
        booking.decide(row, verdict, at=self.at)
        booking.seal_into(row, op.payload, verdict.server)
        if not any(row is each for each in self.here):
            row.answer, row.settled_at = Answer.ARRIVED, self.at
            self.book[row.op_id] = self.changed[row.pk] = row
        self.note(row)
        return True

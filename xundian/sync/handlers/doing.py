"""What every handler gets and gives: the operation, in whose name it runs, the rows its names stand for, the outcome.

Rows are looked up in the place of whoever runs the operation, for a whole batch in one statement per table. A name that
stands for nothing there is answered as an absent one, so that nobody learns what lies elsewhere.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from laborers.difficulties import queries as difficulties
from laborers.difficulties.models import Difficulty
from laborers.placements.models import Placement
from laborers.registry.models import Dependant, Household, Laborer
from laborers.visits.models import News, Visit, VisitPlan
from trainings.classes.models import Session
from xundian.accounts.models import User
from xundian.accounts.scope import visible_to
from xundian.kit.errors import DomainError
from xundian.kit.ids import key_of
from xundian.sync.handlers.shapes import refused
from xundian.sync.rules import Op
from xundian.sync.states import Code

TABLES = {
    "household": Household, "laborer": Laborer, "dependant": Dependant, "placement": Placement, "plan": VisitPlan,
    "visit": Visit, "difficulty": Difficulty, "news": News, "session": Session,
}  # fmt: skip
# What is read with a row, because every operation about it asks for it.
JOINED = {"placement": "laborer", "plan": "laborer", "session": "training_class"}
# Under which name a payload speaks of a row of which table.
NAMES = {name: name for name in TABLES} | {"corrects": "visit"}
# What a phone itself makes may be on its way; the others were there before.
MADE_ON_PHONES = {"visit", "difficulty", "news"}
# The table of an entity whose rows are changed under their own id.
ENTITIES = {name: name for name in ("household", "laborer", "dependant", "news")} | {"visit_plan": "plan"}


def table_of(op):
    """The table of the row that an operation changes under its own id, or None when it makes a new one."""
    return "visit" if (op.entity, op.kind) == ("visit", "attach") else ENTITIES.get(op.entity)


class OutOfScope(DomainError):
    """What it is about does not lie in the officer's place, or is not there at all: the same for both."""

    status, code = 403, Code.OUT_OF_SCOPE.value

    def __init__(self):
        super().__init__(_("This does not belong to your place, or no longer."))


class Gone(DomainError):
    """What it is about has ended."""

    status, code = 410, Code.GONE.value

    def __init__(self):
        super().__init__(_("This record has ended."))


class NotYet(DomainError):
    """It speaks of rows (ids) that have not come yet."""

    status, code = 424, Code.DEPENDENCY.value

    def __init__(self, *ids):
        super().__init__(_("An entry that this one speaks of has not come yet."))
        self.ids = list(ids)


class Clash(DomainError):
    """The same fields were changed on both sides; `server` is what stands here, at that `version`."""

    code = Code.CONFLICT.value

    def __init__(self, server, version):
        super().__init__(_("Somebody else changed the same."))
        self.server, self.version = server, version


@dataclass
class Done:
    """What an operation did: the row's version after it, what the phone should take over, photos still to come.

    `written` are visits whose consequences are left to the end of the batch.
    """

    version: int | None = None
    server: dict = field(default_factory=dict)
    merged: bool = False
    missing: list = field(default_factory=list)
    written: list = field(default_factory=list)


class Known:
    """The rows that some operations name, as far as they lie in a user's place; each table is read once.

    Of a batch, `ahead` holds what its visits ask of the register, and `written` those whose consequences are drawn for
    all at once, before anything looks at them; None where each visit does so itself.
    """

    def __init__(self, user, ops):
        self.user, self.wanted, self.found = user, {}, {}
        self.ahead, self.written = None, None
        for op in ops:
            if table_of(op):
                self.wanted.setdefault(table_of(op), set()).add(op.entity_id)
            self._collect(op.payload)

    def _collect(self, said):
        for name, value in said.items():
            if isinstance(value, list):
                for each in value:
                    self._collect(each if isinstance(each, dict) else {})
            elif name in NAMES and (key := key_of(value)):
                self.wanted.setdefault(NAMES[name], set()).add(key)

    def row(self, table, key):
        """The row, or None; one that was not there at first is looked up again, for the batch may have made it."""
        if table not in self.found:
            self.found[table] = self._visible(table, self.wanted.get(table, set()) | {key})
        rows = self.found[table]
        if key not in rows and table in MADE_ON_PHONES:
            rows |= self._visible(table, {key})
        return rows.get(key)

    def _visible(self, table, keys):
        if table == "difficulty":
            return difficulties.visible(self.user).in_bulk(keys)
        rows = TABLES[table]._default_manager.all()
        if table in JOINED:
            rows = rows.select_related(JOINED[table])
        return visible_to(self.user, rows).in_bulk(keys)


@dataclass
class Doing:
    """One operation being done: `by` is in whose name and place, `written` and `on` are when it was written."""

    op: Op
    by: User
    written: datetime
    on: date
    received: datetime
    known: Known

    def target(self, table, key, name=None):
        """The row that the operation is about; OutOfScope, or NotYet for what phones make: it may still be on its way.

        What lies elsewhere has the same answer as what is nowhere, so that nobody learns which of the two it is.
        """
        if key is None:
            raise refused(name or table, "required")
        row = self.known.row(table, key)
        if row is not None:
            return row
        raise NotYet(key) if table in MADE_ON_PHONES else OutOfScope

    def mentioned(self, table, key, name=None):
        """A row spoken of beside it, or None; Invalid (not_found) under the field's name when there is none here."""
        if key is None:
            return None
        row = self.known.row(table, key)
        if row is None:
            raise NotYet(key) if table in MADE_ON_PHONES else refused(name or table, "not_found")
        return row

"""Triggers that leave a mark wherever a counted row changed: one for a statement, whatever wrote it, without a lock."""

from dataclasses import dataclass

import pgtrigger

from laborers.difficulties.models import Difficulty
from laborers.placements.models import Placement
from laborers.registry.models import Case, HouseholdCategory, Laborer
from laborers.visits.models import VisitPlan
from trainings.classes.models import Enrolment, TrainingClass
from xundian.reports.rollups.kept import Base

OPERATIONS = {"insert": pgtrigger.Insert, "update": pgtrigger.Update, "delete": pgtrigger.Delete}
TABLES = {
    "insert": pgtrigger.Referencing(new="new_values"),
    "update": pgtrigger.Referencing(old="old_values", new="new_values"),
    "delete": pgtrigger.Referencing(old="old_values"),
}


@dataclass(frozen=True)
class Source:
    """A table that figures are read from, and those columns of it that they read.

    Without `place` its rows may count anywhere, and the mark is for all villages: which of them is not yet known to
    this transaction, for another one may just be adding rows that hang on this one. With `who`, the column of what they
    hang on, the fold need not count all villages anew: what it does not see yet leaves a mark of its own.
    """

    model: type
    base: Base
    columns: tuple[str, ...]
    place: str = ""
    who: str = ""
    operations: tuple[str, ...] = tuple(OPERATIONS)


SOURCES = (
    Source(Case, Base.CASES, ("stage", "opened_on"), "division_id"),
    Source(
        Placement, Base.PLACEMENTS,
        ("laborer_id", "household_id", "started_on", "called_off_on", "area"), "division_id",
    ),
    Source(
        Enrolment, Base.TRAININGS, ("laborer_id", "training_class_id", "state", "ended_on", "enrolled_on"),
        "division_id",
    ),
    # Nothing hangs on a class that is new, and one with enrolments is never deleted.
    Source(TrainingClass, Base.CLASSES, ("kind",), operations=("update",)),
    # A training is poor by the household its person is in now; who moves between two of them may have been trained
    # anywhere. Nothing hangs on a person who is new, and one with enrolments is never deleted.
    Source(Laborer, Base.HOMES, ("household_id",), who="id", operations=("update",)),
    Source(HouseholdCategory, Base.CATEGORIES, ("household_id", "category", "valid_from"), who="household_id"),
    Source(VisitPlan, Base.VISITS, ("kind", "state", "window_to", "done_on", "entered_on"), "division_id"),
    Source(
        Difficulty, Base.DIFFICULTIES, ("confidential", "reported_on", "due_on", "resolved_on"),
        "division_id",
    ),
)  # fmt: skip


class Marker(pgtrigger.Trigger):
    """The trigger of one kind of statement on one table."""

    level, when = pgtrigger.Statement, pgtrigger.After

    def __init__(self, source, kind):
        place, who = source.place or "''", f", {source.who}" if source.who else ""
        marks = f"SELECT DISTINCT '{source.base.value}', {place}{who} FROM ({_changed(source, kind)}) changed"
        super().__init__(
            name=f"rollup_{kind}", operation=OPERATIONS[kind], referencing=TABLES[kind],
            func=f"INSERT INTO xundian_rollupmark (base, code{', who' if who else ''}) {marks}; RETURN NULL;",
        )  # fmt: skip


def _changed(source, kind):
    """The rows that a statement added, took away or changed in a column that counts, before and after.

    Sets are compared rather than joined: a plan that was kept for one row does well with a hundred thousand.
    """
    columns = ", ".join(filter(None, ("id", source.place, *source.columns)))
    if kind != "update":
        return f"SELECT {columns} FROM {'new' if kind == 'insert' else 'old'}_values"
    before, after = f"SELECT {columns} FROM old_values", f"SELECT {columns} FROM new_values"
    return f"({before} EXCEPT {after}) UNION ALL ({after} EXCEPT {before})"


for _source in SOURCES:
    for _kind in _source.operations:
        Marker(_source, _kind).register(_source.model)

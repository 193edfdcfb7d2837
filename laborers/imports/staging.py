"""From a file to a temporary table: every row read, checked, and copied in blocks; nothing else is written.

The table lives in this database session alone, so that two imports at once cannot mix and a killed one leaves nothing.
"""

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice

from laborers.imports.checking import Reading
from laborers.imports.columns import Vocabulary
from laborers.imports.reading import opened
from laborers.imports.rules import ERROR, tidy
from xundian.kit.sql import copy_rows, execute

BLOCK = 1000
MOST_ERRORS = 100_000
LEFT_OUT_SHOWN = 200
STAGE = "import_stage"
# UUID version 7 made by the database, for rows that nothing outside has to know beforehand (any PostgreSQL from 13).
NEW_ID = """encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) PLACING
    substring(int8send(floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6),
    52, 1), 53, 1), 'hex')::uuid"""


@dataclass(frozen=True)
class Plan:
    """How a kind stages its sheets.

    `reader(columns)`: the kind's Reading. `columns`: the copied columns as (name, type), in the order of the tuples
    that `encode(row, values)` makes. `noted`: further columns in SQL, which comparing fills. `more`: other temporary
    tables that comparing makes, to be dropped at the end. `keys`: the columns it joins on, of which the planner must
    know the statistics (all, without any).
    """

    vocabulary: Vocabulary
    reader: Callable
    columns: tuple
    encode: Callable
    noted: str
    more: tuple = ()
    keys: tuple = ()

    @property
    def tables(self):
        """Every temporary table of the plan."""
        return ", ".join((STAGE, *self.more))


@dataclass
class Staged:
    """What staging found: the reader with its problems, the sheet, how many rows, and those that are no rows of it."""

    plan: Plan
    reader: Reading
    sheet: str
    rows: int = 0
    left_out: list = field(default_factory=list)
    # Of a file that is wrong all through: errors beyond MOST_ERRORS, their rows, and those that repeat a number.
    unkept: tuple = (0, 0, 0)

    @property
    def columns(self):
        """Where the fields stand in the sheet."""
        return self.reader.columns

    def bound(self, since):
        """Only count the errors from the place `since` on when there are more than anybody reads; warnings stay."""
        problems = self.reader.problems
        if since < MOST_ERRORS:
            return
        errors = [each for each in problems[since:] if each.level == ERROR]
        problems[since:] = [each for each in problems[since:] if each.level != ERROR]
        rows, twice = {each.row for each in errors}, [each for each in errors if each.code == "identity_twice"]
        self.unkept = tuple(map(sum, zip(self.unkept, (len(errors), len(rows), len(twice)), strict=True)))


@contextmanager
def stage(content, batch, plan, progress):
    """Stage a file for the length of the block; yields Staged. Raises Refused for a file that cannot be read.

    `progress(done, total)` is called after each block of rows.
    """
    with opened(content, plan.vocabulary, batch.layout) as sheet, tables_of(plan):
        found = Staged(plan, plan.reader(sheet.columns), sheet.name)
        found.reader.above(sheet.head[:-1])
        values = _values(found, sheet.rows, plan.vocabulary)
        names = [name for name, _type in plan.columns]
        since = 0
        while block := list(islice(values, BLOCK)):
            found.bound(since)
            since = len(found.reader.problems)
            copy_rows(STAGE, names, (plan.encode(row, each) for row, each in block if each is not None))
            if len(block) == BLOCK:
                progress(found.rows, max(sheet.total - sheet.columns.row, found.rows))
        progress(found.rows, found.rows)
        analyse(plan)
        yield found


@contextmanager
def tables_of(plan):
    """The plan's temporary tables, for the length of the block."""
    columns = ", ".join(f"{name} {kind}" for name, kind in plan.columns)
    execute(f"DROP TABLE IF EXISTS {plan.tables}")
    execute(f"CREATE TEMPORARY TABLE {STAGE} ({columns}, {plan.noted})")
    try:
        yield
    finally:
        execute(f"DROP TABLE IF EXISTS {plan.tables}")


def analyse(plan):
    """Tell the planner of the rows that were staged."""
    execute(f"ANALYZE {STAGE} ({', '.join(plan.keys)})" if plan.keys else f"ANALYZE {STAGE}")


def _values(found, rows, vocabulary):
    """(row, its values or None) of every row of the kind; totals and footers are only named."""
    index = found.columns.index
    needed = [index[name] for name in vocabulary.person if name in index]
    serial = {index[name] for name in vocabulary.unused if name in index}
    for row, cells in rows:
        if not any(place < len(cells) and tidy(cells[place]) for place in needed):
            if any(tidy(cell) for place, cell in enumerate(cells) if place not in serial):
                found.left_out.append(row)
            continue
        found.rows += 1
        yield row, found.reader.read(row, cells)

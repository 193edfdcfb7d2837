"""What a kind of import is: the one interface through which actions, queries and doors use its folder.

A kind lives in a folder of its own (`survey/`, …) with files of the same names, each only where it is needed:

- `vocabulary.py`  the columns of its sheets: a columns.Vocabulary
- `states.py`      what only this kind says about rows: {code: sentence}
- `checks.py`      its reader, a checking.Reading with `read(row, cells)`; pure
- `doubts.py`      what is odd and may be true; pure
- `facts.py`       what the reader must know of the county, from facts.py of the machinery
- `staging.py`     `staged(...)`: a staging.Plan handed to staging.stage, which reads, checks and copies in blocks
- `loading.py`     `compare(...)` and `told(...)`: set-based SQL between the staged rows and the registry
- `writing.py`     `write(...)`: set-based SQL that loads them, and a row of ImportRow for each for undo
- `undoing.py`     `take_back(...)` and `foresee(...)`
- `changing.py`    `list_changes(...)`: who would change, told before anything is loaded
- `correcting.py`  `correct(...)`: an answer to a doubt that puts the record right
- `kind.py`        the Kind that gathers them; the table in kinds.py names it

Staged rows live in the temporary table `import_stage` (and others that the kind's Plan names). What the machinery asks
of `import_stage`: the columns `row_no int`, `village text` (12 digits) and `person uuid` (the known laborer, or null)
and `aside text` (why a row is not loaded, or null).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from laborers.imports.columns import Vocabulary


class Told(NamedTuple):
    """What comparing found: numbers of rows, {our field: rows that change it}, and Problems of the registry."""

    set_aside: int
    created: int
    updates: int
    ready: int  # rows without errors, those set aside among them
    changed: dict
    doubts: list


@dataclass(frozen=True)
class Kind:
    """One kind of import.

    `staged(content, batch, on, *, progress)`: a context manager that yields staging.Staged and raises Refused.
    `compare(found, batch, *, lock=False)`: notes in the temporary tables what would change; `lock` holds it.
    `told(found)`: Told. `write(found, batch, *, by, at)`: loads inside the caller's transaction.
    `take_back(batch)`: undoes a committed import; {"undone": rows, "kept": [[row, reason]], "kept_total": rows}.
    `foresee(batch)`: what take_back would answer now, changing nothing.

    `sentences`: {code: sentence} beside states.PROBLEMS. `tables`: what to ANALYZE after many rows.
    `of_round`: whether its rows answer a survey round of the year, which is opened when it is new. `of_county`: whether
    it is the county's own affair, which only an import of the whole county loads.
    `subject`: whom or what a row is about, as SQL over `import_stage s`, at most 50 characters.
    `list_changes(found, batch)`: writes an ImportChange for each known person who would change, before they are loaded.
    `schemes`: {our field: code lists} and `money`: fields in fen, so that changes can be worded.
    `elsewhere(found, batch)`: rows for registry.actions.open_transfers, of people known in another village.
    `correct(doubt, changes, *, by, on)`: puts a record right as the answer to a doubt; raises Invalid.
    """

    vocabulary: Vocabulary
    staged: Callable
    compare: Callable
    told: Callable
    write: Callable
    take_back: Callable
    foresee: Callable
    sentences: Mapping = field(default_factory=dict)
    tables: tuple = ()
    of_round: bool = False
    of_county: bool = False
    subject: str = "s.household"
    list_changes: Callable | None = None
    schemes: Mapping = field(default_factory=dict)
    money: tuple = ()
    elsewhere: Callable | None = None
    correct: Callable | None = None

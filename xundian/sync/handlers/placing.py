"""Where the things lie that operations are about, whoever sees them: so that the right office looks after each."""

from xundian.kit.ids import key_of
from xundian.sync.handlers.doing import TABLES, table_of

# Under which name a payload says what a new entry is about.
ABOUT = {"visit": "household", "difficulty": "household", "difficulty_step": "difficulty"}
PATHS = {"dependant": "household__division_id"}


def divisions_of(ops):
    """{op id: village code} of operations that are about something that exists, in one statement per table."""
    asked = {op.op_id: subject for op in ops if (subject := _subject(op))}
    found = {}
    for table in {table for table, _pk in asked.values()}:
        keys = {key for name, key in asked.values() if name == table}
        path = PATHS.get(table, "division_id")
        found |= {(table, key): code for key, code in _rows(table).filter(pk__in=keys).values_list("pk", path)}
    return {op_id: found[subject] for op_id, subject in asked.items() if subject in found}


def _rows(table):
    return TABLES[table]._base_manager


def _subject(op):
    if table_of(op):
        return table_of(op), op.entity_id
    name = ABOUT.get(op.entity)
    key = name and key_of(op.payload.get(name))
    return (name, key) if key else None

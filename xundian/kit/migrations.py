"""A migration operation for many changes of tables at once."""

from django.db.migrations.operations import AddField, CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.models import IndexOperation
from pgtrigger.migrations import AddTrigger


class Together(Operation):
    """Apply operations as one, so that Django draws the state of all models once and not once per operation.

    Saves most of the first start. Each operation sees the models as they are at the end, and what it changes or takes
    away as it was at the beginning; a table that is created here is created whole, so that whatever is added to it
    later in the list stands already. SQL of one's own goes beside it, not into it.
    """

    reversible = False

    def __init__(self, operations):
        self.operations = operations

    def deconstruct(self):
        """As Django writes it into a migration file."""
        return self.__class__.__name__, [self.operations], {}

    def state_forwards(self, app_label, state):
        """All state changes with the drawn models put away; they are drawn again when first needed."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        """Every change of the database, each with the states it can be told from."""
        created = {operation.name_lower for operation in self.operations if isinstance(operation, CreateModel)}
        for operation in self.operations:
            adds = isinstance(operation, CreateModel | AddField | AddTrigger)
            fresh = getattr(operation, "model_name_lower", "") in created
            if fresh and not isinstance(operation, AddTrigger):
                continue
            adds = adds or (isinstance(operation, IndexOperation) and not _takes_away(operation))
            operation.database_forwards(app_label, schema_editor, to_state if adds else from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        """Not taken back; restore a backup instead."""
        raise NotImplementedError

    def describe(self):
        """One line for `migrate` and `sqlmigrate`."""
        return f"Apply {len(self.operations)} changes of tables, constraints and triggers together"


def _takes_away(operation):
    """Whether what the operation is about stands only in the former state."""
    return type(operation).__name__.startswith("Remove")

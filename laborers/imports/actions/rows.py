"""What every write of an import shares: its row locked, moved from state to state, and read again without its file."""

from typing import NamedTuple

from django.db import transaction

from laborers.imports.models import ImportBatch
from laborers.imports.states import IMPORT_MOVES


class Task(NamedTuple):
    """A task of tasks.py by its name, for an action does not know its doors."""

    name: str


def fresh(batch):
    """The import as it is now, without its file."""
    return ImportBatch.objects.select_related("division", "round", "by").defer("file_sealed").get(pk=batch.pk)


def locked(batch):
    """The import held until the transaction ends, without its file."""
    rows = ImportBatch.objects.select_for_update(of=("self",)).select_related("division", "round", "round__county")
    return rows.defer("file_sealed").get(pk=batch.pk)


@transaction.atomic
def move(batch, to, **values):
    """Bring an import into a state, with other values; MoveRefused when the state does not allow it."""
    row = locked(batch)
    IMPORT_MOVES.check(row.state, to)
    row.state = to
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=["state", *values])
    return fresh(batch)

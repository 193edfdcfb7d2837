"""What an undo would do, told before anybody decides."""

from django.db import transaction

from laborers.imports.kinds import kind_of


@transaction.atomic
def foresee_undo(batch):
    """{"undone": rows, "kept": [[row, reason]], "kept_total": rows} if a committed import were undone now."""
    return kind_of(batch).foresee(batch)

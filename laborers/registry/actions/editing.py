"""How the registry changes fields of a record: only those allowed, only on the version that was seen."""

from xundian.kit.changing import locked, only, written


def edit(model, record, changes, allowed, expected_version):
    """The record with its changes, as the database has it now; Stale, or Invalid for a field that is not allowed."""
    only(changes, allowed)
    return written(locked(model, record, expected_version, children_wait=True), changes)

"""Schooling of a child, and the note about somebody the household looks after."""

from laborers.registry import actions as registry
from laborers.registry.states import SchoolStatus
from xundian.sync.handlers import merging
from xundian.sync.handlers.shapes import text, word

SHAPE = {"school_status": word(SchoolStatus.values), "note": text(200)}


def update(doing):
    """dependant/update."""
    return merging.change(doing, table="dependant", shape=SHAPE, edit=_edit, ended=lambda row: row.left_on)


def _edit(row, changes, version, by):
    return registry.edit_dependant(dependant=row, changes=changes, expected_version=version, by=by)

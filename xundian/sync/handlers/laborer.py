"""A laborer's telephone; all else about a person is reported at a visit and entered by the office."""

from laborers.registry import actions as registry
from xundian.sync.handlers import merging
from xundian.sync.handlers.shapes import text

SHAPE = {"phone": text(20)}


def update(doing):
    """laborer/update."""
    return merging.change(doing, table="laborer", shape=SHAPE, edit=_edit, ended=lambda row: row.left_on)


def _edit(row, changes, version, by):
    return registry.edit_laborer(laborer=row, changes=changes, expected_version=version, by=by)

"""A household's telephone, address and group, as an officer corrected them on the spot."""

from laborers.registry import actions as registry
from xundian.sync.handlers import merging
from xundian.sync.handlers.shapes import text

SHAPE = {"phone": text(20), "address": text(200), "group_name": text(40)}


def update(doing):
    """household/update."""
    return merging.change(doing, table="household", shape=SHAPE, edit=_edit, ended=lambda row: row.ended_on)


def _edit(row, changes, version, by):
    return registry.edit_household(household=row, changes=changes, expected_version=version, by=by)

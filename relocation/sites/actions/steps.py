"""What the writes of a site share: an edit of what may be edited, and words out of the lists of codes."""

from django.utils.translation import gettext as _

from relocation.sites import queries
from xundian.codes.queries import tables
from xundian.kit.changing import locked, only, written
from xundian.kit.errors import Conflict, Invalid


def edit(model, record, changes, allowed, expected_version):
    """The row with the changes; Invalid for a field not `allowed`, Stale, or Conflict when places taken get lost."""
    only(changes, allowed)
    row = locked(model, record, expected_version, children_wait=True)
    if "places" in changes and changes["places"] < queries.taken(row):
        message = _("More people work there than that. End a placement first.")
        raise Conflict(message, field="places", code="places_taken")
    return written(row, changes)


def check_code(field, scheme, code, on):
    """Invalid by the name of the field when the list of codes has no such word that day."""
    if code not in tables([scheme], on)[scheme]:
        message = _("This word is not in the list of codes. Choose one of the list.")
        raise Invalid(message, field=field, code="unknown_code")


def check_number(field, value, lowest, highest):
    """The number; Invalid by the name of the field when there is none between the two, both included."""
    if value is None or not lowest <= value <= highest:
        message = _("Give a number from %(lowest)s to %(highest)s.") % {"lowest": lowest, "highest": highest}
        raise Invalid(message, field=field, code="out_of_range")
    return value

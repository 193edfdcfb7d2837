"""A visit is written down once for each client UUID, to a family as to an employer; a later row corrects it."""

from django.db import IntegrityError
from django.utils.translation import gettext as _

from xundian.kit.errors import Conflict
from xundian.kit.once import differ, id_reused, insert_or_find


def write_once(visit, same):
    """(The row, whether it is new); `same` looks at a row that another connection was quicker to write under the id."""
    try:
        before = insert_or_find(visit)
    except IntegrityError:
        raise corrected_before() from None
    return (same(before), False) if before else (visit, True)


def same_visit(before, visit, content):
    """The row that stands; Conflict (id_reused) when the visit sent under its id says something else."""
    if differ(before, visit, content):
        raise other_visit()
    return before


def other_visit():
    """The refusal of an id that another visit has."""
    return id_reused(text=_("This id was used for another visit. Use a new one."))


def corrected_before():
    """The refusal of a second correction of one row."""
    return Conflict(_("This visit was already corrected. Correct the newest row."), code="corrected", field="corrects")

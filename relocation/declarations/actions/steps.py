"""What the writes of declarations share: a move with its line of the timeline, and what each input must be."""

from django.utils.translation import gettext as _

from relocation.declarations.models import DeclarationStep
from relocation.declarations.rules import MOST_PERSONS
from relocation.declarations.states import DECLARATION_MOVES, FAULTS, DeclarationState
from xundian.kit.changing import written
from xundian.kit.errors import Invalid, MoveRefused
from xundian.kit.ids import new_id

LONGEST = 1000


def check_move(row, state):
    """MoveRefused unless a declaration in its state may come to that one."""
    if not DECLARATION_MOVES.allows(row.state, state):
        message = _("This cannot be done while it is “%(state)s”.") % {"state": row.get_state_display()}
        raise MoveRefused(message)


def moved(row, state, kind, *, by, on, ground="", words="", **changes):
    """The locked declaration in its next state, with the line that tells it."""
    check_move(row, state)
    row = written(row, {"state": state} | changes)
    line(row, kind, by=by, on=on, ground=ground, words=words)
    return row


def noted(row, kind, *, by, on, words=""):
    """The locked declaration in its state, with a line; its version grows, so that who read it before reads again."""
    line(row, kind, by=by, on=on, words=words)
    return written(row, {"version": row.version + 1})


def line(row, kind, *, by, on, ground="", words=""):
    """A line of the timeline."""
    return DeclarationStep.objects.create(
        id=new_id(), declaration=row, kind=kind, on=on, by=by, ground=ground, words=words
    )


def check_persons(persons):
    """Invalid (persons) for a household of no size."""
    if not 1 <= persons <= MOST_PERSONS:
        raise fault("persons", "persons")


def check_site(site, household):
    """Invalid (county) for a site of another county than the household's."""
    if site is not None and site.division_id[:6] != household.division_id[:6]:
        raise fault("site", "county")


def check_undecided(row):
    """MoveRefused once it was decided."""
    if row.state not in (DeclarationState.DECLARED, DeclarationState.SCREENED):
        raise MoveRefused(FAULTS["decided"], code="decided")


def fault(field, code, **about):
    """The refusal of a field with that code of states.FAULTS."""
    return Invalid(str(FAULTS[code]) % about if about else FAULTS[code], field=field, code=code)

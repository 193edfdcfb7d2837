"""Steps of relocation that cross rooms: a household moves into the home that it was allotted (W2.2-4, W2.2-5)."""

from django.db import transaction
from django.utils.translation import gettext as _

from relocation.declarations import actions as declarations
from relocation.declarations.models import Declaration
from relocation.declarations.states import FAULTS, OVER, DeclarationState
from relocation.draws.queries import in_frozen_draw
from relocation.draws.states import FAULTS as DRAW_FAULTS
from relocation.households import actions as households
from relocation.sites import actions as sites
from relocation.sites.models import Site
from xundian.kit.changing import locked
from xundian.kit.errors import Conflict, MoveRefused

ON_ROSTER = ("unit", "room", "persons")


@transaction.atomic
def move_into_allotted(*, declaration, moved_on, by, on, reason="", area_mu=None, clear_by=None, id=None):
    """The household takes the keys of its allotted home: it lives there, its declaration is at its end; the MoveIn.

    A home that is small for the household as it is now asks for a reason (home_too_small). With `area_mu` and
    `clear_by` the clearing of the old homestead is promised at once. MoveRefused (not_allotted), and what
    households.move_in and promise_clearing raise; then nothing is done.
    """
    row = Declaration.objects.select_related("household", "home__building__site", "site").get(pk=declaration.pk)
    if row.state != DeclarationState.ALLOTTED:
        raise MoveRefused(FAULTS["not_allotted"], code="not_allotted")
    # Site and household are locked before the declaration, as everywhere.
    moved = households.move_in(
        household=row.household, site=row.site, home=row.home, moved_on=moved_on, small_accepted=bool(reason.strip()),
        by=by, on=on, id=id,
    )  # fmt: skip
    declarations.settle(declaration=row, by=by, on=on, reason=reason)
    if area_mu is not None or clear_by is not None:
        households.promise_clearing(move_in=moved, area_mu=area_mu, clear_by=clear_by, by=by, on=on)
    return moved


@transaction.atomic
def move_in(*, household, by, on, **values):
    """A household moves in without a draw, as where homes were given out before draws were recorded here.

    Conflict (under_way) while a declaration of it is under way, (home_kept) for a home of a frozen draw: nobody gets
    around the lots; else what households.move_in raises.
    """
    if Declaration.objects.filter(household=household).exclude(state__in=OVER).exists():
        raise Conflict(FAULTS["drawn_for"], field="household", code="under_way")
    row = households.move_in(household=household, by=by, on=on, **values)
    if row.home_id and in_frozen_draw(row.home_id):
        raise Conflict(_("This home is kept for another household."), field="room", code="home_kept")
    return row


@transaction.atomic
def edit_home(*, home, changes, expected_version, by):
    """sites.edit_home, and Conflict (in_frozen_draw) for door or size of a home of which a frozen roster tells."""
    locked(Site, home.building.site)  # as the freeze does
    row = sites.edit_home(home=home, changes=changes, expected_version=expected_version, by=by)
    if any(name in changes and changes[name] != getattr(home, name) for name in ON_ROSTER) and in_frozen_draw(row):
        raise Conflict(DRAW_FAULTS["not_preparing"], code="in_frozen_draw")
    return row


@transaction.atomic
def record_homes(*, building, by, **layout):
    """Homes behind every door of a building (sites.add_homes); households that live behind one name it from now on.

    Returns (homes added, of which lived in); raises what sites.add_homes does.
    """
    added = sites.add_homes(building=building, by=by, **layout)
    return added, households.name_homes(building=building, by=by)


@transaction.atomic
def record_home(*, building, by, **values):
    """One home (sites.add_home); a household that lives behind its door names it from now on."""
    home = sites.add_home(building=building, by=by, **values)
    households.name_homes(building=building, by=by)
    return home

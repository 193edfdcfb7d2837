"""Writes of relocated households: moving in and leaving (W2.2-4), and what becomes of the old homestead (W2.2-5).

Locks are taken in one order: site, household.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.registry import actions as registry
from laborers.registry.models import Household
from relocation.households import queries
from relocation.households.models import Homestead, MoveIn
from relocation.households.states import FAULTS
from relocation.sites.models import Site
from relocation.sites.queries import has_homes, home_at
from relocation.sites.states import Fit
from xundian.kit.changing import locked, written
from xundian.kit.checking import Faults, words
from xundian.kit.errors import Conflict, Invalid, MoveRefused
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

MOST_MU = 10_000
# What is said of a day that lies outside.
DAYS = {"cleared_on": "cleared_day", "restored_on": "restored_day", "inspected_on": "inspected_day"}


@transaction.atomic
def move_in(
    *, household, site, moved_on, by, building="", room="", on=None, unit="", home=None, small_accepted=False, id=None
):  # fmt: skip
    """A household moves into a home of a site; from now on the site's officers see it. Entered on the day `on`.

    The home is a recorded one, given itself or by its door; in a building whose homes are not recorded the words of the
    door are all. Invalid for a day ahead or before the former home was left, or a door that is not recorded there
    (unknown_home); Conflict when either is not free (home_taken, has_home), the home is kept for others (home_kept), or
    is meant for fewer people than the household has (home_too_small) and the household did not accept that.
    """
    site = Site.objects.select_for_update(of=("self",)).get(pk=site.pk)
    household = Household.objects.select_for_update(of=("self",)).get(pk=household.pk)
    home = home or _recorded(site, building, unit, room)
    if home is not None:
        building, unit, room = queries.door_of(home, site)
    _check_day(moved_on, on or moved_on, queries.last_day_of(household))
    if queries.current().filter(household=household).exists():
        message = _("This household has a home at a site. Record that it left there first.")
        raise Conflict(message, field="household", code="has_home")
    if queries.current().filter(site=site, building=building, unit=unit, room=room).exists():
        raise Conflict(_("Another household lives in this home."), field="room", code="home_taken")
    if home is not None:
        _check_home(home, household, small_accepted)
    check_fresh(MoveIn, id)
    row = MoveIn.objects.create(
        id=id or new_id(), household=household, site=site, home=home, building=building, unit=unit, room=room,
        moved_on=moved_on,
    )  # fmt: skip
    registry.settle_household(household=household, site_id=site.pk, by=by)
    return row


@transaction.atomic
def name_homes(*, building, by):
    """Current moves by the words of a door that is recorded by now name its home; how many did."""
    homes = {(home.unit, home.room): home for home in building.homes.all()}
    named = [row for row in queries.by_words(building).select_for_update(of=("self",)) if (row.unit, row.room) in homes]
    for row in named:
        row.home = homes[row.unit, row.room]
    MoveIn.objects.bulk_update(named, ["home"])
    return len(named)


@transaction.atomic
def leave(*, move_in, left_on, by, on):
    """The household left that home, `left_on` being the last day in it; Conflict when it already had."""
    row = MoveIn.objects.select_for_update(of=("self",)).get(pk=move_in.pk)
    if row.left_on:
        raise Conflict(_("This household has already left this home."), code="left")
    if not row.moved_on <= left_on <= on:
        message = _("The last day lies between moving in and today.")
        raise Invalid(message, field="left_on", code="day")
    row.left_on = left_on
    row.save(update_fields=["left_on"])
    registry.settle_household(household=row.household, site_id=None, by=by)
    return row.reread()


@transaction.atomic
def promise_clearing(*, move_in, area_mu, clear_by, by, on, note="", id=None):
    """The old homestead of a household that moved in, its area in mu, and the day by which it will be cleared.

    Invalid by field; Conflict (promised) when it was promised already.
    """
    move_in = locked(MoveIn, move_in)
    faults = Faults()
    faults.required({"area_mu": area_mu, "clear_by": clear_by}, ("area_mu", "clear_by"))
    if area_mu is not None and not 0 < area_mu < MOST_MU:
        faults.add("area_mu", "no_area", FAULTS["no_area"])
    if clear_by is not None and clear_by < move_in.moved_on:
        faults.add("clear_by", "before_move", FAULTS["before_move"])
    note = faults.check(words, "note", note, required=False)
    faults.tell()
    if Homestead.objects.filter(move_in=move_in).exists():
        raise Conflict(FAULTS["promised"], code="promised")
    check_fresh(Homestead, id)
    return Homestead.objects.create(id=id or new_id(), move_in=move_in, area_mu=area_mu, clear_by=clear_by, note=note)


@transaction.atomic
def postpone_clearing(*, homestead, clear_by, note, by, on):
    """Another day by which it will be cleared, and why; MoveRefused once it is cleared."""
    row = locked(Homestead, homestead)
    if row.cleared_on:
        raise MoveRefused(FAULTS["cleared"], code="cleared")
    faults = Faults()
    faults.required({"clear_by": clear_by}, ["clear_by"])
    if clear_by is not None and clear_by <= max(row.clear_by, on):
        faults.add("clear_by", "not_later", FAULTS["not_later"])
    note = faults.check(words, "note", note)
    faults.tell()
    return written(row, {"clear_by": clear_by, "note": note})


@transaction.atomic
def clear(*, homestead, cleared_on, by, on):
    """The old house is gone since that day."""
    row = locked(Homestead, homestead)
    if row.cleared_on:
        raise MoveRefused(FAULTS["cleared"], code="cleared")
    faults = Faults()
    _between(faults, "cleared_on", row.move_in.moved_on, cleared_on, on)
    faults.tell()
    return written(row, {"cleared_on": cleared_on})


@transaction.atomic
def restore(*, homestead, farmed_mu, greened_mu, restored_on, by, on):
    """The cleared land is put to use: mu restored to farming and mu greened, together at most its area.

    Recorded anew, it is inspected anew. MoveRefused before it is cleared, and after it was found in order.
    """
    row = locked(Homestead, homestead)
    if not row.cleared_on:
        raise MoveRefused(FAULTS["not_cleared"], code="not_cleared")
    if row.in_order:
        raise MoveRefused(FAULTS["in_order"], code="in_order")
    faults, used = Faults(), {"farmed_mu": farmed_mu, "greened_mu": greened_mu}
    faults.required(used, used)
    if None not in used.values() and not (min(used.values()) >= 0 and 0 < farmed_mu + greened_mu <= row.area_mu):
        faults.add("farmed_mu", "area", str(FAULTS["area"]) % {"mu": row.area_mu})
    _between(faults, "restored_on", row.cleared_on, restored_on, on)
    faults.tell()
    anew = {"inspected_on": None, "inspected_by": None, "in_order": None, "found": ""}
    return written(row, anew | {"farmed_mu": farmed_mu, "greened_mu": greened_mu, "restored_on": restored_on})


@transaction.atomic
def inspect(*, homestead, in_order, found, inspected_on, by, on):
    """What an inspection of the restored land found, in words, and whether it is in order."""
    row = locked(Homestead, homestead)
    if not row.restored_on:
        raise MoveRefused(FAULTS["not_restored"], code="not_restored")
    if row.in_order:
        raise MoveRefused(FAULTS["in_order"], code="in_order")
    faults = Faults()
    _between(faults, "inspected_on", row.restored_on, inspected_on, on)
    found = faults.check(words, "found", found)
    faults.tell()
    return written(row, {"in_order": in_order, "found": found, "inspected_on": inspected_on, "inspected_by": by})


def _between(faults, field, first, day, last):
    """Keep a fault of a day that is missing, or lies not from the first to the last one."""
    faults.required({field: day}, [field])
    if day is not None and not first <= day <= last:
        faults.add(field, "out_of_range", FAULTS[DAYS[field]])


def _check_day(moved_on, on, left_before):
    if moved_on > on:
        raise Invalid(_("Enter the move when the day has come."), field="moved_on", code="in_future")
    if left_before and moved_on < left_before:
        message = _("The household still lived in its former home on that day.")
        raise Invalid(message, field="moved_on", code="too_early")


def _recorded(site, building, unit, room):
    """The recorded home of a door; None in a building without recorded homes."""
    home = home_at(site, building, unit, room)
    if home is None and has_homes(site, building):
        message = _("No home with this door is recorded in the building. Look at the list of its homes.")
        raise Invalid(message, field="room", code="unknown_home")
    return home


def _check_home(home, household, small_accepted):
    if queries.kept_for_others(home, household):
        raise Conflict(_("This home is kept for another household."), field="room", code="home_kept")
    if queries.fit_of(household, home) == Fit.SMALL and not small_accepted:
        message = _("The household has %(members)s people and the home is meant for %(persons)s.") % {
            "members": queries.size_of(household), "persons": home.persons,
        }  # fmt: skip
        raise Conflict(message, field="room", code="home_too_small")

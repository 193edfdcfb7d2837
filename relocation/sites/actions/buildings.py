"""Writes of buildings and homes (W2.2-3). The words on a door stay once a household was given that door."""

from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from relocation.sites import rules
from relocation.sites.actions.steps import check_number
from relocation.sites.models import Building, Home
from xundian.accounts.roles import Role
from xundian.kit.changing import locked, only, written
from xundian.kit.checking import Faults, words
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

BUILDING_FIELDS = ("name", "storeys", "grid_officer")
HOME_FIELDS = ("unit", "room", "area_m2", "persons")
DOOR_LONGEST, MOST_STOREYS, MOST_PERSONS = 20, 60, 20
LEAST_AREA, MOST_AREA = Decimal(10), Decimal(1000)


@transaction.atomic
def add_building(*, site, name, storeys, by, grid_officer=None, id=None):
    """A building of a site; Invalid for a name taken there, storeys out of range or a grid officer of elsewhere."""
    values = _checked_building(site, {"name": name, "storeys": storeys, "grid_officer": grid_officer})
    check_fresh(Building, id)
    return Building.objects.create(id=id or new_id(), site=site, **values)


@transaction.atomic
def edit_building(*, building, changes, expected_version, by):
    """Change BUILDING_FIELDS; Stale when someone else was faster, Conflict (door_given) for one lived under."""
    only(changes, BUILDING_FIELDS)
    row = locked(Building, building, expected_version, children_wait=True)
    changes = _checked_building(row.site, changes, row)
    if changes.get("name", row.name) != row.name:
        _check_door_not_given(Home.objects.filter(building=row), "name")
    return written(row, changes)


@transaction.atomic
def add_homes(*, building, per_storey, area_m2, persons, by, units=()):
    """A home behind every door of a building, storey by storey (rules.doors); how many were added.

    Invalid for numbers out of range, Conflict (door_taken) when one of the doors is recorded already.
    """
    building = locked(Building, building, children_wait=True)
    faults = Faults()
    size = _checked_home({"area_m2": area_m2, "persons": persons}, faults)
    faults.check(check_number, "per_storey", per_storey, 1, rules.MOST_DOORS)
    units = faults.check(_checked_units, units) or [""]
    if not faults.wrong and building.storeys * per_storey * len(units) > rules.MOST_DOORS:
        message = _("These are more than %(n)s homes. Lay out fewer at once.") % {"n": rules.MOST_DOORS}
        faults.add("per_storey", "too_many", message)
    faults.tell()
    doors = rules.doors(units, building.storeys, per_storey)
    known = set(building.homes.values_list("unit", "room"))
    taken = next((door for door in doors if tuple(door) in known), None)
    if taken:
        message = _("The home %(door)s is recorded already.") % {"door": "-".join(filter(None, taken))}
        raise Conflict(message, field="units", code="door_taken")
    Home.objects.bulk_create(Home(building=building, unit=unit, room=room, **size) for unit, room in doors)
    return len(doors)


@transaction.atomic
def add_home(*, building, room, area_m2, persons, by, unit="", id=None):
    """One home: its square metres and for how many persons it is meant; Conflict (door_taken) for a recorded door."""
    building = locked(Building, building, children_wait=True)
    faults = Faults()
    values = _checked_home({"unit": unit, "room": room, "area_m2": area_m2, "persons": persons}, faults)
    faults.tell()
    _check_door_free(building, values["unit"], values["room"])
    check_fresh(Home, id)
    return Home.objects.create(id=id or new_id(), building=building, **values)


@transaction.atomic
def edit_home(*, home, changes, expected_version, by):
    """Change HOME_FIELDS; Conflict for a door somebody was given (door_given) or that is recorded (door_taken)."""
    only(changes, HOME_FIELDS)
    row = locked(Home, home, expected_version, children_wait=True)
    faults = Faults()
    changes = _checked_home(changes, faults)
    faults.tell()
    door = (changes.get("unit", row.unit), changes.get("room", row.room))
    if door != (row.unit, row.room):
        _check_door_not_given(Home.objects.filter(pk=row.pk), "room")
        _check_door_free(row.building, *door)
    return written(row, changes)


def _checked_building(site, values, row=None):
    faults, values = Faults(), dict(values)
    if "name" in values:
        values["name"] = faults.check(words, "name", values["name"], DOOR_LONGEST)
        others = Building.objects.filter(site=site, name=values["name"]).exclude(pk=row and row.pk)
        if others.exists():
            faults.add("name", "taken", _("A building of this name is already there."))
    if "storeys" in values:
        faults.check(check_number, "storeys", values["storeys"], 1, MOST_STOREYS)
    officer = values.get("grid_officer")
    if officer and not (officer.is_active and officer.role == Role.SITE and officer.site_id == site.pk):
        faults.add("grid_officer", "not_of_site", _("Choose an officer of this site."))
    faults.tell()
    return values


def _checked_home(values, faults):
    values = dict(values)
    if "unit" in values:
        values["unit"] = faults.check(words, "unit", values["unit"], DOOR_LONGEST, False)
    if "room" in values:
        values["room"] = faults.check(words, "room", values["room"], DOOR_LONGEST)
    if "area_m2" in values:
        faults.check(check_number, "area_m2", values["area_m2"], LEAST_AREA, MOST_AREA)
    if "persons" in values:
        faults.check(check_number, "persons", values["persons"], 1, MOST_PERSONS)
    return values


def _checked_units(units):
    units = [words("units", each, DOOR_LONGEST) for each in units]
    if len(set(units)) < len(units):
        raise Invalid(_("Name each unit once."), field="units", code="twice")
    return units


def _check_door_free(building, unit, room):
    if Home.objects.filter(building=building, unit=unit, room=room).exists():
        raise Conflict(_("A home with this door is recorded already."), field="room", code="door_taken")


def _check_door_not_given(homes, field):
    """The move-ins and declarations of the rooms above keep the words of a door."""
    if homes.filter(Q(move_ins__isnull=False) | Q(declarations__isnull=False)).exists():
        message = _("A household was given this door; its words stay as they are.")
        raise Conflict(message, field=field, code="door_given")

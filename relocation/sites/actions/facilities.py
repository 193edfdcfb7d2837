"""Writes of facilities: recorded by the office, or taken over from a publication that is named (W2.2)."""

from django.db import transaction
from django.utils.translation import gettext as _

from relocation.sites.actions.steps import check_number
from relocation.sites.models import Facility
from relocation.sites.states import FacilityKind
from xundian.kit.changing import locked, only, written
from xundian.kit.checking import Faults, check_choice, words
from xundian.kit.errors import Conflict
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

FACILITY_FIELDS = ("name", "count", "capacity")
MOST_COUNT, MOST_CAPACITY, NAME_LONGEST, SOURCE_LONGEST = 10_000, 1_000_000, 80, 200


@transaction.atomic
def add_facility(*, site, kind, by, name="", count=1, capacity=None, source="", id=None):
    """A facility, or `count` of a kind together, with room for `capacity` people; `source` names a publication.

    Invalid for what is out of range, Conflict (taken) when the same is recorded and open.
    """
    faults = Faults()
    faults.check(check_choice, "kind", kind, FacilityKind)
    values = _checked({"name": name, "count": count, "capacity": capacity}, faults)
    source = faults.check(words, "source", source, SOURCE_LONGEST, False)
    faults.tell()
    check_fresh(Facility, id)
    row = Facility(id=id or new_id(), site=site, kind=kind, source=source, **values)
    _check_once(row)
    row.save(force_insert=True)
    return row


@transaction.atomic
def edit_facility(*, facility, changes, expected_version, by):
    """Change FACILITY_FIELDS; Stale when someone else was faster, Conflict (taken) for a name another one has."""
    only(changes, FACILITY_FIELDS)
    row = locked(Facility, facility, expected_version)
    faults = Faults()
    changes = _checked(changes, faults)
    faults.tell()
    row.name = changes.get("name", row.name)
    _check_once(row)
    return written(row, changes)


def _checked(values, faults):
    values = dict(values)
    if "name" in values:
        values["name"] = faults.check(words, "name", values["name"], NAME_LONGEST, False)
    if "count" in values:
        faults.check(check_number, "count", values["count"], 1, MOST_COUNT)
    if values.get("capacity") is not None:
        faults.check(check_number, "capacity", values["capacity"], 1, MOST_CAPACITY)
    return values


def _check_once(row):
    same = Facility.objects.filter(
        site=row.site, kind=row.kind, name=row.name, source=row.source, closed_on__isnull=True
    ).exclude(pk=row.pk)
    if row.closed_on is None and same.exists():
        message = _("This facility is recorded already. Change it, or give each its name.")
        raise Conflict(message, field="name", code="taken")

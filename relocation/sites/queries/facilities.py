"""Reads of facilities: per kind and per 1,000 residents, what was published apart from what is recorded (W2.2)."""

from typing import NamedTuple

from relocation.sites.models import Facility
from relocation.sites.rules import per_thousand
from relocation.sites.states import FacilityKind


class Basis(NamedTuple):
    """What facilities are held against: people counted, or as published with the `source`."""

    source: str
    residents: int


class KindFigure(NamedTuple):
    """Facilities of a kind: how many, room for people (None: not told), and how many for 1,000 residents."""

    kind: str
    label: str
    count: int
    capacity: int | None
    ratio: object


class Figures(NamedTuple):
    """Facilities of a site by kind on one basis, with the ratio of grid staff (None on a published basis)."""

    basis: Basis
    kinds: list
    grid_staff: int | None
    grid_ratio: object


def open_on(facilities, day):
    """Facilities not closed on that day; the day of closing is the last one."""
    return facilities.exclude(closed_on__lt=day)


def figures(site, on):
    """[Figures] of a site of `with_people`: what the office counted, then what was published, never added up."""
    rows = list(open_on(Facility.objects.filter(site=site), on))
    own = _figures([each for each in rows if not each.source], Basis("", site.residents), site.grid_staff)
    found = [own]
    published = [each for each in rows if each.source]
    for source in sorted({each.source for each in published} | ({site.published_source} - {""})):
        residents = site.published_residents if source == site.published_source else 0
        found.append(_figures([each for each in published if each.source == source], Basis(source, residents)))
    return found


def _figures(rows, basis, grid_staff=None):
    kinds = []
    for kind, label in FacilityKind.choices:
        of_kind = [each for each in rows if each.kind == kind]
        if of_kind:
            count, room = sum(each.count for each in of_kind), [each.capacity for each in of_kind]
            capacity = (
                sum(each for each in room if each is not None) if any(each is not None for each in room) else None
            )
            kinds.append(KindFigure(kind, label, count, capacity, per_thousand(count, basis.residents)))
    grid = None if grid_staff is None else per_thousand(grid_staff, basis.residents)
    return Figures(basis, kinds, grid_staff, grid)

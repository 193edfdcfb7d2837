"""Declarations at every state, made through the room's actions; homes to allot."""

from datetime import date
from decimal import Decimal
from itertools import count

from relocation.declarations import actions
from relocation.declarations.models import Declaration
from relocation.sites import actions as sites
from tests.factories.registry import make_household, make_laborer

DECLARED, DECIDED = date(2026, 2, 2), date(2026, 2, 20)
CLAIMS = {"transport": "进村只有山路，车到不了", "utilities": "吃水靠挑，一趟四十分钟"}
_serial = count(1)


def make_home(site, persons=4, by=None):
    """A home of a site in a building of its own."""
    building = sites.add_building(site=site, name=f"{next(_serial)}栋", storeys=6, by=by)
    return sites.add_home(building=building, room="101", area_m2=Decimal(80), persons=persons, by=by)


def make_declared(village, by=None, on=DECLARED, claims=CLAIMS, persons=3, **values):
    """A declaration of a new household of one laborer."""
    household = values.pop("household", None)
    if household is None:
        household = make_household(village)
        make_laborer(household)
    return actions.declare(household=household, claims=claims, persons=persons, by=by, on=on, **values)


def make_screened(village, by=None, on=DECLARED, **values):
    """A declaration that passed the screening."""
    return actions.screen(declaration=make_declared(village, by=by, on=on, **values), by=by, on=on)


def look(declaration, condition, by, finding="confirmed", on=DECIDED, **values):
    """One look at a condition."""
    values = {"found": "入户查看，情况属实", "checked_on": on} | values
    return actions.inspect(declaration=declaration, condition=condition, finding=finding, by=by, on=on, **values)


def look_at_all(declaration, by, on=DECIDED, finding="confirmed"):
    """A look at every claimed condition."""
    for claim in declaration.claims.filter(dropped_on=None):
        look(declaration, claim.condition, by, finding, on)


def make_inspected(village, by, on=DECIDED, finding="confirmed", declared=DECLARED, **values):
    """A declaration of which every condition was looked at."""
    row = make_screened(village, by=by, on=declared, **values)
    look_at_all(row, by, on, finding)
    return row


def make_confirmed(village, site, by, on=DECIDED, **values):
    """A declaration that a draw may take."""
    return actions.confirm(declaration=make_inspected(village, by, on, **values), site=site, by=by, on=on)


def make_refused(village, by, on=DECIDED, **values):
    """A declaration that the county refused."""
    row = make_inspected(village, by, on, finding="unconfirmed", **values)
    return actions.refuse(declaration=row, ground="no_condition", words_said="路已修通，水已入户", by=by, on=on)


def make_appeal(village, by, on=DECIDED, **values):
    """An appeal against a refusal by `by`, recorded by the same hand."""
    row = make_refused(village, by, on, **values)
    return actions.file_appeal(declaration=row, words_said="下雨路就断，请再来看", by=by, on=on)


def make_in_draw(village, site, by, on=DECIDED, **values):
    """A declaration that is in a draw."""
    row = make_confirmed(village, site, by, on, **values)
    actions.enter_draw(declarations=[row], by=by, on=on)
    return Declaration.objects.get(pk=row.pk)


def make_allotted(village, site, by, on=DECIDED, home=None, **values):
    """A declaration to which a home was allotted."""
    row = make_in_draw(village, site, by, on, **values)
    actions.allot(homes=[(row, home or make_home(site))], by=by, on=on)
    return Declaration.objects.get(pk=row.pk)

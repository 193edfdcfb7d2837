"""Buildings, homes, facilities and observations of a site, made through the room's actions."""

from datetime import date
from itertools import count

from relocation.sites import actions
from relocation.sites.models import Home
from tests.factories.registry import make_household, make_laborer

SEEN = date(2026, 5, 20)
_serial = count(1)


def make_building(site, by=None, **values):
    """A building of six storeys."""
    values = {"name": f"{next(_serial)}栋", "storeys": 6} | values
    return actions.add_building(site=site, by=by, **values)


def make_home(building, by=None, **values):
    """A home of 80 square metres for four persons."""
    values = {"unit": "1单元", "room": f"{next(_serial)}", "area_m2": 80, "persons": 4} | values
    return actions.add_home(building=building, by=by, **values)


def make_homes(building, by=None, **values):
    """Two homes on every storey of one unit, for four persons each; the homes by door."""
    values = {"per_storey": 2, "area_m2": 80, "persons": 4, "units": ["1单元"]} | values
    actions.add_homes(building=building, by=by, **values)
    return list(Home.objects.filter(building=building).order_by("unit", "room"))


def make_facility(site, kind="clinic", by=None, **values):
    """A clinic of its own name."""
    return actions.add_facility(site=site, kind=kind, by=by, **{"name": f"{next(_serial)}号卫生室"} | values)


def make_observation(site, kind="environment", by=None, observed_on=SEEN, on=SEEN, note="", corrects=None, **facts):
    """An inspection of a noisy workshop that is to be remedied in two weeks, or what is given of another kind."""
    usual = {
        "environment": {"subject": "石材加工点", "finding": "minor", "remedy_by": date(2026, 6, 3)},
        "enrolment": {"children": 40, "enrolled": 39},
        "activity": {"subject": "端午包粽子", "participants": 120, "villages": 7},
    }.get(kind, {})
    return actions.observe(
        site=site, kind=kind, observed_on=observed_on, by=by, on=on, facts=usual | facts, note=note, corrects=corrects
    )


def make_family(village, people=3, **values):
    """A household of so many laborers."""
    household = make_household(village, **values)
    for _number in range(people):
        make_laborer(household)
    return household

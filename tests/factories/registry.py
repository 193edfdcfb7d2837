"""Households and laborers in their first states, made through the registry's actions."""

from datetime import date
from itertools import count

from laborers.registry import actions
from xundian.codes.rules import make_identity

SURVEYED = date(2026, 3, 1)
_serial = count(1)


def make_household(division, by=None, on=SURVEYED, **values):
    """A household in a village."""
    number = values.pop("number", f"H{division.code}{next(_serial):05d}")
    return actions.register_household(number=number, division=division, by=by, on=on, **values)


def make_laborer(household, by=None, on=SURVEYED, **values):
    """A person of 30 with an open case; give `identity="new"` for a valid number of area 99."""
    serial = next(_serial)
    person = {
        "name": "李强",
        "sex": "1",
        "birth": date(1996, 2, 3),
        "education": "70",
        "health": "10",
    } | values
    if person.get("identity") == "new":
        person["identity"] = make_identity(birth=person["birth"], sex=person["sex"], serial=serial % 500)
    return actions.register_laborer(household=household, by=by, on=on, **person)


def make_dependant(household, by=None, **values):
    """A child the household looks after."""
    values = {"name": "马小军", "kind": "child", "birth": date(2016, 5, 1)} | values
    return actions.add_dependant(household=household, by=by, **values)

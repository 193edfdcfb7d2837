"""Programmes and training orders, made through their rooms' actions."""

from datetime import date
from itertools import count

from tests.factories.codes import load_rows, shipped_rows
from tests.factories.enterprises import load_words
from trainings.demand import actions as demand
from trainings.programmes import actions
from xundian.codes.models import Code

SINCE, ORDERED = date(2020, 1, 1), date(2026, 3, 10)
SCHEMES = ("training_occupation", "training_programme", "training_kind", "certificate_kind", "skill_level")
_serial = count(1)


def load_lists():
    """The lists that programmes and orders are made of, unless they are loaded already."""
    load_words()
    missing = set(SCHEMES) - set(Code.objects.filter(scheme__in=SCHEMES).values_list("scheme", flat=True))
    if missing:
        load_rows(*(row for row in shipped_rows().values() if row["scheme"] in missing))


def make_programme(county, by=None, on=ORDERED, **values):
    """A skills programme in welding of 80 hours, offered since 2020 without an end."""
    load_lists()
    values = {"name": f"电焊工培训{next(_serial)}", "kind": "skills", "hours": 80, "active_from": SINCE} | values
    if values["kind"] in ("skills", "poverty_skills"):
        values = {"occupation": "welding"} | values
    elif values["kind"] == "guidance":
        values = {"topic": "all"} | values
    return actions.register_programme(county=county, by=by, on=on, **values)


def make_order(enterprise, division, by=None, on=ORDERED, **values):
    """An order for 20 welders between May and August 2026, with the promise to hire 15 of them for 4,500 yuan."""
    load_lists()
    values = {
        "occupation": "welding", "headcount": 20, "wanted_from": date(2026, 5, 1), "wanted_to": date(2026, 8, 31),
        "promised_hires": 15, "promised_wage_fen": 450_000,
    } | values  # fmt: skip
    return demand.place_order(enterprise=enterprise, division=division, by=by, on=on, **values)

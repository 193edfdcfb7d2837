"""Enterprises, made through the room's actions."""

from datetime import date, timedelta
from itertools import count

from laborers.enterprises import actions
from laborers.enterprises.states import PARTS
from tests.factories.codes import load_rows, shipped_rows
from xundian.codes.models import Code
from xundian.codes.rules import check_uscc

REGISTERED = date(2026, 3, 10)
USCC_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
# Enough of the shipped lists for these tests; whoever wants all of them calls load_shipped.
WORDS = {
    "occupation": ("welding", "sewing", "cooking", "cleaning"),
    "education": ("60", "70", "80", "90"),
    "destination": ("530000", "530100", "530129", "330000"),
    "industry_section": ("C",),
}
_serial = count(1)


def load_words():
    """The codes that vacancies of these tests use, unless lists are loaded already."""
    missing = set(WORDS) - set(Code.objects.filter(scheme__in=WORDS).values_list("scheme", flat=True))
    if missing:
        rows = (row for row in shipped_rows().values() if row["scheme"] in missing)
        load_rows(*(row for row in rows if row["code"] in WORDS[row["scheme"]]))


def make_uscc():
    """A valid unified social credit code that no other call returns."""
    stem = f"915301{next(_serial):011d}"
    return next(stem + last for last in USCC_DIGITS if not check_uscc(stem + last).problems)


def make_enterprise(county, by=None, on=REGISTERED, inspected=True, **values):
    """An employer in Kunming; `inspected` for two years from a month before, unless told otherwise."""
    load_words()
    values = {"name": "昆明某厂", "uscc": make_uscc(), "destination": "530112"} | values
    firm = actions.register_enterprise(county=county, by=by, on=on, **values)
    if inspected:
        make_inspection(firm, by=by, on=on - timedelta(days=30), valid_until=on + timedelta(days=700))
    return firm


def make_inspection(enterprise, by=None, on=REGISTERED, **found):
    """An inspection carried out on the day, with every part in order unless told otherwise."""
    good = dict.fromkeys(PARTS, "good") | {"verdict": "pass"}
    return actions.record_inspection(enterprise=enterprise, carried_out_on=on, by=by, on=on, **(good | found))


def make_cooperation(enterprise, by=None, on=REGISTERED, **values):
    """An agreement on organised transfer, signed on the day for a year."""
    facts = {
        "kind": "transfer", "signed_on": on, "starts": on, "ends": on + timedelta(days=364),
        "services": "组织输送、岗前引导、跟踪服务", "document": "寻人社协〔2026〕3号",
    }  # fmt: skip
    return actions.sign_cooperation(enterprise=enterprise, by=by, on=on, **(facts | values))


def make_contact(enterprise, by=None, **values):
    """The personnel manager."""
    facts = {"name": "周经理", "post": "人事经理", "phone": "13888000001", "valid_from": REGISTERED}
    return actions.add_contact(enterprise=enterprise, by=by, **(facts | values))


def make_selection(county, enterprises=(), by=None, on=REGISTERED, **values):
    """A selection of an intermediary by two criteria, with those enterprises as candidates."""
    facts = {
        "title": "2026年劳务输送合作机构比选", "need": "向昆明主城区组织输送三批次",
        "criteria": [{"name": "资质与信誉", "weight": 60}, {"name": "服务方案", "weight": 40}], "held_on": on,
    }  # fmt: skip
    return actions.open_selection(county=county, candidates=enterprises, by=by, on=on, **(facts | values))

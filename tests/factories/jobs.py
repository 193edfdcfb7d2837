"""Enterprises, vacancies, runs and offers, made through the room's actions."""

from datetime import date, timedelta
from itertools import count

from laborers.jobs import actions
from tests.factories.codes import load_rows, shipped_rows
from xundian.codes.models import Code
from xundian.codes.rules import check_uscc

MATCHED = date(2026, 3, 10)
ANSWER_BY = MATCHED + timedelta(days=7)
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
    if not Code.objects.filter(scheme="occupation").exists():
        load_rows(*(row for row in shipped_rows().values() if row["code"] in WORDS.get(row["scheme"], ())))


def make_uscc():
    """A valid unified social credit code that no other call returns."""
    stem = f"915301{next(_serial):011d}"
    return next(stem + last for last in USCC_DIGITS if not check_uscc(stem + last).problems)


def make_enterprise(county, by=None, on=MATCHED, **values):
    """An employer in Kunming."""
    load_words()
    values = {"name": "昆明某厂", "uscc": make_uscc(), "destination": "530112"} | values
    return actions.register_enterprise(county=county, by=by, on=on, **values)


def make_vacancy(county, by=None, on=MATCHED, enterprise=None, **values):
    """An open vacancy for one welder in Kunming, 3,500 to 4,500 yuan a month, that asks for nothing."""
    enterprise = enterprise or make_enterprise(county, by=by, on=on)
    facts = {
        "title": "焊工", "occupation": "welding", "headcount": 1, "wage_min_fen": 350_000, "wage_max_fen": 450_000,
        "destination": "530112", "channel": "away", "opens": on, "closes": on + timedelta(days=60),
    }  # fmt: skip
    return actions.publish_vacancy(enterprise=enterprise, by=by, on=on, **(facts | values))


def make_run(division, by=None, on=MATCHED):
    """A match run of a division."""
    return actions.run_match(division=division, by=by, on=on)


def make_offer(laborer, vacancy, by=None, on=MATCHED, answer_by=ANSWER_BY, **values):
    """An offer to a laborer whose case was assessed."""
    return actions.make_offer(laborer=laborer, vacancy=vacancy, by=by, on=on, answer_by=answer_by, **values)

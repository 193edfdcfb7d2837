"""Bases with land, seasons, sales, linked households and distributions; made through the room's actions."""

from datetime import date
from decimal import Decimal
from itertools import count

from relocation.bases import actions
from relocation.bases.models import (
    BasePolicy,
    BasePost,
    DistributionScheme,
    Insurance,
    Plot,
    Shareholding,
    Technician,
)
from tests.factories.registry import make_household
from tests.factories.trainings import load_words

OPENED, SOLD = date(2025, 1, 1), date(2026, 5, 20)
FROM, TO = date(2026, 4, 1), date(2026, 6, 15)
ON = date(2026, 6, 20)
_serial = count(1)


def make_base(division, by=None, mu="100", on=ON, **values):
    """A base with one plot of so many mu."""
    load_words()
    number = next(_serial)
    values = {
        "name": f"蔬菜基地{number}", "company_name": "黔蔬农业公司", "organiser_name": "牛棚合作社",
        "collective_name": "村集体经济组织", "opened_on": OPENED,
    } | values  # fmt: skip
    base = actions.create_base(division=division, by=by, on=on, **values)
    if mu:
        make_plot(base, mu, by=by)
    return base


def make_plot(base, mu="50", by=None, **values):
    """Land of a base since it opened."""
    values = {"name": f"地块{next(_serial)}", "source": "collective", "valid_from": OPENED} | values
    return actions.add_part(model=Plot, owner=base, area_mu=Decimal(mu), by=by, on=ON, **values)


def make_season(base, plantings=(("cabbage", "40"), ("potato", "20")), by=None, **values):
    """The first half of 2026 with its crops."""
    values = {"name": "2026年春季", "starts": date(2026, 1, 1), "ends": date(2026, 6, 30)} | values
    grown = [(crop, Decimal(mu)) for crop, mu in plantings]
    return actions.open_season(base=base, plantings=grown, by=by, on=ON, **values)


def make_sale(base, fen=1_000_000, by=None, **values):
    """Ten thousand yuan of cabbage."""
    values = {"sold_on": SOLD, "crop": "cabbage", "buyer": "广州江南市场", "region": "广东",
              "weight_kg": Decimal("8000")} | values  # fmt: skip
    return actions.record_sale(base=base, amount_fen=fen, by=by, on=ON, **values)


def make_scheme(county, by=None, **values):
    """The study's 49/49/2 with 40 % for linked households, by shares."""
    values = {
        "document": "威府办发〔2025〕1号", "company_bp": 4900, "base_bp": 4900, "collective_bp": 200,
        "households_bp": 4000, "rule": "shares", "valid_from": OPENED,
    } | values  # fmt: skip
    return actions.add_part(model=DistributionScheme, owner=county, by=by, on=ON, **values)


def make_base_policy(county, by=None, **values):
    """A technician for 500 mu, no crop above 40 %, the index at most 3,000."""
    values = {
        "document": "威农发〔2025〕2号", "mu_per_technician": 500, "largest_bp": 4000, "herfindahl": 3000,
        "valid_from": OPENED,
    } | values  # fmt: skip
    return actions.add_part(model=BasePolicy, owner=county, by=by, on=ON, **values)


def make_holding(base, household, shares=1, mu="0", by=None, **values):
    """A household linked since the base opened."""
    values = {"valid_from": OPENED} | values
    return actions.add_part(
        model=Shareholding, owner=base, household=household, shares=shares, mu=Decimal(mu), by=by, on=ON, **values
    )  # fmt: skip


def make_technician(base, by=None, **values):
    """A technician since the base opened."""
    values = {"name": f"技术员{next(_serial)}", "skill": "蔬菜栽培", "valid_from": OPENED} | values
    return actions.add_part(model=Technician, owner=base, by=by, on=ON, **values)


def make_insurance(base, by=None, **values):
    """A policy for this year."""
    values = {
        "insurer": "人保财险威宁支公司", "policy_number": f"PZ{next(_serial):06d}", "starts": date(2026, 1, 1),
        "ends": date(2026, 12, 31), "insured_mu": Decimal("80"), "sum_fen": 8_000_000,
    } | values  # fmt: skip
    return actions.add_part(model=Insurance, owner=base, by=by, on=ON, **values)


def make_base_post(base, by=None, **values):
    """Ten posts at a base."""
    values = {"occupation": "vegetables", "headcount": 10, "wage_fen": 270_000, "valid_from": OPENED} | values
    return actions.add_part(model=BasePost, owner=base, by=by, on=ON, **values)


def make_linked(base, village, shares=(1, 2, 4), by=None):
    """Households H1, H2 … of a village, linked with so many shares each."""
    homes = [make_household(village, number=f"{base.pk.hex[-6:]}H{n}") for n in range(1, len(shares) + 1)]
    for home, held in zip(homes, shares, strict=True):
        make_holding(base, home, shares=held, by=by)
    return homes


def make_prepared(base, by, **values):
    """A distribution of FROM to TO; the base needs a scheme, a sale and households."""
    values = {"from_on": FROM, "to_on": TO} | values
    return actions.prepare(base=base, by=by, on=ON, **values)


def make_approved(base, by, other, **values):
    """One that somebody else approved."""
    row = make_prepared(base, by, **values)
    return actions.approve(distribution=row, by=other, on=ON)

"""Industrial bases of Weining: land, crops, sales, linked relocated households, and distributions (W2.2.2)."""

from datetime import date, timedelta
from decimal import Decimal

from laborers.registry.models import Household
from relocation.bases import actions
from relocation.bases.models import (
    BasePolicy,
    BasePost,
    Distribution,
    DistributionLine,
    DistributionScheme,
    Insurance,
    Plot,
    Shareholding,
    Technician,
)
from xundian.accounts.roles import Role
from xundian.demo.cast import SITE_COUNTY, stand_in
from xundian.divisions.models import Division

COMPANY, INSURER = "贵州黔西北农业发展有限公司", "人保财险威宁支公司"
LINKED, WORKED = 8, 4
# name, township, organiser, plots in mu, crops of the year in mu, technicians, insured for so many more days
BASES = (
    ("牛棚高原蔬菜基地", "520526108", "牛棚镇蔬菜种植专业合作社", (620, 380),
     {"cabbage": 420, "white_radish": 260, "lotus_white": 240}, ("白菜栽培", "植保"), 45),
    ("草海三白蔬菜基地", "520526100", "草海镇三白蔬菜合作社", (540,), {"cabbage": 300, "lotus_white": 180},
     ("蔬菜育苗",), 210),
    ("五里岗搬迁配套基地", "520526002", "五里岗街道产业合作社", (180, 60), {"potato": 120, "medicinal": 60}, (), None),
)  # fmt: skip
# crop, buyer, region, kg, yuan; sold twice by every base
SALES = (
    ("cabbage", "成都农产品中心批发市场", "四川", 96_000, 86_400),
    ("lotus_white", "广州江南果菜批发市场", "广东", 61_500, 73_800),
    ("potato", "香港新界蔬菜统营处", "香港", 20_000, 34_001),
)  # fmt: skip


def grow(setting):
    """Bases with all that belongs to them; {what: count}."""
    county = Division.objects.get(code=SITE_COUNTY)
    approver = stand_in(Role.COUNTY, SITE_COUNTY)
    begun, last = date(setting.on.year - 1, 1, 1), setting.on.replace(day=1) - timedelta(days=1)
    _terms(county, begun, approver, setting.on)
    homes = [home.id for home in setting.relocated]
    rows = list(Household.objects.filter(pk__in=homes).order_by("number"))
    for number, plan in enumerate(BASES):
        hands = stand_in(Role.TOWNSHIP, plan[1]), approver
        base = _base(plan, begun, hands[0], setting.on)
        linked = rows[number * 3 : number * 3 + LINKED]
        _link(base, linked, begun, hands[0], setting.on)
        _sell(base, last, hands[0], setting.on)
        _divide(base, number, last, hands, setting.on)
    return {"bases": len(BASES), "distributions": Distribution.objects.count()}


def _terms(county, begun, by, on):
    at = {"owner": county, "valid_from": begun, "by": by, "on": on}
    actions.add_part(
        model=DistributionScheme, document="威府办发〔2020〕17号", company_bp=4900, base_bp=4900, collective_bp=200,
        households_bp=4000, rule="shares", **at,
    )  # fmt: skip
    actions.add_part(
        model=BasePolicy, document="威农发〔2020〕6号", mu_per_technician=300, largest_bp=4000, herfindahl=2800, **at
    )  # fmt: skip


def _base(plan, begun, by, on):
    name, place, organiser, plots, crops, skills, insured = plan
    base = actions.create_base(
        division=Division.objects.get(code=place), name=name, company_name=COMPANY, organiser_name=organiser,
        collective_name=f"{name[:2]}村集体经济合作社", opened_on=begun, by=by, on=on,
    )  # fmt: skip
    at = {"owner": base, "by": by, "on": on}
    for number, mu in enumerate(plots, 1):
        source = "leased" if number == 1 else "shares"
        actions.add_part(model=Plot, name=f"{number}号地块", area_mu=Decimal(mu), source=source, valid_from=begun, **at)
    for number, skill in enumerate(skills):
        actions.add_part(
            model=Technician, name=("罗永福", "安显贵")[number], skill=skill, employer="县农业农村局",
            valid_from=begun, **at,
        )  # fmt: skip
    actions.add_part(
        model=BasePost, occupation="vegetables", headcount=12 + 2 * len(plots), wage_fen=270_000, valid_from=begun, **at
    )  # fmt: skip
    area = sum(crops.values())
    if insured:
        actions.add_part(
            model=Insurance, insurer=INSURER, policy_number=f"PZ{place}{on.year}", insured_mu=Decimal(area),
            sum_fen=area * 80_000, premium_fen=area * 2_400,
            starts=on + timedelta(days=insured - 365), ends=on + timedelta(days=insured), **at,
        )  # fmt: skip
    for year in (on.year - 1, on.year):
        grown = [(crop, Decimal(mu) * (1 if year == on.year else Decimal("0.5"))) for crop, mu in crops.items()]
        actions.open_season(
            base=base, name=f"{year}年", starts=date(year, 1, 1), ends=date(year, 12, 31), plantings=grown, by=by, on=on
        )  # fmt: skip
    return base


def _link(base, homes, begun, by, on):
    """Shares 1, 2, 3, 1, 2, 3 …; every other household brought land in; some of them work at the base."""
    for number, home in enumerate(homes):
        actions.add_part(
            model=Shareholding, owner=base, household=home, shares=number % 3 + 1, mu=Decimal(number % 2) * 2,
            valid_from=begun, document="入股协议", by=by, on=on,
        )  # fmt: skip
    days = {home: 10 + 3 * number for number, home in enumerate(homes[:WORKED])}
    actions.set_work_days(base=base, month=on.replace(day=1) - timedelta(days=1), days=days, by=by, on=on)


def _sell(base, last, by, on):
    for number, (crop, buyer, region, kg, yuan) in enumerate(SALES):
        for day in (last - timedelta(days=5 + 8 * number), last - timedelta(days=40 + 6 * number)):
            actions.record_sale(
                base=base, sold_on=day, crop=crop, buyer=buyer, region=region, weight_kg=Decimal(kg),
                amount_fen=yuan * 100, by=by, on=on,
            )  # fmt: skip


def _divide(base, number, last, hands, on):
    """The month before last is divided and paid, the last one is prepared, paid in part, or still open."""
    preparer, approver = hands
    former = last.replace(day=1) - timedelta(days=1)
    for place, end in enumerate((former, last)[: 2 if number < 2 else 1]):
        row = actions.prepare(base=base, from_on=end.replace(day=1), to_on=end, by=preparer, on=on)
        if place == 0 or number == 0:
            row = actions.approve(distribution=row, by=approver, on=on)
            lines = list(DistributionLine.objects.filter(distribution=row).order_by("pk"))
            actions.pay(distribution=row, lines=lines[: None if place == 0 else 5], paid_on=on, by=approver, on=on)
            if place == 0:
                actions.take_back(
                    distribution=row, lines=lines[-1:], returned_on=on, note="账号有误，银行退回", by=approver, on=on
                )  # fmt: skip

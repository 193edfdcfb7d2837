"""The world's industrial bases: land, crops, a sale, a linked household, and a distribution that was paid; canaries."""

from relocation.bases import actions
from relocation.bases.models import DistributionLine
from tests.factories import bases
from xundian.accounts.models import User

GROWN = (("cabbage", "20"),)


def grow(village, county, officer, household, on, canary, terms):
    """A base of the village with one of everything; with `terms` the county's scheme and policy too."""
    if terms:
        bases.make_scheme(county, by=officer, document=f"{canary}方案")
        bases.make_base_policy(county, by=officer, document=f"{canary}政策")
    names = {name: f"{canary}{text}" for name, text in (("company_name", "公司"), ("organiser_name", "合作社"),
                                                        ("collective_name", "村集体"))}  # fmt: skip
    base = bases.make_base(village, by=officer, name=f"{canary}基地", mu="", **names)
    bases.make_plot(base, "80", by=officer, name=f"{canary}地块")
    bases.make_base_post(base, by=officer)
    bases.make_technician(base, by=officer, name=f"{canary}技术员")
    bases.make_insurance(base, by=officer, policy_number=f"{canary}001")
    bases.make_season(base, GROWN, by=officer, name=f"{canary}春季")
    bases.make_sale(base, by=officer, buyer=f"{canary}市场")
    bases.make_holding(base, household, shares=2, by=officer, document=canary)
    actions.set_work_days(base=base, month=on.replace(day=1), days={household: 9}, by=officer, on=on)
    row = bases.make_prepared(base, officer)
    row = actions.approve(distribution=row, by=User.objects.exclude(pk=officer.pk).order_by("pk").first(), on=on)
    lines = list(DistributionLine.objects.filter(distribution=row))
    actions.pay(distribution=row, lines=lines, paid_on=on, note=canary, by=officer, on=on)

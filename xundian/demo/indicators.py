"""Yearly indicators of Weining: only what the study itself states (W2.3); no figure is invented."""

from datetime import date

from relocation.indicators import actions
from xundian.demo.cast import SITE_COUNTY
from xundian.divisions.models import Division

SOURCE = "易地扶贫搬迁后续产业发展研究（威宁县，2021年），第2.3节"
# GDP in fen: 24.343 and 26.629 billion yuan.
GDP = {2018: 2_434_300_000_000, 2019: 2_662_900_000_000}


def record(setting):
    """GDP of 2018 and 2019, entered when the study had appeared; how many figures."""
    county = Division.objects.get(code=SITE_COUNTY)
    for year, amount in GDP.items():
        actions.record(
            county=county, year=year, indicator="gdp", amount=amount, source=SOURCE,
            by=None, on=min(date(2021, 12, 1), setting.on),
        )  # fmt: skip
    return len(GDP)

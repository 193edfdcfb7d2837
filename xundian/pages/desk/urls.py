"""Addresses of the desk, each with its rule; they stand below /desk/."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.accounts.permissions import SIGNED_IN
from xundian.pages.desk import index
from xundian.pages.desk.reports import income, land

urlpatterns = [
    path("", rule(SIGNED_IN)(index.index), name="desk"),
    path("reports/household-income/", rule("reports.read")(income.income), name="household-income"),
    path(
        "reports/household-income/household-income.xlsx",
        rule("reports.read")(income.income_workbook),
        name="household-income-workbook",
    ),
    path("reports/land-use/", rule("reports.read")(land.land), name="land-use"),
    path("reports/land-use/land-use.xlsx", rule("reports.read")(land.land_workbook), name="land-use-workbook"),
]

"""Addresses of the reports at the desk, each with its rule."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.reports import catalogue, tables

urlpatterns = [
    path("figures/", rule("reports.read")(catalogue.catalogue), name="figure-catalogue"),
    path("reports/", rule("reports.read")(tables.reports), name="reports"),
    path("reports/<slug:name>/", rule("reports.read")(tables.report), name="report"),
    path("reports/<slug:name>/names/", rule("reports.read")(tables.names), name="report-names"),
]

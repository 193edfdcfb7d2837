"""Addresses of printed figures; they stand below /desk/."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.printed import listing, one

urlpatterns = [
    path("printed/", rule("reports.read")(listing.printed), name="printed"),
    path("printed/take/", rule("snapshots.take")(listing.take), name="printed-take"),
    path("printed/<uuid:pk>/", rule("reports.read")(one.one), name="printed-one"),
    path("printed/<uuid:pk>/names/", rule("reports.read")(one.names), name="printed-names"),
    path("printed/<uuid:pk>/printed.xlsx", rule("reports.read")(one.workbook), name="printed-workbook"),
    path("reports/<slug:name>/report.xlsx", rule("reports.read")(one.report_now), name="report-workbook"),
]

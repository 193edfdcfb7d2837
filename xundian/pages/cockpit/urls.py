"""Addresses of the cockpit, each with its rule; they stand below /cockpit/."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.cockpit import names, page, places

urlpatterns = [
    path("", rule("reports.read")(page.cockpit), name="cockpit"),
    path("names/", rule("reports.read")(names.cockpit_names), name="cockpit-names"),
    path("destinations/<slug:place>/", rule("reports.read")(places.destination), name="cockpit-destination"),
]

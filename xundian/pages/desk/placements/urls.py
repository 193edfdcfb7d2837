"""Addresses of placements, their figures, and consents at the desk."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.placements import consent, figures, listing, one

urlpatterns = [
    path("placements/", rule("placements.read")(listing.placements), name="placements"),
    path("placements/retention/", rule("placements.read")(figures.retention), name="retention"),
    path("placements/income/", rule("placements.read")(figures.income), name="work-income"),
    path("placements/<uuid:pk>/", rule("placements.read")(one.placement), name="placement"),
    path("placements/<uuid:pk>/<slug:step>/", rule("placements.read")(one.placement_step), name="placement-step"),
    path("consents/<slug:version>/", rule("placements.read")(consent.consent_text), name="consent-text"),
    path("laborers/<uuid:pk>/consent/", rule("placements.read")(consent.person_consent), name="person-consent"),
]

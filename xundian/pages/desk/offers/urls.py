"""Addresses of offers at the desk."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.offers import listing, making, one

urlpatterns = [
    path("offers/", rule("offers.read")(listing.offers), name="offers"),
    path("offers/new/", rule("offers.make")(making.make), name="offer-new"),
    path("offers/<uuid:pk>/", rule("offers.read")(one.offer), name="offer"),
    path("offers/<uuid:pk>/<slug:step>/", rule("offers.read")(one.offer_step), name="offer-step"),
]

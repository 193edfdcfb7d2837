"""Addresses of draws at the desk, each with its rule."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.draws import listing, one, papers

urlpatterns = [
    path("draws/", rule("draws.read")(listing.draws), name="desk-draws"),
    path("draws/new/", rule("draws.run")(listing.new), name="draw-new"),
    path("draws/<uuid:pk>/", rule("draws.read")(one.draw), name="desk-draw"),
    path("draws/<uuid:pk>/change/", rule("draws.run")(listing.edit), name="draw-edit"),
    path("draws/<uuid:pk>/protocol/", rule("draws.read")(papers.protocol), name="draw-protocol"),
    path("draws/<uuid:pk>/slips/", rule("draws.run")(papers.slips), name="draw-slips"),
    path("draws/<uuid:pk>/<slug:step>/", rule("draws.run")(one.step), name="draw-step"),
]

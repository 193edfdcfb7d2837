"""Addresses of the industrial bases and of distributions at the desk, each with its rule."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.bases import dividing, forms, listing, one

urlpatterns = [
    path("bases/", rule("bases.read")(listing.bases), name="desk-bases"),
    path("bases/crops/", rule("bases.read")(listing.crops), name="base-crops"),
    path("bases/terms/", rule("bases.read")(listing.terms), name="base-terms"),
    path("bases/terms/<slug:kind>/", rule("bases.edit")(forms.set_terms), name="base-terms-new"),
    path("bases/new/", rule("bases.edit")(forms.new), name="base-new"),
    path("bases/<uuid:pk>/", rule("bases.read")(one.base), name="desk-base"),
    path("bases/<uuid:pk>/change/", rule("bases.edit")(forms.edit), name="base-edit"),
    path("bases/<uuid:pk>/days/", rule("bases.edit")(forms.days), name="base-days"),
    path("bases/<uuid:pk>/divide/", rule("bases.edit")(dividing.divide), name="base-divide"),
    path("bases/<uuid:pk>/add/<slug:kind>/", rule("bases.edit")(forms.add), name="base-add"),
    path("bases/<uuid:pk>/end/<slug:kind>/", rule("bases.edit")(one.end), name="base-end"),
    path("base-sales/<uuid:pk>/correct/", rule("bases.edit")(forms.correct_sale), name="base-sale-correct"),
    path("distributions/<uuid:pk>/", rule("bases.read")(dividing.distribution), name="distribution"),
    path("distributions/<uuid:pk>/payments.xlsx", rule("bases.pay")(dividing.payments), name="distribution-payments"),
    path(
        "distributions/<uuid:pk>/change/<slug:step>/", rule("bases.edit")(dividing.change), name="distribution-change"
    ),
    path("distributions/<uuid:pk>/settle/<slug:step>/", rule("bases.pay")(dividing.settle), name="distribution-settle"),
    path("distribution-lines/<uuid:pk>/", rule("bases.read")(dividing.statement), name="distribution-statement"),
]

"""Addresses of yearly indicators at the desk."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.indicators import form, listing

urlpatterns = [
    path("indicators/", rule("indicators.read")(listing.indicators), name="indicators"),
    path("indicators/indicators.xlsx", rule("indicators.read")(listing.workbook), name="indicators-workbook"),
    path("indicators/new/", rule("indicators.edit")(form.new), name="indicator-new"),
    path("indicators/<uuid:pk>/", rule("indicators.read")(listing.indicator), name="indicator"),
    path("indicators/<uuid:pk>/correct/", rule("indicators.edit")(form.correct), name="indicator-correct"),
    path("indicators/<uuid:pk>/withdraw/", rule("indicators.edit")(form.withdraw), name="indicator-withdraw"),
]

"""Addresses of programmes at the desk."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.programmes import form, listing

urlpatterns = [
    path("programmes/", rule("trainings.read")(listing.programmes), name="programmes"),
    path("programmes/new/", rule("programmes.edit")(form.new), name="programme-new"),
    path("programmes/<uuid:pk>/", rule("trainings.read")(listing.programme), name="programme"),
    path("programmes/<uuid:pk>/change/", rule("programmes.edit")(form.edit), name="programme-edit"),
    path("programmes/<uuid:pk>/end/", rule("programmes.edit")(listing.end), name="programme-end"),
]

"""Addresses of training institutions and selection rounds at the desk, each with its rule."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.institutions import form, listing, objection, one, round

urlpatterns = [
    path("institutions/", rule("trainings.read")(listing.institutions), name="desk-institutions"),
    path("institutions/new/", rule("institutions.edit")(one.new), name="institution-new"),
    path("institutions/<uuid:pk>/", rule("trainings.read")(one.institution), name="desk-institution"),
    path("institutions/<uuid:pk>/change/", rule("institutions.edit")(one.edit), name="institution-edit"),
    path("institutions/<uuid:pk>/<slug:step>/", rule("institutions.edit")(one.step), name="institution-step"),
    path("selection-rounds/", rule("rounds.read")(listing.rounds), name="selection-rounds"),
    path("selection-rounds/new/", rule("institutions.edit")(form.new), name="selection-round-new"),
    path("selection-rounds/<uuid:pk>/", rule("rounds.read")(round.selection_round), name="selection-round"),
    path("selection-rounds/<uuid:pk>/change/", rule("institutions.edit")(form.edit), name="selection-round-edit"),
    path("selection-rounds/<uuid:pk>/protocol/", rule("rounds.read")(round.protocol), name="round-protocol"),
    path("selection-rounds/<uuid:pk>/objection/", rule("institutions.edit")(objection.take_down), name="objection-new"),
    path("selection-rounds/<uuid:pk>/<slug:step>/", rule("institutions.edit")(round.step), name="selection-round-step"),
    path("objections/<uuid:pk>/", rule("objections.read")(objection.objection), name="objection"),
    path("objections/<uuid:pk>/decide/", rule("objections.decide")(objection.decide), name="objection-decide"),
]

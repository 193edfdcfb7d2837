"""Addresses of posters, loudspeaker texts, publications and sheets of cards, each with its rule."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.outputs import choosing, publications, sheets

urlpatterns = [
    path("outputs/", rule("publications.read")(choosing.outputs), name="outputs"),
    path("outputs/poster/", rule("publications.read")(choosing.poster), name="poster"),
    path("outputs/poster.pdf", rule("publications.read")(choosing.poster_pdf), name="poster-pdf"),
    path("outputs/loudspeaker/", rule("publications.read")(choosing.loudspeaker), name="loudspeaker"),
    path(
        "outputs/loudspeaker/<slug:form>/",
        rule("publications.read")(choosing.loudspeaker_changed),
        name="loudspeaker-changed",
    ),
    path("publications/", rule("publications.read")(publications.publications), name="publications"),
    path("publications/new/", rule("publications.edit")(publications.new_publication), name="publication-new"),
    path("publications/villages/", rule("publications.read")(publications.reached), name="villages-reached"),
    path("publications/<uuid:pk>/text/", rule("publications.read")(publications.text_read), name="publication-text"),
    path(
        "publications/<uuid:pk>/take-back/",
        rule("publications.edit")(publications.take_back),
        name="publication-take-back",
    ),
    path("cards/sheet.pdf", rule("cards.read")(sheets.card_sheet), name="card-sheet"),
    path("cards/<uuid:pk>/a6.pdf", rule("cards.read")(sheets.folded_card), name="card-folded"),
    path("cards/<uuid:pk>/contract.pdf", rule("cards.read")(sheets.contract_card), name="contract-card"),
]

"""Addresses of the public pages of selection rounds; they stand below /share/selections/."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.accounts.permissions import PUBLIC
from xundian.pages.selections import objecting, results, voting

urlpatterns = [
    path("", rule(PUBLIC)(results.listing), name="share-selections"),
    path("<uuid:pk>/", rule(PUBLIC)(results.result), name="share-selection"),
    path("<uuid:pk>/ballots.txt", rule(PUBLIC)(results.ballots), name="share-ballots"),
    path("<uuid:pk>/object/", rule(PUBLIC)(objecting.objection), name="share-objection"),
    path("<uuid:pk>/vote/", rule(PUBLIC)(voting.vote), name="share-vote"),
]

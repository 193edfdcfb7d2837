"""Addresses of the public pages of draws; they stand below /draws/."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.accounts.permissions import PUBLIC
from xundian.pages.draws import public

urlpatterns = [
    path("", rule(PUBLIC)(public.listing), name="draws"),
    path("commit/", rule(PUBLIC)(public.commit), name="draw-commit"),
    path("<slug:code>/", rule(PUBLIC)(public.result), name="draw"),
    path("<slug:code>/draw.json", rule(PUBLIC)(public.publication), name="draw-publication"),
]

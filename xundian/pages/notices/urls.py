"""Addresses of public notices; they stand below /share/."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.accounts.permissions import PUBLIC
from xundian.pages.notices import objecting, public, receipts

urlpatterns = [
    path("notices/", rule(PUBLIC)(public.listing), name="share-notices"),
    path("notices/answer/", rule(PUBLIC)(objecting.answer), name="share-notice-answer"),
    path("notices/<uuid:pk>/", rule(PUBLIC)(public.notice), name="share-notice"),
    path("notices/<uuid:pk>/object/", rule(PUBLIC)(objecting.objection), name="share-notice-object"),
    path("receipt/", rule(PUBLIC)(receipts.receipt), name="share-receipt"),
    path("receipt/<str:code>/", rule(PUBLIC)(receipts.receipt), name="share-receipt-slip"),
]

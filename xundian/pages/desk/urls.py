"""Addresses of the desk, each with its rule; they stand below /desk/."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.accounts.permissions import SIGNED_IN
from xundian.pages.desk import index

urlpatterns = [
    path("", rule(SIGNED_IN)(index.index), name="desk"),
]

"""Addresses of the boards of sites."""

from django.urls import path

from xundian.accounts.access import rule
from xundian.pages.desk.siteboard import board

urlpatterns = [
    path("site-boards/", rule("relocation.read")(board.boards), name="site-boards"),
    path("sites/<uuid:pk>/board/", rule("relocation.read")(board.board), name="site-board"),
]

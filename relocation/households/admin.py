"""Ledger of moves into the homes of sites."""

from django.contrib import admin

from relocation.households.models import MoveIn
from xundian.accounts.backoffice import ScopedAdmin


@admin.register(MoveIn)
class MoveInAdmin(ScopedAdmin):
    """Which household lives, or lived, in which home."""

    right = "relocation.read"
    list_display = ["household", "site", "building", "unit", "room", "moved_on", "left_on"]
    search_fields = ["household__number", "building", "room"]
    list_filter = [("left_on", admin.EmptyFieldListFilter)]
    date_hierarchy = "moved_on"
    list_select_related = ["household", "site"]

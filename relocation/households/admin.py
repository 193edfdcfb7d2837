"""Ledgers of moves into the homes of sites, and of old homesteads."""

from django.contrib import admin

from relocation.households.models import Homestead, MoveIn
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


@admin.register(Homestead)
class HomesteadAdmin(ScopedAdmin):
    """What became of the old homesteads."""

    right = "relocation.read"
    list_display = [
        "move_in", "area_mu", "clear_by", "cleared_on", "farmed_mu", "greened_mu", "inspected_on", "in_order"
    ]  # fmt: skip
    search_fields = ["move_in__household__number"]
    list_filter = ["in_order", ("cleared_on", admin.EmptyFieldListFilter)]
    date_hierarchy = "clear_by"
    list_select_related = ["move_in__site"]

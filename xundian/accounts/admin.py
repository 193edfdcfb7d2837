"""Ledgers of users, their devices and stations."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from xundian.accounts import actions
from xundian.accounts.backoffice import ScopedAdmin, office_action
from xundian.accounts.models import Station, User


@office_action(right="users.edit", description=_("Close the account"))
def deactivate(modeladmin, request, row):
    actions.deactivate_user(user=row, by=request.user)


@office_action(right="users.edit", description=_("Sign out all devices"))
def revoke_devices(modeladmin, request, row):
    actions.revoke_all_tokens(user=row, by=request.user)


@admin.register(User)
class UserAdmin(ScopedAdmin):
    right = "users.read"
    list_display = ["name", "username", "role", "division", "station", "is_active"]
    list_filter = ["role", "is_active", "is_demo"]
    search_fields = ["name", "username"]
    list_select_related = ["division", "station"]
    ordering = ["username"]
    found_by_name = True
    actions = [deactivate, revoke_devices]
    # Never the password's hash, not even to look at (CVE-2018-16984).
    fields = [
        "username", "name", "role", "division", "station", "site_id", "home", "phone", "language", "is_active",
        "is_demo", "date_joined",
    ]  # fmt: skip


@admin.register(Station)
class StationAdmin(ScopedAdmin):
    right = "users.read"
    list_display = ["name", "city", "county", "phone", "destinations"]
    search_fields = ["name", "city"]
    list_select_related = ["county"]
    ordering = ["name"]

"""Ledgers of users, their devices, postings and stations. An account is closed at the desk: who takes over what."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from xundian.accounts import actions
from xundian.accounts.backoffice import ScopedAdmin, office_action
from xundian.accounts.models import Posting, Station, User


@office_action(right="users.edit", description=_("Sign out all devices"))
def revoke_devices(modeladmin, request, row):
    actions.revoke_all_tokens(user=row, by=request.user)


@admin.register(User)
class UserAdmin(ScopedAdmin):
    right = "users.read"
    list_display = ["name", "username", "role", "division", "station", "is_active", "post"]
    list_filter = ["role", "is_active", "is_demo"]
    search_fields = ["name", "username"]
    list_select_related = ["division", "station"]
    ordering = ["username"]
    found_by_name = True
    actions = [revoke_devices]
    # Never the password's hash, not even to look at (CVE-2018-16984).
    fields = [
        "username", "name", "role", "division", "station", "site_id", "home", "phone", "language", "is_active",
        "is_demo", "date_joined",
    ]  # fmt: skip

    @admin.display(description=_("Post"))
    def post(self, row):
        """Where the account is closed or moved: the desk asks who takes over what."""
        if not row.is_active:
            return None
        return format_html('<a href="{}">{}</a>', reverse("officer", args=[row.pk]), _("Hand over the post"))


@admin.register(Posting)
class PostingAdmin(ScopedAdmin):
    right = "postings.read"
    list_display = ["user", "kind", "role", "division", "station", "from_on", "to_on"]
    list_filter = ["kind", "role"]
    search_fields = ["user__name", "user__username"]
    list_select_related = ["user", "division", "station"]
    ordering = ["-from_on", "-id"]
    fields = ["user", "kind", "role", "division", "station", "site_id", "home", "from_on", "to_on", "by"]


@admin.register(Station)
class StationAdmin(ScopedAdmin):
    right = "users.read"
    list_display = ["name", "city", "county", "phone", "destinations"]
    search_fields = ["name", "city"]
    list_select_related = ["county"]
    ordering = ["name"]

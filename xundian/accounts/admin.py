"""Ledgers of users, tokens of programs, postings, stations. Accounts are closed at the desk: who takes over what."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from xundian.accounts import actions, tokens
from xundian.accounts.backoffice import ScopedAdmin, office_action
from xundian.accounts.models import DeviceToken, Posting, Station, User
from xundian.accounts.scopes import SCOPES


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
    # Without the hints for forms that the columns bring along.
    labels = {"username": _("Sign-in name"), "is_active": _("active")}

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


@office_action(right="tokens.edit", description=_("End the token"))
def revoke(modeladmin, request, row):
    tokens.revoke(token=row, by=request.user)


@admin.register(DeviceToken)
class ProgramTokenAdmin(ScopedAdmin):
    """Tokens of programs; the devices of people are theirs."""

    right = "tokens.read"
    list_display = ["device", "user", "may", "sandbox", "expiry", "last_used_on", "replaced_at"]
    list_filter = ["sandbox"]
    search_fields = ["device", "user__name"]
    list_select_related = ["user"]
    ordering = ["-reference"]
    actions = [revoke]
    # Never the hash.
    fields = ["device", "user", "may", "sandbox", "created", "expiry", "last_used_on", "replaced_at", "issued_by"]
    readonly_fields = ["may"]
    labels = {"created": _("made at"), "expiry": _("holds until")}

    @admin.display(description=_("May do"), ordering="scopes")
    def may(self, row):
        return "; ".join(str(SCOPES[name].label) if name in SCOPES else name for name in row.scopes or ())

    def within(self, request, queryset):
        """No device of a person: what signs people in is not the office's to see."""
        return super().within(request, queryset.exclude(scopes=None))


@admin.register(Station)
class StationAdmin(ScopedAdmin):
    right = "users.read"
    list_display = ["name", "city", "county", "phone", "destinations"]
    search_fields = ["name", "city"]
    list_select_related = ["county"]
    ordering = ["name"]

"""Ledgers of sites, workshops and public-welfare posts."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from relocation.sites import actions, queries
from relocation.sites.models import Site, WelfarePost, Workshop
from xundian.accounts.backoffice import CodeFilter, ScopedAdmin, office_action
from xundian.kit.clock import today


@office_action(right="relocation.edit", description=_("Close from tomorrow on"))
def close(modeladmin, request, row):
    actions.close(row=row, on=today(), by=request.user)


class PlacesAdmin(ScopedAdmin):
    """What has places: how many are taken and free."""

    right = "relocation.read"
    list_select_related = ["site"]
    actions = [close]

    def within(self, request, queryset):
        """With the counted places."""
        return queries.with_free(super().within(request, queryset))

    @admin.display(description=_("free places"))
    def free(self, row):
        return row.free


@admin.register(Site)
class SiteAdmin(ScopedAdmin):
    """Resettlement sites."""

    right = "relocation.read"
    list_display = ["name", "division", "address", "phone", "opened_on"]
    search_fields = ["name", "address"]
    list_select_related = ["division"]
    found_by_name = True


@admin.register(Workshop)
class WorkshopAdmin(PlacesAdmin):
    """Workshops near the homes."""

    list_display = ["name", "site", "occupation", "places", "free", "recognised_on", "closed_on"]
    search_fields = ["name", "occupation"]
    list_filter = [("occupation", CodeFilter), ("closed_on", admin.EmptyFieldListFilter)]
    codes = {"occupation": ("occupation",)}


@admin.register(WelfarePost)
class WelfarePostAdmin(PlacesAdmin):
    """Public-welfare posts."""

    list_display = ["kind", "site", "places", "free", "funded_by", "closed_on"]
    search_fields = ["kind", "funded_by"]
    list_filter = [("kind", CodeFilter), ("closed_on", admin.EmptyFieldListFilter)]
    codes = {"kind": ("welfare_post_kind",)}

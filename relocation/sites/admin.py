"""Ledgers of sites: buildings, homes, facilities, observations, workshops and public-welfare posts."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from relocation.sites import actions, queries
from relocation.sites.models import Building, Facility, Home, Observation, Site, WelfarePost, Workshop
from relocation.sites.states import HomeState
from xundian.accounts.backoffice import CodeFilter, ScopedAdmin, office_action
from xundian.divisions.models import Division
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

    list_display = [
        "name",
        "site",
        "occupation",
        "places",
        "free",
        "technicians",
        "recognised_on",
        "recognised_until",
        "closed_on",
    ]
    search_fields = ["name", "occupation"]
    list_filter = [("occupation", CodeFilter), ("closed_on", admin.EmptyFieldListFilter)]
    codes = {"occupation": ("occupation",)}


@admin.register(WelfarePost)
class WelfarePostAdmin(PlacesAdmin):
    """Public-welfare posts."""

    list_display = ["kind", "site", "places", "free", "funded_by", "term_months", "closed_on"]
    search_fields = ["kind", "funded_by"]
    list_filter = [("kind", CodeFilter), ("closed_on", admin.EmptyFieldListFilter)]
    codes = {"kind": ("welfare_post_kind",)}


@office_action(right="sites.edit", description=_("Close from tomorrow on"))
def close_facility(modeladmin, request, row):
    actions.close(row=row, on=today(), by=request.user)


@admin.register(Building)
class BuildingAdmin(ScopedAdmin):
    """Buildings of sites with their grid officers."""

    right = "relocation.read"
    list_display = ["name", "site", "storeys", "homes_here", "lived_in", "residents", "grid_officer"]
    search_fields = ["name"]
    list_select_related = ["site", "grid_officer"]

    def within(self, request, queryset):
        """With what is counted in each."""
        return queries.with_counts(super().within(request, queryset))

    @admin.display(description=_("homes"))
    def homes_here(self, row):
        return row.homes_here

    @admin.display(description=_("lived in"))
    def lived_in(self, row):
        return row.lived_in

    @admin.display(description=_("residents"))
    def residents(self, row):
        return row.residents


@admin.register(Home)
class HomeAdmin(ScopedAdmin):
    """Homes and how they stand today."""

    right = "relocation.read"
    list_display = ["building", "unit", "room", "area_m2", "persons", "state"]
    search_fields = ["building__name", "room"]
    list_filter = ["persons"]
    list_select_related = ["building"]

    def within(self, request, queryset):
        """With their state."""
        return queries.with_state(super().within(request, queryset))

    @admin.display(description=_("state"))
    def state(self, row):
        return HomeState(row.state).label


@admin.register(Facility)
class FacilityAdmin(ScopedAdmin):
    """Facilities; `published in` tells which are figures of a publication."""

    right = "relocation.read"
    list_display = ["kind", "name", "site", "count", "capacity", "source", "closed_on"]
    search_fields = ["name", "source"]
    list_filter = ["kind", ("closed_on", admin.EmptyFieldListFilter)]
    list_select_related = ["site"]
    actions = [close_facility]


@admin.register(Observation)
class ObservationAdmin(ScopedAdmin):
    """What was seen at sites, in counts."""

    right = "relocation.read"
    list_display = ["observed_on", "kind", "site", "subject", "finding", "remedy_by", "remedied_on", "by"]
    search_fields = ["subject", "note"]
    list_filter = ["kind", "finding"]
    date_hierarchy = "observed_on"
    list_select_related = ["site", "by"]
    exclude = ["origins"]
    readonly_fields = ["mixed_of"]

    @admin.display(description=_("households by village of origin"))
    def mixed_of(self, row):
        codes = [each["village"] for each in row.origins]
        names = dict(Division.objects.filter(code__in=codes).order_by("code").values_list("code", "name"))
        return "、".join(f"{names.get(each['village'], each['village'])} {each['households']}" for each in row.origins)

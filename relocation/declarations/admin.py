"""Ledgers of declarations and appeals."""

from django.contrib import admin

from relocation.declarations.models import Appeal, Declaration
from xundian.accounts.backoffice import ScopedAdmin


@admin.register(Declaration)
class DeclarationAdmin(ScopedAdmin):
    """Which household is declared, how far, and for which site."""

    right = "relocation.read"
    list_display = ["household", "state", "persons", "site", "home", "declared_on"]
    search_fields = ["household__number"]
    list_filter = ["state"]
    date_hierarchy = "declared_on"
    list_select_related = ["household", "site", "home__building"]


@admin.register(Appeal)
class AppealAdmin(ScopedAdmin):
    """Appeals against refusals, and who decided them."""

    right = "relocation.read"
    list_display = ["declaration", "filed_on", "state", "refused_by", "decided_by", "decided_on"]
    search_fields = ["declaration__household__number"]
    list_filter = ["state"]
    date_hierarchy = "filed_on"
    list_select_related = ["declaration__household", "refused_by", "decided_by"]

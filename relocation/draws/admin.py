"""Ledgers of draws, their entries and homes; secrets are in none, they stand in the publication."""

from django.contrib import admin

from relocation.draws.models import Draw, DrawEntry, DrawWitness
from xundian.accounts.backoffice import ScopedAdmin


@admin.register(Draw)
class DrawAdmin(ScopedAdmin):
    """Draws with their state and digest."""

    right = "draws.read"
    list_display = ["title", "code", "site", "state", "frozen_on", "drawn_on", "ended_on"]
    search_fields = ["title", "code", "digest"]
    list_filter = ["state"]
    list_select_related = ["site"]


@admin.register(DrawEntry)
class DrawEntryAdmin(ScopedAdmin):
    """Households in draws, by their masked names."""

    right = "draws.read"
    exclude = ["slip"]
    list_display = ["draw", "number", "name", "place", "persons"]
    search_fields = ["draw__title", "mark"]
    list_select_related = ["draw"]


@admin.register(DrawWitness)
class DrawWitnessAdmin(ScopedAdmin):
    """Witnesses and what they committed to."""

    right = "draws.read"
    list_display = ["draw", "number", "name", "body", "committed_on"]
    search_fields = ["name", "body", "commitment"]
    list_select_related = ["draw"]

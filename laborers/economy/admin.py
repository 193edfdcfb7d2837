"""Ledgers of the household economy, of thresholds, and of figures published elsewhere."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from laborers.economy import queries
from laborers.economy.models import HouseholdEconomy, PovertyThreshold
from xundian.accounts.backoffice import ScopedAdmin


@admin.register(HouseholdEconomy)
class HouseholdEconomyAdmin(ScopedAdmin):
    right = "economies.read"
    list_display = [
        "code", "year", "division", "members", "working_members", "total_income_fen", "outside_income_fen",
        "planted_area_before", "planted_area_after",
    ]  # fmt: skip
    list_filter = ["year"]
    search_fields = ["household__number", "sample_code"]
    list_select_related = ["division", "household"]
    ordering = ["-year", "division_id"]
    fields = [
        "code", "household", "year", "division", "members", "working_members", "total_income_fen",
        "outside_income_fen", "planted_area_before", "planted_area_after", "planting_income_before_fen",
        "planting_income_after_fen", "land_idle", "land_leased", "odd", "by",
    ]  # fmt: skip
    readonly_fields = ["code", "odd"]

    @admin.display(description=_("household number or sample code"), ordering="sample_code")
    def code(self, row):
        return row.sample_code or row.household.number

    @admin.display(description=_("to be checked"))
    def odd(self, row):
        return " ".join(sentence for _field, _code, sentence in queries.doubts(row)) or "–"


@admin.register(PovertyThreshold)
class PovertyThresholdAdmin(ScopedAdmin):
    right = "reports.read"
    list_display = ["year", "county", "amount_fen", "document"]
    search_fields = ["document"]
    list_select_related = ["county"]
    ordering = ["-year"]

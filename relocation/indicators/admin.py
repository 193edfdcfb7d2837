"""Ledger of yearly figures."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from relocation.indicators import rules
from relocation.indicators.models import YearFigure
from xundian.accounts.backoffice import ScopedAdmin


@admin.register(YearFigure)
class YearFigureAdmin(ScopedAdmin):
    """Figures of the county by year, those in force and those they replaced."""

    right = "indicators.read"
    list_display = ["indicator", "year", "county", "value", "source", "state", "entered_on"]
    list_filter = ["indicator", "state", "year"]
    search_fields = ["source"]
    list_select_related = ["county"]
    ordering = ["-year", "indicator", "-id"]
    fields = [
        "county", "year", "indicator", "value", "source", "state", "reason", "corrects", "withdrawn_for", "entered_on",
        "by",
    ]  # fmt: skip
    readonly_fields = ["value"]

    @admin.display(description=_("value"))
    def value(self, row):
        measure = rules.MEASURES[row.indicator]
        return f"{rules.shown(row.amount, row.indicator):f} {measure.unit.label}"

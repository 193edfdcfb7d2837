"""The ledgers of printed figures: those of this house, and those that documents state."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from laborers.economy.models import PublishedFigure
from xundian.accounts.backoffice import ScopedAdmin
from xundian.reports.columns import measure_label
from xundian.reports.snapshots.models import Snapshot


@admin.register(Snapshot)
class SnapshotAdmin(ScopedAdmin):
    right = "reports.read"
    list_display = ["known_as", "division", "year", "month", "cutoff_on", "taken_at", "by", "reason"]
    list_filter = ["year", "month"]
    search_fields = ["reason", "division__name"]
    list_select_related = ["division", "by", "former"]
    date_hierarchy = "taken_at"
    fields = ["division", "year", "month", "number", "cutoff_on", "taken_at", "by", "reason", "former"]
    readonly_fields = fields

    @admin.display(description=_("number"), ordering="number")
    def known_as(self, row):
        """What it is known by on paper."""
        return row.label


@admin.register(PublishedFigure)
class PublishedFigureAdmin(ScopedAdmin):
    right = "reports.read"
    list_display = ["report", "figure", "year", "county", "printed", "document"]
    list_filter = ["report", "year"]
    search_fields = ["document"]
    list_select_related = ["county"]
    ordering = ["-year", "report", "id"]
    fields = ["county", "year", "report", "figure", "printed", "document"]
    readonly_fields = ["figure", "printed"]

    @admin.display(description=_("figure"), ordering="measure")
    def figure(self, row):
        return measure_label(row.measure)

    @admin.display(description=_("value"), ordering="value")
    def printed(self, row):
        """With as many decimals as the document prints."""
        return f"{row.value:,.{row.decimals}f}"

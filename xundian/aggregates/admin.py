"""Ledger of published results."""

from django.contrib import admin
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from xundian.accounts.backoffice import ScopedAdmin
from xundian.aggregates.models import AggregateRecord
from xundian.aggregates.states import MONEY
from xundian.kit.money import yuan


@admin.register(AggregateRecord)
class AggregateRecordAdmin(ScopedAdmin):
    """Published results by period, those in force and those they replaced."""

    right = "aggregates.read"
    list_display = ["since", "until", "measure", "part", "was_done", "of_poor", "wanted", "source", "state"]
    list_filter = ["measure", "state"]
    search_fields = ["part", "source"]
    ordering = ["-until", "measure", "part", "-pk"]
    fields = [
        "county", "since", "until", "measure", "part", "was_done", "of_poor", "wanted", "printed", "as_printed",
        "source", "reason", "state", "corrects", "withdrawn_for", "entered_on", "by",
    ]  # fmt: skip
    readonly_fields = ["was_done", "of_poor", "wanted", "as_printed"]

    @admin.display(description=_("done"), ordering="done")
    def was_done(self, row):
        return _number(row, row.done)

    @admin.display(description=_("of whom registered poor"), ordering="registered")
    def of_poor(self, row):
        return _number(row, row.registered)

    @admin.display(description=_("target"), ordering="target")
    def wanted(self, row):
        return _number(row, row.target)

    @admin.display(description=_("printed percentage"))
    def as_printed(self, row):
        """Kept in hundredths of a per cent."""
        return None if row.percent is None else f"{row.percent / 100:.{row.decimals}f}%"


def _number(row, value):
    """People, or an amount that is kept in fen."""
    if value is None:
        return None
    return format_lazy("{} {}", f"{yuan(value):,.0f}", _("yuan")) if row.measure in MONEY else f"{value:,}"

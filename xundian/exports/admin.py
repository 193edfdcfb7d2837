"""The ledger of exports, for those who read the audit: who took what out, why, and when."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from xundian.accounts.backoffice import ScopedAdmin
from xundian.exports import queries
from xundian.exports.kinds import KINDS
from xundian.exports.models import Export
from xundian.kit import clock


@admin.register(Export)
class ExportAdmin(ScopedAdmin):
    right = "audit.read"
    labels = {"created_at": _("asked at")}
    list_display = ["what", "division", "by", "reason", "state", "rows", "with_identity", "created_at"]
    list_filter = ["state", "format", "with_identity"]
    search_fields = ["reason", "by__name"]
    list_select_related = ["division", "by"]
    date_hierarchy = "created_at"
    fields = [
        "what", "format", "chosen", "division", "reason", "with_identity", "by", "role", "created_at", "state", "why",
        "rows", "size", "cut_off", "query_hash", "expires_at", "ended_at", "approved", "decided_by", "decided_at",
        "taken",
    ]  # fmt: skip
    readonly_fields = fields

    @admin.display(description=_("kind"), ordering="kind")
    def what(self, row):
        return KINDS[row.kind].title

    @admin.display(description=_("filters"))
    def chosen(self, row):
        told = queries.told_filters(row, row.by, clock.today())
        return ", ".join(f"{label}: {value}" for label, value in told)

    @admin.display(description=_("why there is no file"))
    def why(self, row):
        return queries.failure(row)

    @admin.display(description=_("taken home"))
    def taken(self, row):
        downloads = row.downloads.select_related("by").order_by("at")
        return "\n".join(f"{each.at.astimezone(clock.COUNTY_ZONE):%Y-%m-%d %H:%M} {each.by}" for each in downloads)

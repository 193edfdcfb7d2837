"""The ledger of imports."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from laborers.imports import actions, queries
from laborers.imports.models import ImportBatch
from xundian.accounts.backoffice import ScopedAdmin, office_action
from xundian.kit import clock


@office_action(right="imports.run", description=_("Import the rows without errors"))
def commit(modeladmin, request, row):
    actions.start_commit(batch=row, by=request.user)


@office_action(right="imports.run", description=_("Undo the import"))
def undo(modeladmin, request, row):
    actions.undo(batch=row, by=request.user, at=clock.now())


@admin.register(ImportBatch)
class ImportBatchAdmin(ScopedAdmin):
    right = "imports.read"
    labels = {"created_at": _("uploaded at")}
    list_display = [
        "file_name", "kind", "division", "year", "state", "created_at", "by", "committed_at", "rows_told", "errors",
    ]  # fmt: skip
    list_filter = ["state", "kind"]
    search_fields = ["file_name"]
    list_select_related = ["division", "by"]
    actions = [commit, undo]
    date_hierarchy = "created_at"
    fields = [
        "file_name", "kind", "division", "year", "state", "why", "by", "created_at", "committed_at", "undone_at",
        "rows_told", "errors",
    ]  # fmt: skip
    readonly_fields = fields

    def within(self, request, queryset):
        """Without the sealed file."""
        return super().within(request, queryset).defer("file_sealed")

    @admin.display(description=_("rows"))
    def rows_told(self, row):
        return row.report.get("rows")

    @admin.display(description=_("rows with errors"))
    def errors(self, row):
        return row.report.get("errors")

    @admin.display(description=_("failure"))
    def why(self, row):
        return queries.failure(row)

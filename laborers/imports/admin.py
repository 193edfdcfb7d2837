"""The ledger of imports."""

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from laborers.imports import actions, queries
from laborers.imports.kinds import KINDS
from laborers.imports.models import Doubt, ImportBatch, ImportMapping
from laborers.imports.states import DoubtLevel
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
        "wizard",
    ]  # fmt: skip
    list_filter = ["state", "kind"]
    search_fields = ["file_name"]
    list_select_related = ["division", "by"]
    actions = [commit, undo]
    date_hierarchy = "created_at"
    fields = [
        "file_name", "kind", "division", "year", "state", "why", "by", "created_at", "committed_at", "undone_at",
        "rows_told", "errors", "wizard",
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

    @admin.display(description=_("wizard"))
    def wizard(self, row):
        return format_html('<a href="{}">{}</a>', reverse("import", args=[row.pk]), _("Open in the wizard"))


@office_action(right="doubts.answer", description=_("Pass on to the village"))
def to_village(modeladmin, request, row):
    actions.pass_on(doubt=row, to_level=DoubtLevel.VILLAGE, note="", by=request.user, at=clock.now())


@office_action(right="doubts.answer", description=_("Pass on to the township"))
def to_township(modeladmin, request, row):
    actions.pass_on(doubt=row, to_level=DoubtLevel.TOWNSHIP, note="", by=request.user, at=clock.now())


@office_action(right="doubts.answer", description=_("Pass on to the county"))
def to_county(modeladmin, request, row):
    actions.pass_on(doubt=row, to_level=DoubtLevel.COUNTY, note="", by=request.user, at=clock.now())


@admin.register(Doubt)
class DoubtAdmin(ScopedAdmin):
    right = "doubts.read"
    labels = {"created_at": _("asked at"), "row_no": _("row"), "args": _("facts of the question")}
    list_display = ["subject", "division", "column", "value", "why", "state", "with_level", "answered_by", "queue"]
    list_filter = ["state", "with_level", "kind"]
    search_fields = ["subject", "column", "value"]
    list_select_related = ["division", "answered_by"]
    actions = [to_village, to_township, to_county]
    date_hierarchy = "created_at"
    fields = [
        "subject", "laborer", "division", "row_no", "column", "value", "why", "state", "with_level", "note",
        "answered_by", "answered_at", "created_at", "queue",
    ]  # fmt: skip
    readonly_fields = fields

    @admin.display(description=_("why it is asked"))
    def why(self, row):
        return queries.asked(row)

    @admin.display(description=_("verify queue"))
    def queue(self, row):
        return format_html('<a href="{}">{}</a>', reverse("verify-one", args=[row.pk]), _("Open in the verify queue"))


@office_action(right="imports.run", description=_("Forget the mapping"))
def forget(modeladmin, request, row):
    actions.delete_mapping(mapping=row, by=request.user)


@admin.register(ImportMapping)
class ImportMappingAdmin(ScopedAdmin):
    right = "imports.read"
    labels = {"created_at": _("recorded at")}
    list_display = ["name", "kind", "division", "header_row", "by", "created_at"]
    list_filter = ["kind"]
    search_fields = ["name"]
    list_select_related = ["division", "by"]
    actions = [forget]
    fields = ["name", "kind", "division", "header_row", "headings", "by", "created_at"]
    readonly_fields = fields

    @admin.display(description=_("columns"))
    def headings(self, row):
        vocabulary = KINDS[row.kind].vocabulary
        return "; ".join(f"{vocabulary.title(field)}: {text}" for field, text in row.columns.items())

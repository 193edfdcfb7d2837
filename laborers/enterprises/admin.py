"""The ledgers of enterprises, contacts, agreements, selections and inspections."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.enterprises import queries
from laborers.enterprises.models import Candidate, Contact, Cooperation, Enterprise, Inspection, Score, Selection
from xundian.accounts.backoffice import CodeFilter, ScopedAdmin, only


def _not_inspected(rows, on):
    return rows.exclude(pk__in=queries.inspected(on).values("pk"))


@admin.register(Enterprise)
class EnterpriseAdmin(ScopedAdmin):
    right = "enterprises.read"
    list_display = ["name", "uscc", "industry", "size", "is_intermediary", "destination", "contact", "state"]
    list_filter = [
        only("not_inspected", _("No valid inspection"), _not_inspected), "state", "is_intermediary", "size",
        ("industry", CodeFilter),
    ]  # fmt: skip
    search_fields = ["name", "uscc", "contact"]
    ordering = ["name"]
    codes = {"industry": ("industry_section",), "destination": ("destination",)}
    found_by_name = True


@admin.register(Contact)
class ContactAdmin(ScopedAdmin):
    right = "enterprises.read"
    list_display = ["name", "post", "phone", "enterprise", "valid_from", "valid_to"]
    search_fields = ["name", "phone", "enterprise__name"]
    list_select_related = ["enterprise"]


@admin.register(Cooperation)
class CooperationAdmin(ScopedAdmin):
    right = "enterprises.read"
    list_display = ["enterprise", "kind", "signed_on", "starts", "ends", "document", "ended_reason"]
    list_filter = [
        only(
            "in_force", pgettext_lazy("agreement", "In force"),
            lambda rows, on: rows.filter(starts__lte=on, ends__gte=on),
        ),
        "kind",
    ]  # fmt: skip
    search_fields = ["enterprise__name", "document"]
    list_select_related = ["enterprise"]
    date_hierarchy = "ends"


@admin.register(Selection)
class SelectionAdmin(ScopedAdmin):
    right = "selections.read"
    exclude = ["criteria"]
    readonly_fields = ["by_weight"]
    list_display = ["title", "year", "held_on", "state", "decided_on", "published_on"]
    list_filter = ["state", "year"]
    search_fields = ["title"]
    date_hierarchy = "held_on"

    @admin.display(description=_("criteria"))
    def by_weight(self, row):
        return "、".join(f"{each['name']} {each['weight']}" for each in row.criteria)


@admin.register(Candidate)
class CandidateAdmin(ScopedAdmin):
    right = "selections.read"
    list_display = ["enterprise", "selection", "chosen"]
    list_filter = ["chosen"]
    search_fields = ["enterprise__name", "selection__title"]
    list_select_related = ["enterprise", "selection"]


@admin.register(Score)
class ScoreAdmin(ScopedAdmin):
    right = "selections.read"
    fields = ["candidate", "by_criterion", "assessor", "points"]
    readonly_fields = ["by_criterion"]
    list_display = ["candidate", "by_criterion", "assessor", "points"]
    search_fields = ["assessor", "candidate__enterprise__name"]
    list_select_related = ["candidate__enterprise", "candidate__selection"]

    @admin.display(description=_("criterion"))
    def by_criterion(self, row):
        return row.candidate.selection.criteria[row.criterion]["name"]


@admin.register(Inspection)
class InspectionAdmin(ScopedAdmin):
    right = "enterprises.read"
    list_display = [
        "enterprise", "state", "planned_on", "carried_out_on", "verdict", "valid_until", "conditions_by",
        "conditions_met_on", "by",
    ]  # fmt: skip
    list_filter = [
        only("open", _("Conditions not met yet"), lambda rows, on: rows.filter(pk__in=queries.conditions_open(on))),
        "state", "verdict",
    ]  # fmt: skip
    search_fields = ["enterprise__name"]
    list_select_related = ["enterprise", "by"]
    date_hierarchy = "carried_out_on"

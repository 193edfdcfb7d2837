"""Ledgers of planned visits and of visits made."""

from django.contrib import admin
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from laborers.visits import actions, rules
from laborers.visits.models import ContactPoint, EmployerVisit, Visit, VisitPlan
from laborers.visits.queries import overdue
from laborers.visits.states import Excuse
from xundian.accounts.backoffice import ScopedAdmin, office_action, only
from xundian.kit import clock


def _excusing(reason):
    @office_action(right="visits.log", description=format_lazy("{}: {}", _("Excuse"), reason.label))
    def run(modeladmin, request, row):
        actions.excuse(plan=row, reason=reason.value, by=request.user, on=clock.today())

    run.__name__ = f"excuse_{reason.value}"
    return run


@admin.register(VisitPlan)
class PlanAdmin(ScopedAdmin):
    right = "visits.read"
    list_display = ["household", "division", "kind", "laborer", "window_from", "window_to", "state", "late", "done_on"]
    list_filter = [only("overdue", _("Overdue"), overdue), "kind", "state"]
    codes = {"destination": ("destination",)}
    search_fields = ["household__number", "laborer__name", "laborer__pinyin"]
    list_select_related = ["household", "division", "laborer"]
    date_hierarchy = "window_to"
    fields = [
        "kind", "household", "laborer", "placement", "division", "destination", "period", "window_from", "window_to",
        "state", "done_on",
    ]  # fmt: skip
    actions = [_excusing(reason) for reason in Excuse]

    @admin.display(description=_("Overdue"))
    def late(self, row):
        return _("Overdue") if rules.is_overdue(row.window_to, row.state, clock.today()) else None


@admin.register(Visit)
class VisitAdmin(ScopedAdmin):
    right = "visits.read"
    list_display = ["household", "division", "kind", "laborer", "visited_on", "entered_at", "outcome", "mode", "by"]
    list_filter = ["kind", "outcome", "mode"]
    search_fields = ["household__number", "laborer__name", "laborer__pinyin"]
    list_select_related = ["household", "division", "laborer", "by"]
    date_hierarchy = "visited_on"
    fields = [
        "household", "division", "kind", "plan", "laborer", "visited_on", "entered_at", "outcome", "mode", "met",
        "note", "late_reason", "by",
    ]  # fmt: skip


@admin.register(EmployerVisit)
class EmployerVisitAdmin(ScopedAdmin):
    right = "employers.read"
    list_display = [
        "employer_name",
        "destination",
        "visited_on",
        "environment",
        "accommodation",
        "pay",
        "benefits",
        "by",
    ]
    list_filter = ["environment", "pay"]
    codes = {"destination": ("destination",)}
    search_fields = ["employer_name"]
    list_select_related = ["by", "station"]
    date_hierarchy = "visited_on"
    ordering = ["-visited_on", "-id"]
    fields = [
        "employer_name", "enterprise", "destination", "county", "station", "visited_on", "entered_at", "environment",
        "accommodation", "pay", "benefits", "note", "next_visit_on", "by",
    ]  # fmt: skip


@admin.register(ContactPoint)
class ContactPointAdmin(ScopedAdmin):
    right = "contacts.read"
    list_display = ["name", "kind", "destination", "address", "contact", "phone", "valid_from", "valid_to"]
    list_filter = ["kind"]
    codes = {"destination": ("destination",)}
    search_fields = ["name"]
    list_select_related = ["enterprise"]
    ordering = ["name"]
    fields = [
        "name", "kind", "destination", "address", "enterprise", "county", "contact", "phone", "services", "hours",
        "valid_from", "valid_to",
    ]  # fmt: skip

"""Ledgers of planned visits, of visits made with what they were told, and of what the follow-up rests on."""

from django.contrib import admin
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from laborers.visits import actions, rules
from laborers.visits.models import (
    ContactPoint,
    EmployerVisit,
    EntryUnlock,
    ExcusedPeriod,
    News,
    ReportedChange,
    Visit,
    VisitPlan,
)
from laborers.visits.queries import overdue
from laborers.visits.states import Excuse, NewsState
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
    words = {"reason": dict(Excuse.choices)}
    search_fields = ["household__number", "laborer__name", "laborer__pinyin"]
    list_select_related = ["household", "division", "laborer"]
    date_hierarchy = "window_to"
    fields = [
        "kind", "household", "laborer", "placement", "division", "destination", "period", "window_from", "window_to",
        "state", "done_on",
    ]  # fmt: skip
    leads_through = {"placement": ("placement__laborer",)}
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
        "household", "division", "kind", "plan", "laborer", "visited_on", "entered_at", "outcome", "mode", "whom",
        "note", "late_reason", "consent", "by",
    ]  # fmt: skip
    readonly_fields = ["whom"]

    @admin.display(description=_("who was met"))
    def whom(self, row):
        return row.met_label


@admin.register(ReportedChange)
class ReportedChangeAdmin(ScopedAdmin):
    right = "visits.read"
    list_display = ["person", "said", "household", "division", "visit", "state", "settled_on", "settled_by"]
    list_filter = ["state"]
    search_fields = ["household__number", "laborer__name", "laborer__pinyin", "dependant__name"]
    list_select_related = ["household", "division", "laborer", "dependant", "visit", "settled_by"]
    ordering = ["-id"]
    fields = ["person", "said", "household", "division", "visit", "state", "settled_on", "settled_by", "note"]
    readonly_fields = ["person", "said"]

    @admin.display(description=_("Person"))
    def person(self, row):
        return row.person

    @admin.display(description=_("Reported change"))
    def said(self, row):
        return row.kind_label


@admin.register(News)
class NewsAdmin(ScopedAdmin):
    right = "visits.read"
    list_display = ["laborer", "household", "division", "direction", "said", "state", "told_on", "told_by", "how"]
    list_filter = ["direction", "state"]
    # Never by its text: a search would say whether withheld news holds a word.
    search_fields = ["household__number", "laborer__name", "laborer__pinyin"]
    list_select_related = ["household", "division", "laborer", "visit", "told_by"]
    ordering = ["-id"]
    fields = [
        "laborer", "household", "division", "direction", "said", "visit", "agreed", "state", "told_on", "told_by",
        "how",
    ]  # fmt: skip
    readonly_fields = ["said"]

    @admin.display(description=_("Text"))
    def said(self, row):
        """What is withheld is nobody's to read until the migrant agrees."""
        return None if row.state == NewsState.WITHHELD else row.text


@admin.register(ExcusedPeriod)
class ExcusedPeriodAdmin(ScopedAdmin):
    right = "visits.read"
    list_display = ["household", "division", "laborer", "from_on", "to_on", "reason", "by", "withdrawn_on"]
    list_filter = ["reason"]
    search_fields = ["household__number", "laborer__name", "laborer__pinyin"]
    list_select_related = ["household", "division", "laborer", "by"]
    date_hierarchy = "from_on"
    ordering = ["-from_on", "-id"]
    fields = [
        "household", "division", "laborer", "from_on", "to_on", "reason", "by", "withdrawn_on", "withdrawn_by",
    ]  # fmt: skip


@admin.register(EntryUnlock)
class EntryUnlockAdmin(ScopedAdmin):
    right = "visits.read"
    list_display = ["division", "month", "until_on", "reason", "by"]
    search_fields = ["division__name"]
    list_select_related = ["division", "by"]
    date_hierarchy = "month"
    ordering = ["-month", "division_id"]
    fields = ["division", "month", "until_on", "reason", "by"]


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

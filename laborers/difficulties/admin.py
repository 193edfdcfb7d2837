"""The ledger of difficulties, and of their deadlines."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from laborers.difficulties import actions, queries, rules
from laborers.difficulties.models import Difficulty, DifficultyDeadline
from laborers.difficulties.states import Level
from xundian.accounts.backoffice import CodeFilter, ScopedAdmin, office_action, only
from xundian.kit import clock

EDIT = "difficulties.edit"


@office_action(right=EDIT, description=_("Take up"))
def take_up(modeladmin, request, row):
    actions.start_work(difficulty=row, by=request.user, on=clock.today())


@office_action(right=EDIT, description=_("Hand over to the township"))
def to_township(modeladmin, request, row):
    actions.hand_over(difficulty=row, level=Level.TOWNSHIP, by=request.user, on=clock.today())


@office_action(right=EDIT, description=_("Hand over to the county"))
def to_county(modeladmin, request, row):
    actions.hand_over(difficulty=row, level=Level.COUNTY, by=request.user, on=clock.today())


@office_action(right=EDIT, description=_("Hand over to the station"))
def to_station(modeladmin, request, row):
    actions.hand_over(difficulty=row, level=Level.STATION, by=request.user, on=clock.today())


@admin.register(Difficulty)
class DifficultyAdmin(ScopedAdmin):
    right = "difficulties.read"
    list_display = [
        "kind", "severity", "person", "division", "reported_on", "due_on", "late", "level", "owner", "state",
    ]  # fmt: skip
    list_filter = [
        only("overdue", _("Overdue"), lambda rows, on: rows.filter(queries.overdue(on))),
        "state", "level", "severity", "kind", "side", "reported_via", "confidential",
    ]  # fmt: skip
    codes = {"destination": ("destination",)}
    search_fields = ["description", "household__number", "laborer__name"]
    list_select_related = ["division", "laborer", "household", "owner"]
    date_hierarchy = "reported_on"
    fields = [
        "kind", "severity", "person", "household", "division", "destination", "description", "employer",
        "reported_on", "reported_by", "reported_via", "side", "visit", "level", "owner", "due_on", "state",
        "history_of_steps", "result", "resolved_on", "confirmed_on", "asked_on", "confidential",
    ]  # fmt: skip
    actions = [take_up, to_township, to_county, to_station]
    readonly_fields = ["person", "history_of_steps"]

    def within(self, request, queryset):
        """Rows in the user's place that the user may know of."""
        return queries.visible(request.user, queryset)

    @admin.display(description=_("Person or household"))
    def person(self, row):
        return row.laborer or row.household

    @admin.display(description=_("Overdue"))
    def late(self, row):
        return _("Overdue") if row.state in queries.UNSOLVED and row.due_on < clock.today() else None

    @admin.display(description=_("Steps"))
    def history_of_steps(self, row):
        steps = row.steps.select_related("by").order_by("id")
        return "\n".join(f"{step.on} {step.get_kind_display()} {step.by or ''} {step.note}".strip() for step in steps)


@admin.register(DifficultyDeadline)
class DeadlineAdmin(ScopedAdmin):
    right = "difficulties.read"
    list_display = ["of_kind", "severity", "days", "valid_from", "valid_to", "document"]
    fields = ["of_kind", "severity", "days", "valid_from", "valid_to", "document"]
    readonly_fields = ["of_kind"]
    list_filter = [("kind", CodeFilter), "severity"]
    codes = {"kind": ("difficulty_kind",)}
    ordering = ["kind", "severity", "-valid_from"]

    def within(self, request, queryset):
        """Policy of the whole county: no place, no person."""
        return queryset

    @admin.display(description=_("kind"), ordering="kind")
    def of_kind(self, row):
        """The kind by its label; the one row that holds for every kind without a row of its own says so."""
        return _("every other kind") if row.kind == rules.ANY_KIND else self._labelled(row, "kind")

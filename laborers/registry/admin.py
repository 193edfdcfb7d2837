"""Ledgers of households, laborers, cases, and of revealed identity numbers."""

from django.contrib import admin
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from laborers.registry import actions, queries
from laborers.registry.columns import sees
from laborers.registry.models import (
    Case,
    Dependant,
    DuplicatePair,
    Household,
    HouseholdEvent,
    Laborer,
    Merge,
    RevealLog,
    Transfer,
)
from laborers.registry.rules import SUPPORTED_CATEGORIES
from laborers.registry.search import find_by_person, find_households, find_people
from laborers.registry.states import DETAIL_CHOICES, DETAIL_SCHEMES, Stage
from xundian.accounts.actions import note_read
from xundian.accounts.backoffice import ScopedAdmin, office_action
from xundian.codes.queries import choices, tables
from xundian.kit import clock


class CategoryFilter(admin.SimpleListFilter):
    """Households by category: all that come first, or one of the list."""

    title = _("household category")
    parameter_name = "category"
    path = "category"

    def lookups(self, request, model_admin):
        return [("supported", _("Come first")), *choices("household_category", clock.today())]

    def queryset(self, request, queryset):
        if self.value() == "supported":
            return queryset.filter(**{f"{self.path}__in": SUPPORTED_CATEGORIES})
        return queryset.filter(**{self.path: self.value()}) if self.value() else queryset


class LaborerCategoryFilter(CategoryFilter):
    path = "household__category"


class StageFilter(admin.SimpleListFilter):
    """Laborers by the stage of the open case."""

    title = _("stage")
    parameter_name = "stage"

    def lookups(self, request, model_admin):
        return Stage.choices

    def queryset(self, request, queryset):
        return queries.at_stage(queryset, self.value()) if self.value() else queryset


class DirectionFilter(admin.SimpleListFilter):
    """Laborers by the direction they were assessed to."""

    title = _("direction")
    parameter_name = "direction"

    def lookups(self, request, model_admin):
        return DETAIL_CHOICES["direction"].choices

    def queryset(self, request, queryset):
        return queries.assessed_to(queryset, self.value()) if self.value() else queryset


def timeline_table(events):
    """A timeline as a table: day, what, who; words in the language of the page."""
    lists = tables(set(DETAIL_SCHEMES.values()), clock.today())
    rows = [(event.on, event.get_kind_display(), _told(event, lists), event.by or _("the clock")) for event in events]
    line = "<tr><td class='pr-6'>{}</td><td class='pr-6'>{}</td><td class='pr-6'>{}</td><td>{}</td></tr>"
    return format_html("<table>{}</table>", format_html_join("", line, rows))


def _told(event, lists):
    words = [event.get_from_stage_display(), "→", event.get_to_stage_display()] if event.to_stage else []
    for key, value in event.detail.items():
        if key in DETAIL_CHOICES:
            words.append(str(dict(DETAIL_CHOICES[key].choices).get(value, value)))
        elif key in DETAIL_SCHEMES:
            words.append(lists[DETAIL_SCHEMES[key]].label(value))
        elif key == "reason":
            words.append(value)
    return " ".join(map(str, words))


@admin.register(Household)
class HouseholdAdmin(ScopedAdmin):
    right = "households.read"
    codes = {"category": ("household_category",)}
    found_by_name = True
    list_display = ["number", "division", "group_name", "address", "phone", "category"]
    list_filter = [CategoryFilter]
    search_fields = ["number"]
    search_with = staticmethod(find_households)
    list_select_related = ["division"]
    fields = ["number", "division", "group_name", "address", "phone", "category", "members", "looked_after"]
    readonly_fields = ["members", "looked_after"]

    @admin.display(description=_("laborers"))
    def members(self, row):
        return "、".join(each.name for each in row.laborers.order_by("birth")) or "–"

    @admin.display(description=_("dependants"))
    def looked_after(self, row):
        return "、".join(f"{each.name} ({each.get_kind_display()})" for each in row.dependants.order_by("birth")) or "–"


@admin.register(Dependant)
class DependantAdmin(ScopedAdmin):
    right = "households.read"
    list_display = ["name", "kind", "birth", "school_status", "household"]
    list_filter = ["kind", "school_status"]
    search_fields = ["name", "household__number"]
    list_select_related = ["household"]
    ordering = ["name"]


@admin.register(Laborer)
class LaborerAdmin(ScopedAdmin):
    right = "laborers.read"
    list_display = ["name", "sex", "birth", "division", "household", "phone", "stage_words", "direction_words"]
    list_filter = [StageFilter, DirectionFilter, LaborerCategoryFilter, "sex"]
    search_fields = ["name"]
    search_with = staticmethod(find_people)
    list_select_related = ["division", "household"]
    found_by_name = True
    codes = {
        "relation": ("relation",), "education": ("education",), "health": ("health_field", "health"),
        "labour_skill": ("labour_skill",), "ethnic_group": ("ethnic_group",),
    }  # fmt: skip
    # What the ledger calls a column of the table in columns.py.
    columns = {
        "division": "division_name", "household": "household_number", "stage_words": "stage",
        "direction_words": "direction", "skills_known": "skills", "timeline": "stage",
    }  # fmt: skip
    detail = [
        "name", "sex", "birth", "identity_hint", "division", "household", "relation", "education", "health",
        "labour_skill", "phone", "stage_words", "direction_words", "skills_known", "timeline", "left_on",
    ]  # fmt: skip
    readonly_fields = ["stage_words", "direction_words", "skills_known", "timeline"]

    def get_queryset(self, request):
        return queries.with_case(super().get_queryset(request))

    def _seen(self, request, names):
        return [name for name in names if sees(request.user.role, "laborer", self.columns.get(name, name))]

    def get_list_display(self, request):
        """The columns that the role sees."""
        return [self._shown.get(name, name) for name in self._seen(request, self.list_display)]

    def get_fields(self, request, obj=None):
        """The same on the page of one person: an auditor reads everything but identity numbers."""
        return [self._shown.get(name, name) for name in self._seen(request, self.detail)]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """One person whole; who opened it is written down."""
        answer = super().change_view(request, object_id, form_url, extra_context)
        if answer.status_code == 200:
            note_read(user=request.user, model=Laborer._meta.label, record=object_id, how="page", at=clock.now())
        return answer

    @admin.display(description=_("stage"))
    def stage_words(self, row):
        return dict(Stage.choices).get(row.stage, "–")

    @admin.display(description=_("direction"))
    def direction_words(self, row):
        return dict(DETAIL_CHOICES["direction"].choices).get(row.direction, "–")

    @admin.display(description=_("skills"))
    def skills_known(self, row):
        words = tables(["occupation"], clock.today())["occupation"]
        return (
            "、".join(f"{words.label(each.occupation)} {each.certificate}".strip() for each in row.skills.all()) or "–"
        )

    @admin.display(description=_("timeline"))
    def timeline(self, row):
        return timeline_table(queries.timeline_of(row))


@office_action(right="cases.advance", description=_("Look for a post"))
def to_matching(modeladmin, request, row):
    actions.advance_by_hand(case=row, to=Stage.MATCHING, by=request.user, on=clock.today())


@office_action(right="cases.advance", description=_("Close: withdrew"))
def close_withdrew(modeladmin, request, row):
    actions.advance_by_hand(case=row, to=Stage.CLOSED, outcome="withdrew", by=request.user, on=clock.today())


@office_action(right="cases.advance", description=_("Close: moved away"))
def close_moved(modeladmin, request, row):
    actions.advance_by_hand(case=row, to=Stage.CLOSED, outcome="moved", by=request.user, on=clock.today())


@admin.register(Case)
class CaseAdmin(ScopedAdmin):
    right = "cases.read"
    list_display = ["laborer", "episode", "stage", "division", "opened_on", "closed_on", "outcome"]
    list_filter = ["stage", "outcome"]
    search_fields = ["laborer__name"]
    search_with = staticmethod(find_by_person)
    list_select_related = ["laborer", "division"]
    date_hierarchy = "opened_on"
    actions = [to_matching, close_withdrew, close_moved]
    fields = ["laborer", "division", "episode", "stage", "opened_on", "closed_on", "outcome", "timeline"]
    readonly_fields = ["timeline"]

    @admin.display(description=_("timeline"))
    def timeline(self, row):
        return timeline_table(queries.timeline(row))


@admin.register(RevealLog)
class RevealLogAdmin(ScopedAdmin):
    right = "audit.read"
    list_display = ["at", "by", "laborer", "ground", "reason"]
    list_filter = ["ground"]
    search_fields = ["by__name", "by__username", "laborer__name", "reason"]
    list_select_related = ["by", "laborer"]
    ordering = ["-at"]
    date_hierarchy = "at"


@admin.register(HouseholdEvent)
class HouseholdEventAdmin(ScopedAdmin):
    right = "households.read"
    list_display = ["on", "kind", "household", "laborer", "dependant", "by"]
    list_filter = ["kind"]
    search_fields = ["household__number", "laborer__name", "dependant__name"]
    list_select_related = ["household", "laborer", "dependant", "by"]
    ordering = ["-on", "-id"]
    date_hierarchy = "on"
    fields = ["on", "kind", "household", "laborer", "dependant", "by"]


@admin.register(Transfer)
class TransferAdmin(ScopedAdmin):
    right = "transfers.review"
    list_display = ["laborer", "from_division", "to_division", "household_number", "state", "source", "opened_on"]
    list_filter = ["state", "source"]
    search_fields = ["laborer__name", "household_number"]
    list_select_related = ["laborer", "from_division", "to_division"]
    ordering = ["-opened_on", "-id"]
    fields = [
        "laborer", "from_division", "to_division", "household_number", "state", "source", "row_no", "opened_by",
        "opened_on", "decided_by", "decided_on", "note",
    ]  # fmt: skip


@admin.register(DuplicatePair)
class DuplicatePairAdmin(ScopedAdmin):
    right = "duplicates.read"
    list_display = ["a", "b", "division", "reason", "state", "found_on"]
    list_filter = ["state", "reason"]
    search_fields = ["a__name", "b__name"]
    list_select_related = ["a", "b", "division"]
    ordering = ["-found_on", "-id"]
    fields = ["a", "b", "division", "reason", "state", "found_on", "decided_by", "decided_on", "note"]


@admin.register(Merge)
class MergeAdmin(ScopedAdmin):
    right = "duplicates.read"
    list_display = ["stays", "goes", "division", "on", "by", "undone_on"]
    search_fields = ["stays__name", "goes__name"]
    list_select_related = ["stays", "goes", "division", "by"]
    ordering = ["-on", "-id"]
    date_hierarchy = "on"
    fields = ["stays", "goes", "division", "on", "by", "undone_on", "undone_by"]

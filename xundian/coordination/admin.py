"""Ledgers of coordination."""

from django.contrib import admin
from django.utils.translation import pgettext_lazy

from xundian.accounts.backoffice import ScopedAdmin
from xundian.coordination import queries
from xundian.coordination.models import Activity, Meeting, ProgressHeard, Story, Suggestion, Symposium, Task
from xundian.kit import clock


class LateFilter(admin.SimpleListFilter):
    """Open tasks whose day has passed."""

    title, parameter_name = pgettext_lazy("task", "late"), "late"

    def lookups(self, request, model_admin):
        """One choice."""
        return [("1", pgettext_lazy("task", "Late"))]

    def queryset(self, request, queryset):
        """By the one definition."""
        return queries.late(queryset, clock.today()) if self.value() == "1" else queryset


@admin.register(Meeting)
class MeetingAdmin(ScopedAdmin):
    """Progress meetings, the latest first."""

    right = "meetings.read"
    list_display = ["title", "division", "kind", "held_on", "state"]
    list_filter = ["kind", "state"]
    search_fields = ["title", "place"]
    list_select_related = ["division"]
    ordering = ["-held_on", "-id"]


@admin.register(ProgressHeard)
class ProgressHeardAdmin(ScopedAdmin):
    """What was heard of each place."""

    right = "meetings.read"
    list_display = ["meeting", "division", "said"]
    search_fields = ["meeting__title", "said"]
    list_select_related = ["meeting", "division"]
    ordering = ["-meeting__held_on", "division_id", "id"]
    exclude = ["figures"]


@admin.register(Task)
class TaskAdmin(ScopedAdmin):
    """Tasks, the next day first."""

    right = "tasks.read"
    list_display = ["text", "owner", "division", "due_on", "state", "ended_on"]
    list_filter = ["state", LateFilter]
    search_fields = ["text", "owner__name"]
    list_select_related = ["owner", "division"]
    ordering = ["due_on", "id"]


@admin.register(Activity)
class ActivityAdmin(ScopedAdmin):
    """Publicity and mobilisation."""

    right = "activities.read"
    list_display = ["title", "division", "form", "held_on", "reach", "taken_back_on"]
    list_filter = ["form"]
    search_fields = ["title", "place"]
    list_select_related = ["division"]
    ordering = ["-held_on", "-id"]


@admin.register(Story)
class StoryAdmin(ScopedAdmin):
    """Model cases and experience notes."""

    right = "stories.read"
    list_display = ["title", "division", "kind", "laborer", "consented_on", "state", "published_on"]
    list_filter = ["kind", "state"]
    search_fields = ["title"]
    list_select_related = ["division", "laborer"]
    ordering = ["-created_at", "-id"]


@admin.register(Symposium)
class SymposiumAdmin(ScopedAdmin):
    """Returnee symposiums."""

    right = "symposiums.read"
    list_display = ["title", "division", "held_on", "people"]
    search_fields = ["title", "place"]
    list_select_related = ["division"]
    ordering = ["-held_on", "-id"]


@admin.register(Suggestion)
class SuggestionAdmin(ScopedAdmin):
    """Suggestions, and what became of each."""

    right = "symposiums.read"
    list_display = ["text", "symposium", "division", "state", "answered_on"]
    list_filter = ["state"]
    search_fields = ["text", "answer"]
    list_select_related = ["symposium", "division"]
    ordering = ["-created_at", "-id"]

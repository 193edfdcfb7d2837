"""Ledgers of targets, their plans, and what was changed."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.accounts.backoffice import ScopedAdmin, only
from xundian.divisions.models import Division
from xundian.targets import queries
from xundian.targets.models import Target, TargetChange, TargetPlan


@admin.register(Target)
class TargetAdmin(ScopedAdmin):
    """Targets of divisions and persons by year."""

    right = "targets.read"
    list_display = ["division", "person", "indicator", "year", "value", "document"]
    fields = ["indicator", "year", "division", "person", "answers_for", "value", "document"]
    readonly_fields = ["answers_for"]
    list_filter = ["indicator", "year"]
    search_fields = ["division__name", "^division__code", "person__name", "document"]
    list_select_related = ["division", "person"]

    @admin.display(description=pgettext_lazy("of a person", "places"))
    def answers_for(self, row):
        """The places for which a person carries the target, by name."""
        return "、".join(Division.objects.filter(code__in=row.places).order_by("code").values_list("name", flat=True))


@admin.register(TargetPlan)
class TargetPlanAdmin(ScopedAdmin):
    """Plans of counties by indicator and year, and whether they are frozen."""

    right = "targets.read"
    list_display = ["county", "indicator", "year", "state", "document", "frozen_on", "changes"]
    list_filter = [
        only("uneven", _("Parts differ"), lambda rows, on: queries.uneven(rows)),
        "indicator",
        "state",
        "year",
    ]
    search_fields = ["document", "difference"]
    list_select_related = ["county"]
    ordering = ["-year", "indicator", "pk"]


@admin.register(TargetChange)
class TargetChangeAdmin(ScopedAdmin):
    """The change log of all plans."""

    right = "targets.read"
    list_display = ["changed_at", "plan", "division", "person", "before", "after", "frozen", "reason", "document", "by"]
    list_filter = ["frozen", "plan__indicator", "plan__year"]
    search_fields = ["division__name", "^division__code", "person__name", "reason", "document"]
    list_select_related = ["plan", "plan__county", "division", "person", "by"]
    ordering = ["-created_at", "-pk"]

    @admin.display(description=_("changed at"), ordering="created_at")
    def changed_at(self, row):
        """When it was written."""
        return row.created_at

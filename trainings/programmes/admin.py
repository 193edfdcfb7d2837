"""Ledger of programmes."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from trainings.programmes import actions, queries
from trainings.programmes.models import Programme
from xundian.accounts.backoffice import CodeFilter, ScopedAdmin, office_action, only
from xundian.kit import clock


@office_action(right="programmes.edit", description=_("Offer them until today, no longer"))
def end_today(modeladmin, request, row):
    actions.end_programme(programme=row, active_to=clock.today(), by=request.user)


@admin.register(Programme)
class ProgrammeAdmin(ScopedAdmin):
    right = "trainings.read"
    list_display = [
        "name", "kind", "occupation", "project", "hours", "certificate_kind", "level", "subsidy_rule", "active_from",
        "active_to",
    ]  # fmt: skip
    list_filter = [
        only("offered", _("Offered today"), lambda rows, on: rows.filter(queries.offered_on(on))), "kind",
        ("occupation", CodeFilter), ("project", CodeFilter), "subsidy_rule",
    ]  # fmt: skip
    search_fields = ["name", "policy_title", "policy_number"]
    ordering = ["kind", "name"]
    codes = {
        "occupation": ("training_occupation", "occupation"), "project": ("training_programme",),
        "certificate_kind": ("certificate_kind",), "level": ("skill_level",),
    }  # fmt: skip
    found_by_name = True
    actions = [end_today]

"""Ledger of training institutions."""

from datetime import timedelta

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from trainings.institutions import actions
from trainings.institutions.models import Institution
from xundian.accounts.backoffice import ScopedAdmin, office_action
from xundian.kit.clock import today

YEAR = timedelta(days=365)


@office_action(right="institutions.edit", description=_("Approve for one year from today"))
def approve_for_a_year(modeladmin, request, row):
    """The usual approval; other periods go through the REST interface."""
    day = today()
    actions.approve(institution=row, approved_from=day, approved_to=day + YEAR, by=request.user)


@admin.register(Institution)
class InstitutionAdmin(ScopedAdmin):
    """Institutions and the days of their approval."""

    right = "trainings.read"
    list_display = ["name", "uscc", "contact", "phone", "approved_from", "approved_to"]
    search_fields = ["name", "uscc"]
    list_filter = ["approved_to"]
    ordering = ["name"]
    found_by_name = True
    list_select_related = ["county"]
    actions = [approve_for_a_year]

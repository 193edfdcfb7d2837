"""Ledger of training orders."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from trainings.demand import actions, queries
from trainings.demand.models import TrainingOrder
from trainings.demand.states import OrderState
from xundian.accounts.backoffice import CodeFilter, ScopedAdmin, office_action, only
from xundian.kit import clock


@office_action(right="orders.edit", description=_("Mark as served"))
def serve(modeladmin, request, row):
    actions.close_order(order=row, state=OrderState.SERVED, by=request.user, on=clock.today())


@admin.register(TrainingOrder)
class TrainingOrderAdmin(ScopedAdmin):
    right = "orders.read"
    list_display = [
        "enterprise", "division", "occupation", "headcount", "wanted_from", "wanted_to", "promised_hires",
        "promised_wage_fen", "state", "closed_on", "reason",
    ]  # fmt: skip
    list_filter = [only("late", _("Days are over"), queries.past_their_days), "state", ("occupation", CodeFilter)]
    search_fields = ["enterprise__name", "note"]
    list_select_related = ["enterprise", "division", "vacancy", "by"]
    date_hierarchy = "wanted_from"
    codes = {"occupation": ("occupation",)}
    actions = [serve]

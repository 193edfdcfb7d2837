"""The ledger of posts kept for graduates."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from laborers.jobs import actions
from laborers.jobs.models import FirstCall
from laborers.jobs.queries import waiting
from xundian.accounts.backoffice import ScopedAdmin, office_action, only
from xundian.kit import clock


@office_action(right="offers.answer", description=_("The person does not want it"))
def decline(modeladmin, request, row):
    actions.decline_call(call=row, by=request.user, on=clock.today())


@admin.register(FirstCall)
class FirstCallAdmin(ScopedAdmin):
    right = "offers.read"
    list_display = ["laborer", "division", "vacancy", "made_on", "until", "state", "ended_on"]
    list_filter = [only("kept", _("Kept today"), lambda rows, on: rows.filter(waiting(on))), "state"]
    search_fields = ["laborer__name", "vacancy__title", "vacancy__enterprise__name"]
    list_select_related = ["laborer", "division", "vacancy"]
    date_hierarchy = "made_on"
    actions = [decline]

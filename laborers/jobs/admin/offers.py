"""The ledger of offers."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from laborers.jobs import actions
from laborers.jobs.admin.words import Worded
from laborers.jobs.models import Offer
from laborers.jobs.queries import WAITS_FOR_EMPLOYER
from laborers.jobs.states import LIVE_OFFERS
from xundian.accounts.backoffice import ScopedAdmin, office_action, only
from xundian.kit import clock


@office_action(right="offers.make", description=_("Withdraw the offer"))
def withdraw(modeladmin, request, row):
    actions.withdraw_offer(offer=row, by=request.user, on=clock.today())


@admin.register(Offer)
class OfferAdmin(Worded, ScopedAdmin):
    right = "offers.read"
    list_display = [
        "laborer", "division", "vacancy", "score", "made_on", "answer_by", "answered_on", "state", "employer_state",
    ]  # fmt: skip
    list_filter = [
        only("waiting", _("To be answered"), lambda rows, on: rows.filter(state__in=LIVE_OFFERS)),
        only("employer", _("Employer to answer"), lambda rows, on: rows.filter(WAITS_FOR_EMPLOYER)),
        "state", "employer_state",
    ]  # fmt: skip
    search_fields = ["laborer__name", "vacancy__title", "vacancy__enterprise__name"]
    list_select_related = ["laborer", "division", "vacancy"]
    date_hierarchy = "made_on"
    exclude = ["reasons"]
    readonly_fields = ["in_words"]
    actions = [withdraw]

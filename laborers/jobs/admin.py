"""The ledgers of enterprises, vacancies, match runs and offers."""

from datetime import timedelta

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from laborers.jobs import actions
from laborers.jobs.models import Enterprise, MatchProposal, MatchRun, Offer, Vacancy
from laborers.jobs.rules import ANSWER_DAYS, explain
from laborers.jobs.states import LIVE_OFFERS
from xundian.accounts.backoffice import CodeFilter, ScopedAdmin, office_action, only
from xundian.kit import clock
from xundian.kit.money import yuan


@office_action(right="vacancies.edit", description=_("Close the vacancy"))
def close(modeladmin, request, row):
    actions.close_vacancy(vacancy=row, by=request.user, on=clock.today())


@office_action(right="offers.make", description=_("Make offers, to be answered within a week"))
def make_offers(modeladmin, request, row):
    today = clock.today()
    actions.offer_proposals(run=row, by=request.user, on=today, answer_by=today + timedelta(days=ANSWER_DAYS))


@office_action(right="offers.make", description=_("Withdraw the offer"))
def withdraw(modeladmin, request, row):
    actions.withdraw_offer(offer=row, by=request.user, on=clock.today())


class Worded:
    """Shows stored reasons as sentences."""

    @admin.display(description=_("Reasons"))
    def in_words(self, row):
        return format_html_join("", "<p>{}</p>", ([each] for each in explain(row.reasons)))


@admin.register(Enterprise)
class EnterpriseAdmin(ScopedAdmin):
    right = "enterprises.read"
    list_display = ["name", "uscc", "industry", "is_intermediary", "destination", "contact", "introduced_on"]
    list_filter = ["is_intermediary", ("industry", CodeFilter)]
    search_fields = ["name", "uscc", "contact"]
    ordering = ["name"]
    codes = {"industry": ("industry_section",), "destination": ("destination",)}
    found_by_name = True


@admin.register(Vacancy)
class VacancyAdmin(ScopedAdmin):
    right = "vacancies.read"
    list_display = [
        "title", "enterprise", "occupation", "headcount", "filled", "wage", "destination", "channel", "closes", "state",
    ]  # fmt: skip
    list_filter = ["state", "channel", ("occupation", CodeFilter)]
    codes = {
        "occupation": ("occupation",), "destination": ("destination",), "min_education": ("education",),
        "sex": ("sex",),
    }  # fmt: skip
    search_fields = ["title", "enterprise__name"]
    list_select_related = ["enterprise"]
    date_hierarchy = "closes"
    actions = [close]

    @admin.display(description=_("monthly wage in yuan"))
    def wage(self, row):
        return f"{yuan(row.wage_min_fen):.0f}–{yuan(row.wage_max_fen):.0f}"


@admin.register(MatchRun)
class MatchRunAdmin(ScopedAdmin):
    right = "matching.read"
    list_display = ["on", "division", "by", "laborers", "posts", "placed", "total_score", "upper_bound"]
    search_fields = ["division__name"]
    ordering = ["-on"]
    list_select_related = ["division", "by"]
    date_hierarchy = "on"
    actions = [make_offers]


@admin.register(MatchProposal)
class MatchProposalAdmin(Worded, ScopedAdmin):
    right = "matching.read"
    list_display = ["run", "laborer", "division", "vacancy", "score", "in_words"]
    list_filter = [("vacancy", admin.EmptyFieldListFilter)]
    search_fields = ["laborer__name", "vacancy__title"]
    list_select_related = ["run__division", "laborer", "division", "vacancy"]
    fields = ["run", "laborer", "division", "vacancy", "score", "in_words"]
    readonly_fields = ["in_words"]


@admin.register(Offer)
class OfferAdmin(Worded, ScopedAdmin):
    right = "offers.read"
    list_display = ["laborer", "division", "vacancy", "score", "made_on", "answer_by", "answered_on", "state"]
    list_filter = [
        only("waiting", _("To be answered"), lambda rows, on: rows.filter(state__in=LIVE_OFFERS)),
        "state",
    ]  # fmt: skip
    search_fields = ["laborer__name", "vacancy__title", "vacancy__enterprise__name"]
    list_select_related = ["laborer", "division", "vacancy"]
    date_hierarchy = "made_on"
    exclude = ["reasons"]
    readonly_fields = ["in_words"]
    actions = [withdraw]

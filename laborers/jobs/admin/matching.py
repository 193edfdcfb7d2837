"""The ledgers of match runs and their proposals."""

from datetime import timedelta

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from laborers.jobs import actions
from laborers.jobs.admin.words import Worded
from laborers.jobs.models import MatchPolicy, MatchProposal, MatchRun, WorkWish
from laborers.jobs.rules import ANSWER_DAYS
from laborers.jobs.states import WEIGHTS
from xundian.accounts.backoffice import ScopedAdmin, office_action
from xundian.kit import clock


@office_action(right="offers.make", description=_("Make offers, to be answered within a week"))
def make_offers(modeladmin, request, row):
    today = clock.today()
    actions.offer_proposals(run=row, by=request.user, on=today, answer_by=today + timedelta(days=ANSWER_DAYS))


@admin.register(MatchRun)
class MatchRunAdmin(ScopedAdmin):
    right = "matching.read"
    list_display = [
        "on", "division", "title", "by", "state", "laborers", "posts", "placed", "placeable", "total_score",
        "upper_bound", "kept",
    ]  # fmt: skip
    list_filter = ["state", "kept"]
    search_fields = ["division__name", "title"]
    ordering = ["-on"]
    list_select_related = ["division", "by"]
    date_hierarchy = "on"
    actions = [make_offers]
    # In words on the page of the run at the desk.
    exclude = ["what_if"]


@admin.register(MatchProposal)
class MatchProposalAdmin(Worded, ScopedAdmin):
    right = "matching.read"
    list_display = ["run", "laborer", "division", "vacancy", "score", "in_words"]
    list_filter = [("vacancy", admin.EmptyFieldListFilter)]
    search_fields = ["laborer__name", "vacancy__title"]
    list_select_related = ["run__division", "laborer", "division", "vacancy"]
    fields = ["run", "laborer", "division", "vacancy", "score", "in_words"]
    readonly_fields = ["in_words"]


@admin.register(MatchPolicy)
class MatchPolicyAdmin(ScopedAdmin):
    right = "matching.read"
    exclude = ["weights"]
    readonly_fields = ["counting"]
    list_display = ["document", "county", "valid_from", "valid_to"]
    search_fields = ["document"]
    ordering = ["-valid_from"]
    list_select_related = ["county"]

    @admin.display(description=_("weights"))
    def counting(self, row):
        told = ((WEIGHTS.get(name, name), points) for name, points in row.weights.items())
        return format_html_join("", "<p>{}: {}</p>", told)


@admin.register(WorkWish)
class WorkWishAdmin(ScopedAdmin):
    right = "offers.read"
    list_display = ["laborer", "division", "told_on", "free_from", "free_to", "kind", "is_current"]
    list_filter = ["is_current", "kind"]
    search_fields = ["laborer__name"]
    exclude = ["beside"]
    list_select_related = ["laborer", "division"]
    date_hierarchy = "told_on"

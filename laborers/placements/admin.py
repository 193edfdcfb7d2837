"""Ledgers of consents, batches, placements and contract cards."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.placements import actions
from laborers.placements.models import Batch, Consent, ContractCard, Placement, RosterLine, WageReport
from xundian.accounts.backoffice import CodeFilter, ScopedAdmin, office_action, only
from xundian.kit import clock


@office_action(right="placements.edit", description=_("Withdraw today"))
def withdraw(modeladmin, request, row):
    actions.withdraw_consent(consent=row, on=clock.today(), by=request.user)


@office_action(right="batches.edit", description=_("Cancel the batch"))
def cancel(modeladmin, request, row):
    actions.cancel_batch(batch=row, by=request.user)


@office_action(right="cards.issue", description=_("Issue the contract card"))
def issue_card(modeladmin, request, row):
    actions.issue_card(placement=row, on=clock.today(), by=request.user)


@office_action(right="cards.issue", description=_("Revoke today"))
def revoke(modeladmin, request, row):
    actions.revoke_card(card=row, on=clock.today(), by=request.user)


# Languages that are kept by their code; any other stands in the row as it was told.
LANGUAGES = {"zh-hans": _("Chinese"), "zh": _("Chinese"), "en": _("English")}


@admin.register(Consent)
class ConsentAdmin(ScopedAdmin):
    right = "placements.read"
    list_display = ["laborer", "division", "purpose", "text_version", "spoken", "given_on", "withdrawn_on", "by"]
    fields = [
        "laborer", "division", "purpose", "text_version", "spoken", "given_on", "withdrawn_on", "witness", "by",
    ]  # fmt: skip
    readonly_fields = ["spoken"]
    list_filter = ["purpose", ("withdrawn_on", admin.EmptyFieldListFilter)]
    date_hierarchy = "given_on"
    search_fields = ["laborer__name", "laborer__pinyin"]
    list_select_related = ["laborer", "division", "by"]
    actions = [withdraw]

    @admin.display(description=_("language spoken"), ordering="language")
    def spoken(self, row):
        return LANGUAGES.get(row.language, row.language)


@admin.register(Batch)
class BatchAdmin(ScopedAdmin):
    right = "batches.read"
    list_display = [
        "name", "division", "departs_on", "destination", "transport_kind", "transport", "leader_name", "state",
    ]  # fmt: skip
    list_filter = ["state", "transport_kind"]
    search_fields = ["name", "leader_name"]
    list_select_related = ["division"]
    # Departure and arrival are checks of everybody on the roster, and have their pages at the desk.
    actions = [cancel]
    date_hierarchy = "departs_on"
    codes = {"destination": ("destination",)}


@admin.register(Placement)
class PlacementAdmin(ScopedAdmin):
    right = "placements.read"
    list_display = [
        "laborer", "division", "employer", "occupation", "destination", "area", "organised_by", "wage_fen",
        "started_on", "ended_on",
    ]  # fmt: skip
    list_filter = [("area", CodeFilter), ("organised_by", CodeFilter), ("ended_on", admin.EmptyFieldListFilter)]
    codes = {
        "occupation": ("occupation",), "destination": ("destination",), "area": ("area_of_work",),
        "organised_by": ("organised_by",), "end_reason": ("end_reason",),
    }  # fmt: skip
    search_fields = ["laborer__name", "laborer__pinyin", "household__number", "employer_name", "enterprise__name"]
    list_select_related = ["laborer", "division", "enterprise"]
    date_hierarchy = "started_on"
    actions = [issue_card]

    @admin.display(description=_("employer"))
    def employer(self, row):
        return row.employer


@admin.register(RosterLine)
class RosterAdmin(ScopedAdmin):
    right = "batches.read"
    list_display = [
        "laborer", "division", "batch", "state", "contract_from", "contract_to", "wage_fen", "settled_on", "handed_to",
    ]  # fmt: skip
    list_filter = ["state"]
    search_fields = ["laborer__name", "laborer__pinyin", "batch__name"]
    list_select_related = ["laborer", "division", "batch"]
    date_hierarchy = "settled_on"


@admin.register(WageReport)
class WageAdmin(ScopedAdmin):
    right = "placements.read"
    list_display = ["person", "division", "month", "paid_fen", "on_time", "source", "reported_on", "by"]
    list_filter = [
        "source",
        "on_time",
        only("holds", pgettext_lazy("record", "In force"), lambda rows, on: rows.filter(corrected_by=None)),
    ]
    search_fields = ["placement__laborer__name", "placement__laborer__pinyin"]
    list_select_related = ["placement__laborer", "division", "by"]
    date_hierarchy = "month"
    readonly_fields = ["person"]

    @admin.display(description=_("laborer"))
    def person(self, row):
        return row.placement.laborer


@admin.register(ContractCard)
class CardAdmin(ScopedAdmin):
    right = "cards.read"
    list_display = ["number", "person", "division", "issued_on", "revoked_on"]
    list_filter = [("revoked_on", admin.EmptyFieldListFilter)]
    search_fields = ["number", "placement__laborer__name"]
    list_select_related = ["placement__laborer", "division"]
    date_hierarchy = "issued_on"
    fields = ["number", "person", "placement", "division", "issued_on", "revoked_on"]
    readonly_fields = ["person"]
    actions = [revoke]

    @admin.display(description=_("laborer"))
    def person(self, row):
        return row.placement.laborer

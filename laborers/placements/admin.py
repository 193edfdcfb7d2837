"""Ledgers of consents, batches, placements and contract cards."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from laborers.placements import actions
from laborers.placements.models import Batch, Consent, ContractCard, Placement
from xundian.accounts.backoffice import CodeFilter, ScopedAdmin, office_action
from xundian.kit import clock


@office_action(right="placements.edit", description=_("Withdraw today"))
def withdraw(modeladmin, request, row):
    actions.withdraw_consent(consent=row, on=clock.today(), by=request.user)


@office_action(right="batches.edit", description=_("Departed today"))
def depart(modeladmin, request, row):
    actions.depart_batch(batch=row, on=clock.today(), by=request.user)


@office_action(right="batches.edit", description=_("Arrived today"))
def arrive(modeladmin, request, row):
    actions.arrive_batch(batch=row, on=clock.today(), by=request.user)


@office_action(right="batches.edit", description=_("Cancel the batch"))
def cancel(modeladmin, request, row):
    actions.cancel_batch(batch=row, by=request.user)


@office_action(right="cards.issue", description=_("Issue the contract card"))
def issue_card(modeladmin, request, row):
    actions.issue_card(placement=row, on=clock.today(), by=request.user)


@office_action(right="cards.issue", description=_("Revoke today"))
def revoke(modeladmin, request, row):
    actions.revoke_card(card=row, on=clock.today(), by=request.user)


@admin.register(Consent)
class ConsentAdmin(ScopedAdmin):
    right = "placements.read"
    list_display = ["laborer", "division", "purpose", "text_version", "language", "given_on", "withdrawn_on", "by"]
    list_filter = ["purpose", ("withdrawn_on", admin.EmptyFieldListFilter)]
    date_hierarchy = "given_on"
    search_fields = ["laborer__name", "laborer__pinyin"]
    list_select_related = ["laborer", "division", "by"]
    actions = [withdraw]


@admin.register(Batch)
class BatchAdmin(ScopedAdmin):
    right = "batches.read"
    list_display = ["name", "division", "departs_on", "destination", "transport", "leader_name", "state"]
    list_filter = ["state"]
    search_fields = ["name", "leader_name"]
    list_select_related = ["division"]
    actions = [depart, arrive, cancel]
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
        return row.enterprise or row.employer_name


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

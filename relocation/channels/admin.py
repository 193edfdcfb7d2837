"""Ledgers of channel offers, channel policies and households without work."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from relocation.channels import actions
from relocation.channels.models import ChannelOffer, ChannelPolicy, ZeroEmployment
from xundian.accounts.backoffice import ScopedAdmin, office_action
from xundian.kit.clock import today


@office_action(right="channels.answer", description=_("Offer as proposed"))
def offer(modeladmin, request, row):
    actions.offer(channel_offer=row, by=request.user, on=today())


@office_action(right="channels.answer", description=_("The household accepts"))
def accept(modeladmin, request, row):
    actions.accept(channel_offer=row, by=request.user, on=today())


@office_action(right="channels.answer", description=_("The household declines (without any consequence)"))
def decline(modeladmin, request, row):
    actions.decline(channel_offer=row, by=request.user, on=today())


@admin.register(ChannelOffer)
class ChannelOfferAdmin(ScopedAdmin):
    """What was proposed to whom, and what became of it."""

    right = "relocation.read"
    list_display = ["household", "laborer", "site", "channel", "state", "proposed_on", "answer_by", "answered_on"]
    search_fields = ["household__number", "laborer__name", "laborer__pinyin"]
    list_filter = ["state", "channel"]
    date_hierarchy = "proposed_on"
    list_select_related = ["household", "laborer", "site"]
    fields = [
        "household", "laborer", "site", "division", "channel", "proposed_channel", "policy", "workshop", "welfare_post",
        "offer", "state", "proposed_on", "answer_by", "answered_on", "placement", "by",
    ]  # fmt: skip
    actions = [offer, accept, decline]


@admin.register(ChannelPolicy)
class ChannelPolicyAdmin(ScopedAdmin):
    """Who is eligible for which channel, from which day, by which document."""

    right = "relocation.read"
    list_display = ["county", "document", "valid_from", "valid_to", "answer_days", "rest_days"]
    search_fields = ["document"]
    date_hierarchy = "valid_from"
    list_select_related = ["county"]
    codes = {"enough_school": ("education",)}


@admin.register(ZeroEmployment)
class ZeroEmploymentAdmin(ScopedAdmin):
    """Households without work: found, cleared, and how."""

    right = "relocation.read"
    list_display = ["household", "site", "found_on", "cleared_on", "how"]
    search_fields = ["household__number"]
    list_filter = ["how", ("cleared_on", admin.EmptyFieldListFilter)]
    date_hierarchy = "found_on"
    list_select_related = ["household", "site"]

"""Ledger of channel offers."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from relocation.channels import actions
from relocation.channels.models import ChannelOffer
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
        "household", "laborer", "site", "division", "channel", "workshop", "welfare_post", "state", "proposed_on",
        "answer_by", "answered_on", "placement", "by",
    ]  # fmt: skip
    actions = [offer, accept, decline]

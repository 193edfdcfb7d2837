"""Ledgers of webhooks: subscriptions of the place, and the log of deliveries."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.accounts.backoffice import ScopedAdmin, office_action
from xundian.kit import clock
from xundian.webhooks import actions
from xundian.webhooks.models import Delivery, Subscription
from xundian.webhooks.states import Kind


@office_action(right="webhooks.edit", description=pgettext_lazy("webhook", "Pause"))
def pause(modeladmin, request, row):
    actions.pause(subscription=row, by=request.user)


@office_action(right="webhooks.edit", description=_("Send again"))
def redeliver(modeladmin, request, row):
    actions.redeliver(delivery=row, by=request.user, at=clock.now())


@admin.register(Subscription)
class SubscriptionAdmin(ScopedAdmin):
    right = "webhooks.read"
    list_display = ["name", "station", "url", "state", "failures", "last_ok_at", "last_failed_at"]
    list_filter = ["state"]
    search_fields = ["name", "url"]
    list_select_related = ["station"]
    ordering = ["-id"]
    actions = [pause]
    # Never the secrets, sealed as they are.
    fields = [
        "name", "county", "station", "url", "kinds", "state", "paused_because", "failures", "last_ok_at",
        "last_failed_at", "old_until", "by",
    ]  # fmt: skip


@admin.register(Delivery)
class DeliveryAdmin(ScopedAdmin):
    right = "webhooks.read"
    list_display = ["subscription", "event", "state", "tries", "happened_at", "delivered_at"]
    list_filter = ["state"]
    search_fields = ["subscription__name", "kind"]
    list_select_related = ["subscription"]
    ordering = ["-id"]
    actions = [redeliver]
    fields = ["subscription", "event", "state", "tries", "happened_at", "delivered_at"]
    readonly_fields = ["event"]

    @admin.display(description=_("event"), ordering="kind")
    def event(self, row):
        return dict(Kind.choices).get(row.kind, row.kind)

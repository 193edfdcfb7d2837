"""Subscriptions of stations and counties, what was to be delivered to them, and every try with its answer."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.accounts.models import Station
from xundian.divisions.models import Division
from xundian.kit.clock import day_of
from xundian.kit.outward.addresses import LONGEST_URL
from xundian.kit.records import Editable, Record, audited
from xundian.webhooks.rules import KEPT_CHARACTERS
from xundian.webhooks.states import DeliveryState, Kind, PauseReason, SubscriptionState


@audited(exclude=["secret", "old_secret", "failures", "last_ok_at", "last_failed_at"])
class Subscription(Editable):
    """An address that is told what happens: of one station, or (without one) of the county's own system.

    The secret that signs is sealed, and shown once. While it is replaced, the one before signs too.
    """

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    station = models.ForeignKey(
        Station, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("station")
    )
    name = models.CharField(_("what it is for"), max_length=80)
    url = models.CharField(_("address"), max_length=LONGEST_URL)
    kinds = ArrayField(models.CharField(max_length=40, choices=Kind), verbose_name=_("events"))
    state = models.CharField(_("state"), max_length=10, choices=SubscriptionState, default=SubscriptionState.ACTIVE)
    paused_because = models.CharField(_("why"), max_length=10, choices=PauseReason, blank=True)
    secret = models.BinaryField()
    old_secret = models.BinaryField(null=True)
    old_until = models.DateTimeField(_("former secret signs until"), null=True, blank=True)
    failures = models.PositiveSmallIntegerField(_("failed tries in a row"), default=0)
    last_ok_at = models.DateTimeField(_("last taken at"), null=True, blank=True)
    last_failed_at = models.DateTimeField(_("last failed at"), null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    # A station's own are found by `queries.subscriptions_of`: a prefix of a place is no station.
    scope_paths = {"division": "county_id"}

    class Meta(Editable.Meta):
        verbose_name = _("webhook")
        verbose_name_plural = _("webhooks")
        constraints = [
            models.CheckConstraint(condition=models.Q(kinds__len__gte=1), name="subscription_has_kinds"),
            models.CheckConstraint(
                condition=models.Q(old_secret__isnull=True, old_until__isnull=True)
                | models.Q(old_secret__isnull=False, old_until__isnull=False),
                name="subscription_old_secret_ends",
            ),
            models.CheckConstraint(
                condition=models.Q(state="paused") ^ models.Q(paused_because=""), name="subscription_pause_has_reason"
            ),
        ]
        indexes = [models.Index(fields=["county", "state"], name="subscription_by_county")]

    def __str__(self):
        return self.name


class Delivery(Record):
    """One event for one subscription; its id is the header webhook-id at every try."""

    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="deliveries", verbose_name=_("webhook"))
    kind = models.CharField(_("event"), max_length=40)
    # What it is about; none for a test.
    subject = models.UUIDField(_("record"), null=True, blank=True)
    happened_at = models.DateTimeField(_("happened at"))
    state = models.CharField(_("state"), max_length=10, choices=DeliveryState, default=DeliveryState.WAITING)
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    delivered_at = models.DateTimeField(_("delivered at"), null=True, blank=True)

    scope_paths = {"division": "subscription__county_id"}

    class Meta:
        verbose_name = _("delivery of a webhook")
        verbose_name_plural = _("deliveries of webhooks")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="delivered") ^ models.Q(delivered_at__isnull=True),
                name="delivery_taken_has_time",
            ),
        ]
        indexes = [
            models.Index(fields=["subscription", "-id"], name="delivery_by_subscription"),
            models.Index(fields=["happened_at"], name="delivery_by_time"),
        ]

    def __str__(self):
        return f"{dict(Kind.choices).get(self.kind, self.kind)} · {day_of(self.happened_at)}"


class Attempt(models.Model):
    """One try: when, what came back and how long it took."""

    id = models.BigAutoField(primary_key=True)
    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="attempts", verbose_name=_("delivery"))
    at = models.DateTimeField(_("at"))
    # None: no answer came.
    status = models.PositiveSmallIntegerField(_("status"), null=True)
    milliseconds = models.PositiveIntegerField(_("milliseconds"))
    answer = models.CharField(_("answer"), max_length=KEPT_CHARACTERS, blank=True)
    error = models.CharField(_("fault"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("try of a delivery")
        verbose_name_plural = _("tries of deliveries")

    def __str__(self):
        return f"{self.at} {self.status}"

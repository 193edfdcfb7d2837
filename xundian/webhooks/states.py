"""The words of webhooks: what can be told, how a subscription stands, and how a delivery does."""

from typing import NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class Kind(models.TextChoices):
    """What can happen; the word is the `type` of the event."""

    OFFER_MADE = "offer.made", _("Post offered")
    OFFER_ANSWERED = "offer.answered", _("Offer answered")
    PLACEMENT_STARTED = "placement.started", _("Work begun")
    PLACEMENT_ENDED = "placement.ended", _("Work ended")
    BATCH_DEPARTED = "batch.departed", _("Batch departed")
    BATCH_ARRIVED = "batch.arrived", _("Batch arrived")
    VACANCY_OPENED = "vacancy.opened", _("Vacancy opened")
    VACANCY_CHANGED = "vacancy.changed", _("Vacancy changed")
    DIFFICULTY_HANDED = "difficulty.handed_to_station", _("Difficulty handed to the station")


# Goes to one subscription alone, when somebody asks for it.
PING = "ping"


class Source(NamedTuple):
    """The right without which nobody is told, and where the record is read."""

    right: str
    resource: str


SOURCES = {
    Kind.OFFER_MADE: Source("offers.read", "offers"),
    Kind.OFFER_ANSWERED: Source("offers.read", "offers"),
    Kind.PLACEMENT_STARTED: Source("placements.read", "placements"),
    Kind.PLACEMENT_ENDED: Source("placements.read", "placements"),
    Kind.BATCH_DEPARTED: Source("batches.read", "batches"),
    Kind.BATCH_ARRIVED: Source("batches.read", "batches"),
    Kind.VACANCY_OPENED: Source("vacancies.read", "vacancies"),
    Kind.VACANCY_CHANGED: Source("vacancies.read", "vacancies"),
    Kind.DIFFICULTY_HANDED: Source("difficulties.read", "difficulties"),
}


class SubscriptionState(models.TextChoices):
    """Active; failing when the receiver has not taken the last five tries; paused by somebody, or after three days."""

    ACTIVE = "active", pgettext_lazy("subscription", "Active")
    FAILING = "failing", pgettext_lazy("subscription", "Failing")
    PAUSED = "paused", pgettext_lazy("subscription", "Paused")
    REMOVED = "removed", pgettext_lazy("subscription", "Removed")


TOLD = (SubscriptionState.ACTIVE, SubscriptionState.FAILING)
SUBSCRIPTION_MOVES = Moves(
    {
        SubscriptionState.ACTIVE: {
            SubscriptionState.FAILING, SubscriptionState.PAUSED, SubscriptionState.REMOVED,
        },
        SubscriptionState.FAILING: {
            SubscriptionState.ACTIVE, SubscriptionState.PAUSED, SubscriptionState.REMOVED,
        },
        SubscriptionState.PAUSED: {SubscriptionState.ACTIVE, SubscriptionState.REMOVED},
    }
)  # fmt: skip


class DeliveryState(models.TextChoices):
    """Waiting for its (next) try; delivered; held back while the subscription is paused; given up after three days."""

    WAITING = "waiting", pgettext_lazy("delivery", "Waiting")
    DELIVERED = "delivered", pgettext_lazy("delivery", "Delivered")
    HELD = "held", pgettext_lazy("delivery", "Held back")
    GIVEN_UP = "given_up", pgettext_lazy("delivery", "Given up")


class PauseReason(models.TextChoices):
    """Why nothing is sent."""

    ASKED = "asked", pgettext_lazy("paused", "paused by an officer")
    GIVEN_UP = "given_up", pgettext_lazy("paused", "the receiver took nothing for three days")
    GONE = "gone", pgettext_lazy("paused", "the receiver says that the address is gone (410)")

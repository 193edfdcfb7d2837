"""Words of consents, batches, rosters, placements and wage reports."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class Purpose(models.TextChoices):
    """What a consent allows."""

    TRAINING = "training", _("Training")
    PLACEMENT = "placement", _("Placement")
    # News of the family and the migrant may be passed on between them (X2.2-7).
    NEWS = "news", _("Passing on news")


class BatchState(models.TextChoices):
    """How far an organised departure is."""

    PLANNED = "planned", _("Planned")
    DEPARTED = "departed", _("Departed")
    ARRIVED = "arrived", _("Arrived")
    CANCELLED = "cancelled", _("Cancelled")


BATCH_MOVES = Moves(
    {
        BatchState.PLANNED: {BatchState.DEPARTED, BatchState.CANCELLED},
        BatchState.DEPARTED: {BatchState.ARRIVED},
        BatchState.ARRIVED: set(),
        BatchState.CANCELLED: set(),
    }
)


class Transport(models.TextChoices):
    """How a batch travels."""

    COACH = "coach", _("Coach")
    TRAIN = "train", _("Train")
    PLANE = "plane", _("Plane")
    CAR = "car", _("Car")
    OTHER = "other", pgettext_lazy("transport", "Other")


class RosterState(models.TextChoices):
    """What became of somebody on the roster of a batch; who did not come is told apart, and nothing follows from it."""

    LISTED = "listed", pgettext_lazy("roster", "On the list")
    REMOVED = "removed", pgettext_lazy("roster", "Taken off the list")
    DEPARTED = "departed", _("Departed")
    LATER = "later", _("Goes later")
    CALLED_OFF = "called_off", _("Called off")
    ARRIVED = "arrived", _("Arrived")
    NOT_ARRIVED = "not_arrived", _("Did not arrive")


ROSTER_MOVES = Moves(
    {
        RosterState.LISTED: {
            RosterState.REMOVED, RosterState.DEPARTED, RosterState.LATER, RosterState.CALLED_OFF,
        },
        RosterState.REMOVED: set(),
        RosterState.LATER: set(),
        RosterState.CALLED_OFF: set(),
        RosterState.DEPARTED: {RosterState.ARRIVED, RosterState.NOT_ARRIVED},
        RosterState.ARRIVED: set(),
        RosterState.NOT_ARRIVED: set(),
    }
)  # fmt: skip
# What is still missing of somebody on a roster; those of BLOCKING keep the person from leaving.
GAPS = {
    "no_consent": _("No consent to placement in force that day: read the text and record it"),
    "under_age": _("Under 16 on the day of departure"),
    "offer_over": _("The accepted post is not theirs any more"),
    "not_confirmed": _("The employer has not confirmed the person"),
    "elsewhere": _("The post lies elsewhere than the batch goes"),
    "no_phone": _("No telephone number"),
    "no_contract": _("Contract term missing"),
    "no_card": _("Contract card not issued"),
}
BLOCKING = ("no_consent", "under_age", "offer_over", "not_confirmed")


class WageSource(models.TextChoices):
    """Who told what was paid."""

    VISIT = "visit", _("Field visit")
    OFFICER = "officer", _("Officer")
    EMPLOYER = "employer", _("Employer")


# A field visit reports by itself what it was told.
WAGE_TOLD_BY = [(value, label) for value, label in WageSource.choices if value != WageSource.VISIT]

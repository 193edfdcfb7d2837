"""Words of consents, batches and placements."""

from django.db import models
from django.utils.translation import gettext_lazy as _

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

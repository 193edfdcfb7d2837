"""How far a training class is (X2.2-4, X4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class ClassState(models.TextChoices):
    """How far a class is."""

    PLANNED = "planned", _("Planned")
    OPEN = "open", _("Open for enrolment")
    RUNNING = "running", _("Running")
    ASSESSED = "assessed", pgettext_lazy("class", "Assessed")
    CLOSED = "closed", pgettext_lazy("class", "Closed")
    CANCELLED = "cancelled", _("Cancelled")


CLASS_MOVES = Moves(
    {
        ClassState.PLANNED: {ClassState.OPEN, ClassState.CANCELLED},
        ClassState.OPEN: {ClassState.RUNNING, ClassState.CANCELLED},
        ClassState.RUNNING: {ClassState.ASSESSED, ClassState.CANCELLED},
        ClassState.ASSESSED: {ClassState.CLOSED},
        ClassState.CLOSED: set(),
        ClassState.CANCELLED: set(),
    }
)


# The states in which trainees get their results.
RESULT_STATES = (ClassState.RUNNING, ClassState.ASSESSED)

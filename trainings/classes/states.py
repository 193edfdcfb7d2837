"""States of a training class and of an enrolment (X2.2-4, X4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.kit.moves import Moves


class ClassState(models.TextChoices):
    """How far a class is."""

    PLANNED = "planned", _("Planned")
    OPEN = "open", _("Open for enrolment")
    RUNNING = "running", _("Running")
    ASSESSED = "assessed", _("Assessed")
    CLOSED = "closed", _("Closed")
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


class EnrolmentState(models.TextChoices):
    """What became of a trainee; withdrawing is neutral."""

    ENROLLED = "enrolled", _("Enrolled")
    COMPLETED = "completed", _("Completed")
    FAILED = "failed", _("Not passed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


ENROLMENT_MOVES = Moves(
    {
        EnrolmentState.ENROLLED: {EnrolmentState.COMPLETED, EnrolmentState.FAILED, EnrolmentState.WITHDRAWN},
        EnrolmentState.COMPLETED: set(),
        EnrolmentState.FAILED: set(),
        EnrolmentState.WITHDRAWN: set(),
    }
)

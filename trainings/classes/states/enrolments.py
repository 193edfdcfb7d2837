"""What became of a trainee (X2.2-4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class EnrolmentState(models.TextChoices):
    """What became of a trainee; withdrawing is neutral."""

    WAITING = "waiting", pgettext_lazy("trainee", "Waiting for a place")
    ENROLLED = "enrolled", pgettext_lazy("trainee", "Enrolled")
    COMPLETED = "completed", _("Completed")
    FAILED = "failed", _("Not passed")
    WITHDRAWN = "withdrawn", pgettext_lazy("trainee", "Withdrawn")


ENROLMENT_MOVES = Moves(
    {
        EnrolmentState.WAITING: {EnrolmentState.ENROLLED, EnrolmentState.WITHDRAWN},
        EnrolmentState.ENROLLED: {EnrolmentState.COMPLETED, EnrolmentState.FAILED, EnrolmentState.WITHDRAWN},
        EnrolmentState.COMPLETED: set(),
        EnrolmentState.FAILED: set(),
        EnrolmentState.WITHDRAWN: set(),
    }
)

# Who is, or may still come to be, in the class.
LIVE_STATES = (EnrolmentState.WAITING, EnrolmentState.ENROLLED)


class DropOut(models.TextChoices):
    """Why somebody left a class; every reason is neutral, nothing follows from any of them."""

    FOUND_WORK = "found_work", _("Found work")
    FAMILY = "family", _("Needed by the family")
    HEALTH = "health", pgettext_lazy("left the class", "Health")
    SEASON = "season", _("Work on the farm")
    DISTANCE = "distance", _("Too far away")
    TIMES = "times", _("The times do not fit")
    CONTENT = "content", _("Expected something else")
    MOVED = "moved", pgettext_lazy("left the class", "Moved away")
    OTHER_CLASS = "other_class", _("Chose another class")
    CANCELLED = "class_cancelled", _("The class was cancelled")
    FULL = "no_place", _("No place became free")
    OTHER = "other", pgettext_lazy("left the class", "Another reason")
    NOT_SAID = "not_said", _("Did not say")


class Part(models.TextChoices):
    """What is assessed."""

    THEORY = "theory", pgettext_lazy("assessment", "Theory")
    PRACTICE = "practice", pgettext_lazy("assessment", "Practice")

"""States of a complaint, what it may be about, and who answers it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.kit.moves import Moves


class ComplaintState(models.TextChoices):
    """How far a complaint is."""

    RECEIVED = "received", _("Received")
    TAKEN_UP = "taken_up", _("Taken up")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")


# A line that the complainant adds after the answer opens it again.
COMPLAINT_MOVES = Moves(
    {
        ComplaintState.RECEIVED: {ComplaintState.TAKEN_UP},
        ComplaintState.TAKEN_UP: {ComplaintState.ANSWERED},
        ComplaintState.ANSWERED: {ComplaintState.CLOSED, ComplaintState.TAKEN_UP},
        ComplaintState.CLOSED: {ComplaintState.TAKEN_UP},
    }
)


class Subject(models.TextChoices):
    """What it is about; choosing freely comes first among the promises, so pressure has its own word."""

    CONDUCT = "conduct", _("How an officer behaved")
    PRESSURE = "pressure", _("Pressed to take a job or a class, or held back from one")
    WAGES = "wages", _("Wages unpaid")
    FEES = "fees", _("Money asked for, or papers withheld")
    SUBSIDY = "subsidy", _("A subsidy, a list or a class")
    OTHER = "other", _("Another matter")


class Concerns(models.TextChoices):
    """Whom it is about; what is about the county's own bureau goes past it."""

    NOBODY = "nobody", _("Nobody in particular")
    VILLAGE = "village", _("The village")
    TOWNSHIP = "township", _("The township")
    STATION = "station", _("A labour service station")
    COUNTY = "county", _("The county bureau")
    EMPLOYER = "employer", _("An employer or an agent")


class Handler(models.TextChoices):
    """Who answers."""

    COUNTY = "county", _("The county bureau")
    AUDITOR = "auditor", _("The auditor")


class StepKind(models.TextChoices):
    """What a step of a complaint is."""

    RECEIVED = "received", _("Received")
    LINE = "line", _("Added by the complainant")
    TAKEN_UP = "taken_up", _("Taken up")
    ANSWERED = "answered", _("Answered")
    CLOSED = "closed", _("Closed")
    PASSED = "passed", _("Passed to the auditor")
    SHARED = "shared", _("Made a difficulty")

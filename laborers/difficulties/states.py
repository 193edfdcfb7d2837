"""States of a difficulty, its severities, and the ladder of those who own it (X2.2-7: coordinated until solved)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.kit.moves import Moves


class DifficultyState(models.TextChoices):
    """How far a difficulty is; it closes only when the laborer confirmed it."""

    OPEN = "open", _("Open")
    WORKING = "working", _("Being worked on")
    RESOLVED = "resolved", _("Resolved")
    CONFIRMED = "confirmed", _("Confirmed by the laborer")


DIFFICULTY_MOVES = Moves(
    {
        DifficultyState.OPEN: {DifficultyState.WORKING, DifficultyState.RESOLVED},
        DifficultyState.WORKING: {DifficultyState.WORKING, DifficultyState.RESOLVED},
        DifficultyState.RESOLVED: {DifficultyState.CONFIRMED, DifficultyState.WORKING},
        DifficultyState.CONFIRMED: {DifficultyState.WORKING},
    }
)


class Severity(models.TextChoices):
    """How urgent."""

    NORMAL = "normal", _("Normal")
    SERIOUS = "serious", _("Serious")
    URGENT = "urgent", _("Urgent")


class Level(models.TextChoices):
    """Who owns it."""

    VILLAGE = "village", _("Village")
    TOWNSHIP = "township", _("Township")
    COUNTY = "county", _("County")
    STATION = "station", _("Station")


class StepKind(models.TextChoices):
    """What a step did."""

    REPORTED = "reported", _("Reported")
    PROGRESS = "progress", _("Progress")
    HANDED = "handed", _("Handed over")
    ESCALATED = "escalated", _("Escalated, past due")
    RESOLVED = "resolved", _("Resolved")
    CONFIRMED = "confirmed", _("Confirmed")
    REOPENED = "reopened", _("Reopened")

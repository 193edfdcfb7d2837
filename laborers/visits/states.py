"""Kinds of visits and states of a planned one (X2.2-7)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.kit.moves import Moves


class VisitKind(models.TextChoices):
    """The three promises of the study: a month, six months, a year."""

    HOUSEHOLD_MONTHLY = "household_monthly", _("Monthly household visit")
    FIELD_HALF_YEAR = "field_half_year", _("Six-monthly field visit")
    CARE_YEARLY = "care_yearly", _("Yearly care visit")


class PlanState(models.TextChoices):
    """What became of a planned visit; "overdue" is never stored, it follows from the day."""

    PLANNED = "planned", _("Planned")
    DONE = "done", _("Done")
    EXCUSED = "excused", _("Excused")
    CANCELLED = "cancelled", _("No longer needed")


# Done goes back to planned only when a correction takes the visit away; planning never touches what is done.
PLAN_MOVES = Moves(
    {
        PlanState.PLANNED: {PlanState.DONE, PlanState.EXCUSED, PlanState.CANCELLED},
        PlanState.DONE: {PlanState.PLANNED},
        PlanState.EXCUSED: {PlanState.DONE},
        PlanState.CANCELLED: {PlanState.PLANNED},
    }
)


class Outcome(models.TextChoices):
    """Whether the visit took place; an attempt is recorded and does not count as a visit."""

    DONE = "done", _("Visited")
    NOBODY_HOME = "nobody_home", _("Nobody at home")
    REFUSED = "refused", _("Did not wish to talk")
    UNREACHABLE = "unreachable", _("Could not be reached")


class Mode(models.TextChoices):
    """How they spoke."""

    IN_PERSON = "in_person", _("In person")
    PHONE = "phone", _("By phone")
    WECHAT = "wechat", _("By WeChat")


class Excuse(models.TextChoices):
    """Why a planned visit need not be made."""

    MIGRANT_HOME = "migrant_home", _("The migrant is at home")
    FAMILY_AWAY = "family_away", _("The family is away")
    HOUSEHOLD_MOVED = "household_moved", _("The household has moved")
    NOT_WISHED = "not_wished", _("The family does not wish a visit")
    ROAD_CLOSED = "road_closed", _("The road is closed")

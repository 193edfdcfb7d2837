"""Kinds of visits and states of a planned one (X2.2-7)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class VisitKind(models.TextChoices):
    """The three promises of the study (a month, six months, a year), and support after moving in (W2.2-4)."""

    HOUSEHOLD_MONTHLY = "household_monthly", _("Monthly household visit")
    FIELD_HALF_YEAR = "field_half_year", _("Six-monthly field visit")
    CARE_YEARLY = "care_yearly", _("Yearly care visit")
    SETTLING_IN = "settling_in", _("Move-in support visit")


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
        # Back to planned when the excused period that said so is taken back or ends earlier.
        PlanState.EXCUSED: {PlanState.DONE, PlanState.PLANNED},
        PlanState.CANCELLED: {PlanState.PLANNED},
    }
)


class Outcome(models.TextChoices):
    """Whether the visit took place; an attempt is recorded and does not count as a visit.

    A row that is withdrawn takes back the one it corrects, which was entered by mistake.
    """

    DONE = "done", _("Visited")
    NOBODY_HOME = "nobody_home", _("Nobody at home")
    REFUSED = "refused", _("Did not wish to talk")
    UNREACHABLE = "unreachable", _("Could not be reached")
    WITHDRAWN = "withdrawn", _("Entered by mistake")


class Mode(models.TextChoices):
    """How they spoke; word that a neighbour passed on is kept, and counts as an attempt only (rules.counts)."""

    IN_PERSON = "in_person", _("In person")
    PHONE = "phone", _("By phone")
    WECHAT = "wechat", _("By WeChat")
    NEIGHBOUR = "neighbour", _("Passed on by a neighbour")


class Met(models.TextChoices):
    """Who was met (rules.MET); of anybody else the row also holds who it was."""

    HEAD = "head", _("Head of the household")
    SPOUSE = "spouse", _("Spouse")
    PARENT = "parent", _("Parents")
    SELF = "self", _("The migrant")
    OTHER = "other", _("Other member")


class Excuse(models.TextChoices):
    """Why a planned visit need not be made."""

    MIGRANT_HOME = "migrant_home", _("The migrant is at home")
    FAMILY_AWAY = "family_away", _("The family is away")
    HOUSEHOLD_MOVED = "household_moved", _("The household has moved")
    NOT_WISHED = "not_wished", _("The family does not wish a visit")
    ROAD_CLOSED = "road_closed", _("The road is closed")


class Rating(models.TextChoices):
    """How the working environment of an employer is found."""

    GOOD = "good", _("Good")
    FAIR = "fair", _("Fair")
    POOR = "poor", _("Poor")


class Lodging(models.TextChoices):
    """How the accommodation that an employer gives is found."""

    GOOD = "good", _("Good")
    FAIR = "fair", _("Fair")
    POOR = "poor", _("Poor")
    NONE = "none", _("None is given")


class Pay(models.TextChoices):
    """How an employer pays, as seen and told on the spot."""

    ON_TIME = "on_time", _("In full and on time")
    LATE = "late", _("Late")
    ARREARS = "arrears", _("In arrears")
    NOT_SHOWN = "not_shown", _("Not shown")


class Benefits(models.TextChoices):
    """Whether an employer insures and gives what the contract says."""

    FULL = "full", _("As the law and the contract say")
    PARTLY = "partly", _("In part")
    NONE = "none", _("None")
    NOT_SHOWN = "not_shown", _("Not shown")


class ContactKind(models.TextChoices):
    """What a contact point is: an address to go to, never a list of who belongs to it."""

    ASSOCIATION = "association", _("Hometown association")
    BRANCH = "branch", _("Mobile branch")
    WORKPLACE = "workplace", _("Workplace contact point")
    LEGAL_AID = "legal_aid", _("Legal aid")
    OTHER = "other", _("Other")


class ContactService(models.TextChoices):
    """What one can ask for at a contact point."""

    JOBS = "jobs", _("Finding work")
    WAGES = "wages", _("Wages and contracts")
    LEGAL_ADVICE = "legal_advice", _("Legal advice")
    INSURANCE = "insurance", _("Social insurance")
    SCHOOLING = "schooling", _("Schooling of children")
    HOUSING = "housing", _("Housing")
    HEALTH = "health", _("Health")
    TRAINING = "training", _("Training")
    GATHERING = "gathering", _("Meeting people from home")


class LaborerChange(models.TextChoices):
    """What a visit is told of a migrant (ux 4)."""

    CHANGED_WORK = "changed_work", _("Changed work")
    CAME_HOME = "came_home", _("Came home")
    LOST_WORK = "lost_work", _("Lost the work")
    WENT_OUT = "went_out", _("Went out to work")
    OTHER = "other", pgettext_lazy("finding", "Something else")


class DependantChange(models.TextChoices):
    """What a visit is told of somebody else of the household."""

    GRADUATED = "graduated", _("Finished school")
    LEFT_SCHOOL = "left_school", _("Left school")
    STARTED_SCHOOL = "started_school", _("Started school")
    WENT_OUT = "went_out", _("Went out to work")
    NEEDS_CARE = "needs_care", _("Needs care")
    OTHER = "other", pgettext_lazy("finding", "Something else")


# Of anybody; which kinds fit whom is checked with the person.
CHANGE_CHOICES = list(dict([*LaborerChange.choices, *DependantChange.choices]).items())


class ChangeState(models.TextChoices):
    """What became of a reported change."""

    OPEN = "open", pgettext_lazy("change", "To be settled")
    APPLIED = "applied", pgettext_lazy("change", "Entered")
    DISMISSED = "dismissed", pgettext_lazy("change", "Set aside")


CHANGE_MOVES = Moves(
    {
        ChangeState.OPEN: {ChangeState.APPLIED, ChangeState.DISMISSED},
        ChangeState.APPLIED: set(),
        ChangeState.DISMISSED: set(),
    }
)


class Direction(models.TextChoices):
    """To whom a piece of news goes."""

    TO_MIGRANT = "to_migrant", _("To the migrant")
    TO_FAMILY = "to_family", _("To the family")


class NewsState(models.TextChoices):
    """What became of a piece of news; without the migrant's consent it is withheld."""

    WAITING = "waiting", pgettext_lazy("news", "Waits to be told")
    TOLD = "told", pgettext_lazy("news", "Told")
    WITHHELD = "withheld", pgettext_lazy("news", "Withheld")


# Told is not the end: a visit that is taken back takes its telling back.
NEWS_MOVES = Moves(
    {
        NewsState.WAITING: {NewsState.TOLD, NewsState.WITHHELD},
        NewsState.TOLD: {NewsState.WAITING},
        NewsState.WITHHELD: {NewsState.WAITING},
    }
)


class NewsWay(models.TextChoices):
    """How news was told; never by a third person."""

    IN_PERSON = "in_person", _("In person")
    PHONE = "phone", _("By phone")
    WECHAT = "wechat", _("By WeChat")

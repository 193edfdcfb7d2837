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


class Kind(models.TextChoices):
    """What is wrong (codes §12); the same codes as the shipped list `difficulty_kind`, kept equal by a test."""

    WAGE_ARREARS = "wage_arrears", _("Wages unpaid")
    WORK_INJURY = "work_injury", _("Work injury")
    NO_CONTRACT = "no_contract", _("No labour contract")
    NO_INSURANCE = "no_insurance", _("Not insured")
    OVERTIME = "overtime", _("Excessive overtime")
    PAPERS_HELD = "papers_held", _("Illegal agent or papers withheld")
    LOST_CONTACT = "lost_contact", _("Contact lost")
    RETURNED_JOBLESS = "returned_jobless", _("Returned without work")
    SCHOOLING = "schooling", _("Schooling of children")
    ELDER_CARE = "elder_care", _("Care of the old")
    TRAINING_NEED = "training_need", _("Wants training")
    SUBSIDY_MISSING = "subsidy_missing", _("Subsidy not received")
    CHILD_LABOUR = "child_labour", _("Child labour")
    DOMESTIC_VIOLENCE = "domestic_violence", _("Domestic violence")
    HEALTH = "health", _("Health")
    HOUSING = "housing", _("Housing")
    OTHER = "other", _("Other")


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


class Side(models.TextChoices):
    """Where it was told; the other side is asked about it first (X2.2-7)."""

    HOME = "home", _("At home")
    FIELD = "field", _("At the place of work")


class Via(models.TextChoices):
    """By which way it was told."""

    OFFICER = "officer", _("To an officer")
    CARD = "card", _("Through the contract card")


class Way(models.TextChoices):
    """By which way the laborer or the family confirmed it."""

    IN_PERSON = "in_person", _("In person")
    PHONE = "phone", _("By phone")
    MESSAGE = "message", _("By message")


class Answer(models.TextChoices):
    """What is said when a visit asks how it stands."""

    SOLVED = "solved", _("It is solved")
    BETTER = "better", _("It is better")
    SAME = "same", _("It is the same")
    WORSE = "worse", _("It is worse")


class StepKind(models.TextChoices):
    """What a step did."""

    REPORTED = "reported", _("Reported")
    PROGRESS = "progress", _("Progress")
    HANDED = "handed", _("Handed over")
    ESCALATED = "escalated", _("Escalated, past due")
    RESOLVED = "resolved", _("Resolved")
    CONFIRMED = "confirmed", _("Confirmed")
    REOPENED = "reopened", _("Reopened")

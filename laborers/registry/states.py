"""Stages of a case, from the survey to settled, and which may follow which (X2.2-6, X2.2-7)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.kit.moves import Moves


class Stage(models.TextChoices):
    """Where a laborer's transfer episode stands."""

    SURVEYED = "surveyed", _("Surveyed")
    ASSESSED = "assessed", _("Assessed")
    TRAINING = "training", _("In training")
    MATCHING = "matching", _("Looking for a post")
    PLACED = "placed", _("Placed")
    CLOSED = "closed", _("Closed")


class Outcome(models.TextChoices):
    """How an episode ended."""

    SETTLED = "settled", _("Settled in work")
    RETURNED = "returned", _("Returned home")
    WITHDREW = "withdrew", _("Withdrew")
    MOVED = "moved", _("Moved away")
    OTHER = "other", _("Other")


# A placement that ends leads back to matching; whoever finds work alone is placed from any open stage.
STAGE_MOVES = Moves(
    {
        Stage.SURVEYED: {Stage.ASSESSED, Stage.PLACED, Stage.CLOSED},
        Stage.ASSESSED: {Stage.ASSESSED, Stage.TRAINING, Stage.MATCHING, Stage.PLACED, Stage.CLOSED},
        Stage.TRAINING: {Stage.MATCHING, Stage.PLACED, Stage.CLOSED},
        Stage.MATCHING: {Stage.TRAINING, Stage.PLACED, Stage.CLOSED},
        Stage.PLACED: {Stage.MATCHING, Stage.CLOSED},
        Stage.CLOSED: set(),
    }
)


# Steps an officer takes alone; the others follow from records with the laborer's consent.
BY_HAND = (Stage.MATCHING, Stage.CLOSED)


class EventKind(models.TextChoices):
    """What a line of a case's timeline tells."""

    OPENED = "opened", _("Case opened")
    STAGE = "stage", _("Stage changed")
    ASSESSED = "assessed", _("Assessed")
    ENROLLED = "enrolled", _("Enrolled in a class")
    TRAINED = "trained", _("Training finished")
    SKILL = "skill", _("Skill recorded")
    OFFERED = "offered", _("Post offered")
    ANSWERED = "answered", _("Offer answered")
    CONSENTED = "consented", _("Consent recorded")
    STARTED = "started", _("Work started")
    ENDED = "ended", _("Work ended")
    CARD = "card", _("Contract card issued")
    VISITED = "visited", _("Visited")
    DIFFICULTY = "difficulty", _("Difficulty")
    CHANNEL = "channel", _("Employment channel")
    NOTE = "note", _("Note")


class DependantKind(models.TextChoices):
    """Whom a household looks after."""

    CHILD = "child", _("Child")
    ELDER = "elder", _("Elder")
    OTHER = "other", _("Other dependant")


class SchoolStatus(models.TextChoices):
    """Whether a child is at school (W2.4-4)."""

    TOO_YOUNG = "too_young", _("Below school age")
    ENROLLED = "enrolled", _("Enrolled")
    NOT_ENROLLED = "not_enrolled", _("Not enrolled")
    FINISHED = "finished", _("Finished school")
    UNKNOWN = "unknown", _("Not known")


# Which list words the codes in a timeline line's `detail`: fixed choices here and in the rooms above, or a code list.
DETAIL_CHOICES = {"outcome": Outcome}
DETAIL_SCHEMES = {"occupation": "occupation", "status": "transfer_status", "category": "household_category"}
# What a station learns of the timeline: the work, its card, its visits.
STATION_KINDS = (EventKind.STARTED, EventKind.ENDED, EventKind.CARD, EventKind.VISITED)

"""Stages of a case, from the survey to settled, and which may follow which (X2.2-6, X2.2-7)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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
    CALLED_OFF = "called_off", _("Departure called off")
    CARD = "card", _("Contract card issued")
    VISITED = "visited", _("Visited")
    DIFFICULTY = "difficulty", _("Difficulty")
    CHANNEL = "channel", _("Employment channel")
    MOVED = "moved", pgettext_lazy("case", "Moved")
    MEMBER = "member", _("Change in the household")
    NOTE = "note", _("Note")


class Ground(models.TextChoices):
    """What somebody must see a whole identity number for (B7); anything else is said in words."""

    CARD = "card", _("Compare with the identity card")
    CONTRACT = "contract", _("Employment contract or its registration")
    INSURANCE = "insurance", _("Social insurance")
    SUBSIDY = "subsidy", _("Subsidy or payment")
    TRAINING = "training", _("Training or certificate")
    CORRECTION = "correction", _("Correct the record")
    OTHER = "other", _("Something else")


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


class TransferState(models.TextChoices):
    """What became of the report that a known person lives in another village now."""

    WAITING = "waiting", _("Waits for a decision")
    CONFIRMED = "confirmed", pgettext_lazy("transfer", "Moved")
    KEPT = "kept", _("Stays where registered")
    WITHDRAWN = "withdrawn", _("Taken back")


TRANSFER_MOVES = Moves(
    {
        TransferState.WAITING: {TransferState.CONFIRMED, TransferState.KEPT, TransferState.WITHDRAWN},
        TransferState.CONFIRMED: set(),
        TransferState.KEPT: set(),
        TransferState.WITHDRAWN: set(),
    }
)


class TransferSource(models.TextChoices):
    """Where a known person was written down once more."""

    IMPORT = "import", _("Import")
    ENTRY = "entry", _("Entry by hand")


class PairReason(models.TextChoices):
    """Why two records may be one person."""

    SAME_IDENTITY = "same_identity", _("Same identity number")
    SAME_NAME_BIRTH_VILLAGE = "same_name_birth_village", _("Same name, birth date and village")


class PairState(models.TextChoices):
    """What was found of two records."""

    OPEN = "open", _("To be looked at")
    MERGED = "merged", _("One person, merged")
    DIFFERENT = "different", _("Different persons")


# A merge that is undone opens the question again; "different" is never asked again.
PAIR_MOVES = Moves(
    {
        PairState.OPEN: {PairState.MERGED, PairState.DIFFERENT},
        PairState.MERGED: {PairState.OPEN},
        PairState.DIFFERENT: set(),
    }
)


class Change(models.TextChoices):
    """What happened in a household."""

    BIRTH = "birth", _("Birth")
    DEATH = "death", _("Death")
    MARRIAGE_IN = "marriage_in", _("Married into the household")
    MARRIAGE_OUT = "marriage_out", _("Married away")
    MOVED_IN = "moved_in", _("Moved in")
    MOVED_OUT = "moved_out", _("Moved out")
    SPLIT = "split", _("Household divided")
    MERGED = "merged", _("Households joined")
    ENROLLED = "enrolled", _("Started school")
    GRADUATED = "graduated", _("Finished school")
    CAME_OF_AGE = "came_of_age", _("Came of working age")
    JOINED_ARMY = "joined_army", _("Joined the army")
    DISCHARGED = "discharged", _("Discharged from the army")
    WENT_ABROAD = "went_abroad", _("Went abroad")
    LOST_CONTACT = "lost_contact", _("Lost contact")
    LEFT = "left", _("Left the household")
    RETURNED = "returned", _("Returned")
    CORRECTED = "corrected", _("Corrected a mistake")


# With which a person leaves the registry, and with which one who left is back. Nobody is ever deleted.
LEAVING = (
    Change.DEATH, Change.MARRIAGE_OUT, Change.MOVED_OUT, Change.JOINED_ARMY, Change.WENT_ABROAD, Change.LOST_CONTACT,
    Change.LEFT,
)  # fmt: skip
COMING_BACK = (Change.RETURNED, Change.DISCHARGED)
AT_SCHOOL = (Change.ENROLLED, Change.GRADUATED)
LEAVING_CHOICES = [(kind.value, kind.label) for kind in LEAVING]
RETURNING_CHOICES = [(kind.value, kind.label) for kind in COMING_BACK]
SCHOOL_CHOICES = [(kind.value, kind.label) for kind in AT_SCHOOL]
# The one answer for what is set aside, whoever it is about.
PARKED_CHOICES = [("parked", _("Set aside"))]
MERGED_AWAY = "merged"


# Which list words the codes in a timeline line's `detail`: fixed choices here and in the rooms above, or a code list.
DETAIL_CHOICES = {"outcome": Outcome, "change": Change}
DETAIL_SCHEMES = {"occupation": "occupation", "status": "transfer_status", "category": "household_category"}
# What a station learns of the timeline: the work, its card, its visits.
STATION_KINDS = (EventKind.STARTED, EventKind.ENDED, EventKind.CALLED_OFF, EventKind.CARD, EventKind.VISITED)

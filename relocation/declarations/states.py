"""States of a declaration, the conditions that it may claim, and which step may follow which (W2.2-1 to 4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class DeclarationState(models.TextChoices):
    """How far the declaration of a household is."""

    DECLARED = "declared", pgettext_lazy("declaration", "Declared")
    SCREENED = "screened", pgettext_lazy("declaration", "Screened, to be inspected")
    CONFIRMED = "confirmed", pgettext_lazy("declaration", "Confirmed")
    IN_DRAW = "in_draw", pgettext_lazy("declaration", "In a draw")
    WAITING = "waiting", pgettext_lazy("declaration", "On the waiting list")
    ALLOTTED = "allotted", pgettext_lazy("declaration", "Home allotted")
    MOVED_IN = "moved_in", pgettext_lazy("declaration", "Moved in")
    REFUSED = "refused", pgettext_lazy("declaration", "Refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("declaration", "Withdrawn")


_S = DeclarationState
# A refusal is left by an appeal alone. A household may withdraw until it has moved in, and may be declared anew.
DECLARATION_MOVES = Moves(
    {
        _S.DECLARED: {_S.SCREENED, _S.REFUSED, _S.WITHDRAWN},
        _S.SCREENED: {_S.CONFIRMED, _S.REFUSED, _S.WITHDRAWN},
        _S.CONFIRMED: {_S.IN_DRAW, _S.WITHDRAWN},
        _S.IN_DRAW: {_S.CONFIRMED, _S.WAITING, _S.ALLOTTED, _S.WITHDRAWN},
        _S.WAITING: {_S.IN_DRAW, _S.CONFIRMED, _S.ALLOTTED, _S.WITHDRAWN},
        _S.ALLOTTED: {_S.CONFIRMED, _S.MOVED_IN, _S.WITHDRAWN},
        _S.REFUSED: {_S.SCREENED, _S.CONFIRMED},
    }
)
# Nothing more happens to these unless somebody appeals.
OVER = (_S.MOVED_IN, _S.REFUSED, _S.WITHDRAWN)
# Confirmed on site, whatever the draw gave.
ENTITLED = (_S.CONFIRMED, _S.IN_DRAW, _S.WAITING, _S.ALLOTTED, _S.MOVED_IN)
# A home is kept for, or lived in by, the household.
HOUSED = (_S.ALLOTTED, _S.MOVED_IN)
# Until then the township may still put right what it declared.
UNDECIDED = (_S.DECLARED, _S.SCREENED)


class Condition(models.TextChoices):
    """What a township may claim for a household (W2.2-1)."""

    TRANSPORT = "transport", _("No usable transport")
    POVERTY = "poverty", _("Poor family circumstances")
    HOUSING = "housing", _("No safe housing")
    UTILITIES = "utilities", _("Difficulty with water or electricity")


class Finding(models.TextChoices):
    """What was found of a condition on the spot (W2.2-2)."""

    CONFIRMED = "confirmed", pgettext_lazy("condition", "Confirmed")
    UNCONFIRMED = "unconfirmed", pgettext_lazy("condition", "Not confirmed")
    AGAIN = "again", pgettext_lazy("condition", "Needs another look")


class Ground(models.TextChoices):
    """Why a declaration is refused; words to the household always go with it."""

    NO_CONDITION = "no_condition", _("No condition was found on site")
    OTHER_HOME = "other_home", _("The household has a safe home elsewhere")
    NOT_RESIDENT = "not_resident", _("The household does not live there")
    RELOCATED = "relocated", _("The household was relocated before")
    OTHER = "other", _("Another reason, see the words")


class StepKind(models.TextChoices):
    """What a line of a declaration's timeline tells."""

    DECLARED = "declared", pgettext_lazy("declaration step", "Declared")
    AMENDED = "amended", pgettext_lazy("declaration step", "Put right")
    SCREENED = "screened", pgettext_lazy("declaration step", "Passed the screening")
    INSPECTED = "inspected", pgettext_lazy("declaration step", "Condition checked on site")
    CONFIRMED = "confirmed", pgettext_lazy("declaration step", "Confirmed")
    REFUSED = "refused", pgettext_lazy("declaration step", "Refused")
    APPEALED = "appealed", pgettext_lazy("declaration step", "Appeal recorded")
    APPEAL_DECIDED = "appeal_decided", pgettext_lazy("declaration step", "Appeal decided")
    APPEAL_DROPPED = "appeal_dropped", pgettext_lazy("declaration step", "Appeal taken back")
    WITHDRAWN = "withdrawn", pgettext_lazy("declaration step", "Withdrawn by the household")
    IN_DRAW = "in_draw", pgettext_lazy("declaration step", "Entered in a draw")
    OUT_OF_DRAW = "out_of_draw", pgettext_lazy("declaration step", "Out of the draw, confirmed as before")
    WAITING = "waiting", pgettext_lazy("declaration step", "On the waiting list of the draw")
    ALLOTTED = "allotted", pgettext_lazy("declaration step", "Home allotted")
    GIVEN_BACK = "given_back", pgettext_lazy("declaration step", "Home given back, confirmed as before")
    MOVED_IN = "moved_in", pgettext_lazy("declaration step", "Moved in")


class AppealState(models.TextChoices):
    """What became of an appeal against a refusal."""

    OPEN = "open", pgettext_lazy("appeal", "To be decided")
    CONFIRMED = "confirmed", pgettext_lazy("appeal", "Upheld: the declaration is confirmed")
    AGAIN = "again", pgettext_lazy("appeal", "Upheld: inspected once more")
    DISMISSED = "dismissed", pgettext_lazy("appeal", "Dismissed")
    DROPPED = "dropped", pgettext_lazy("appeal", "Taken back")


APPEAL_MOVES = Moves(
    {AppealState.OPEN: {AppealState.CONFIRMED, AppealState.AGAIN, AppealState.DISMISSED, AppealState.DROPPED}}
)


class Decision(models.TextChoices):
    """With which an appeal is decided."""

    CONFIRMED = "confirmed", _("Upheld: confirm the declaration")
    AGAIN = "again", _("Upheld: inspect once more")
    DISMISSED = "dismissed", _("Dismiss: the refusal stands")


# What is wrong with a step, with the remedy.
FAULTS = {
    "unclaimed": _("No condition is claimed. Claim at least one, with what shows it."),
    "unchecked": _("A claimed condition was not looked at on site yet. Record the inspection first."),
    "again": _("A condition needs another look. Record it first."),
    "none_found": _("No condition was found on site, so it cannot be confirmed."),
    "persons": _("A household has 1 to 30 persons."),
    "ended": _("Nobody lives in this household any more."),
    "has_home": _("This household lives at a resettlement site already."),
    "under_way": _("A declaration of this household is under way. Go on with that one."),
    "appeal_open": _("An appeal of this household is still to be decided. Decide it first."),
    "county": _("The site lies in another county."),
    "no_site": _("Say to which site the household is to move."),
    "future": _("Enter it when the day has come."),
    "before": _("The day lies before the declaration."),
    "not_claimed": _("This condition is not claimed for the household."),
    "decided": _("Only what is not decided yet can be put right."),
    "not_refused": _("Only against a refusal can be appealed."),
    "appealed": _("This household has appealed against this refusal already."),
    "too_late": _("The household could appeal until %(day)s. It may be declared anew."),
    "declared_anew": _("The household was declared anew. Go on with that declaration."),
    "own_decision": _("You refused this declaration yourself. Somebody else decides the appeal."),
    "county_decides": _("After the screening the county decides."),
    "not_open": _("This appeal is decided or taken back already."),
    "too_small": _("The home is meant for %(room)s, the household has %(persons)s. Allot a larger one."),
    "foreign_home": _("The home lies at another site than the one the household goes to."),
    "home_taken": _("This home is allotted to another household, or lived in."),
    "not_allotted": _("No home is allotted to this household."),
    "drawn_for": _("A declaration of this household is under way. It moves into the home allotted, or withdraws."),
}

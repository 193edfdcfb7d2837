"""Words of aggregate records: results that others published, read in from their tables (X3.1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class Measure(models.TextChoices):
    """What a published line counts, in the order in which lines are shown (X3.1)."""

    EMPLOYED = "employed", _("Laborers employed")
    URBAN = "urban", _("Transferred to Kunming's main urban area")
    TRAINED = "trained", _("Laborers trained")
    NEW_SKILLS = "new_skills", _("Trained in new skills outside the national list")
    INCOME = "income", _("Transfer income")
    EARNERS = "earners", _("Registered poor with transfer income")


MONEY = (Measure.INCOME,)


class Printed(models.TextChoices):
    """How a published percentage is meant."""

    RATE = "rate", _("of the target")
    OVER = "over", _("over the target")
    NONE = "", _("nothing printed")


class RecordState(models.TextChoices):
    """Of one period, measure and part one record holds; what it replaced, and what was taken back, stays readable."""

    CURRENT = "current", pgettext_lazy("record", "In force")
    REPLACED = "replaced", _("Corrected since")
    WITHDRAWN = "withdrawn", _("Taken back")


# What replaced another record brings that one back when it is taken back.
RECORD_MOVES = Moves(
    {
        RecordState.CURRENT: {RecordState.REPLACED, RecordState.WITHDRAWN},
        RecordState.REPLACED: {RecordState.CURRENT},
        RecordState.WITHDRAWN: set(),
    }
)


class Verdict(models.TextChoices):
    """How what is computed stands to what was printed."""

    SAME = "same", _("the same")
    CUT = "cut", _("the same when digits are cut off instead of rounded")
    DIFFERS = "differs", _("differs")
    NO_TARGET = "no_target", _("cannot be computed: no target was stated")
    UNPRINTED = "unprinted", _("computed; nothing was printed")
    NOTHING = "", _("nothing to compute")


FAULTS = {
    "level": _("Published results belong to a county."),
    "period": _("The last day lies before the first. Correct one of them."),
    "period_early": _("Results are kept from %(first)s on. Correct the period."),
    "future": _("This period has not come yet (today is %(today)s). Correct it."),
    "nothing": _("Give what was done, or the target."),
    "below_zero": _("A figure is not below zero."),
    "too_large": _("This is more than any county has. Check the unit."),
    "registered": _("The registered poor among them are more than all of them. Correct one of the two."),
    "printed": _("Say whether the percentage is of the target or over it."),
    "percent": _("A percentage lies between 0 and 1,000, with two decimals at most."),
    "on_record": _("There is a record of this period, measure and part already. Correct that one; it stays readable."),
    "same": _("This is what is on record already."),
    "closed": _("This record is no longer in force. Correct the one that is."),
}

"""Which figures of a county are watched by year (W2.3), what a figure is, and why one is refused."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class Indicator(models.TextChoices):
    """The indicators by year, in the order in which they are shown (W2.3)."""

    GDP = "gdp", _("GDP")
    GDP_PER_HEAD = "gdp_per_head", _("GDP per head")
    DISPOSABLE_INCOME = "disposable_income", _("Disposable income per head")
    EXPENDITURE = "expenditure", _("Expenditure per head")
    ENGEL = "engel", _("Engel coefficient")
    POVERTY_INCIDENCE = "poverty_incidence", _("Poverty incidence")


class Unit(models.TextChoices):
    """The units in which a reader meets an indicator."""

    YUAN = "yuan", _("yuan")
    HUNDRED_MILLION = "100m_yuan", _("100 million yuan")
    PERCENT = "percent", _("per cent")


class FigureState(models.TextChoices):
    """Of one county, year and indicator one figure holds; what it replaced, and what was taken back, stays readable."""

    CURRENT = "current", pgettext_lazy("record", "In force")
    REPLACED = "replaced", _("Corrected since")
    WITHDRAWN = "withdrawn", _("Taken back")


# A correction that is taken back brings back what it replaced.
FIGURE_MOVES = Moves(
    {
        FigureState.CURRENT: {FigureState.REPLACED, FigureState.WITHDRAWN},
        FigureState.REPLACED: {FigureState.CURRENT},
        FigureState.WITHDRAWN: set(),
    }
)

FAULTS = {
    "level": _("Indicators belong to a county."),
    "future": _("This year has not come yet."),
    "year": _("Give a year from 1949 on, with four digits."),
    "below_zero": _("A figure is not below zero."),
    "percent": _("A percentage lies between 0 and 100."),
    "too_large": _("This is more than any county has. Check the unit."),
    "on_record": _("There is a figure of this year already. Correct that one; it stays readable."),
    "same": _("This is what is on record: the same figure from the same source."),
    "closed": _("This figure is no longer in force. Correct the one that is."),
}

"""Words of the household economy: what is wrong with a record, what is odd in it, and the groups of the land report."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Group(models.TextChoices):
    """Which side of the comparison of land use a household stands on (X5)."""

    MIGRANT = "migrant", _("Migrant households")
    STAYED = "stayed", _("Non-migrant households")


class Report(models.TextChoices):
    """The reports that a published figure can belong to."""

    HOUSEHOLD_INCOME = "household-income", _("Income from working away")
    LAND_USE = "land-use", _("Land after migration")


# Why a record cannot be kept; each sentence says what to do.
FAULTS = {
    "members_missing": _("Give the number of people in the household, 1 or more."),
    "working_over_members": _("More people work (%(working)s) than live in the household (%(members)s). Correct one."),
    "income_incomplete": _("Income belongs together: give working members, total income and outside income, or none."),
    "now_missing": _("Give the figure of this year too; the one before alone compares with nothing."),
    "negative": _("This cannot be less than zero. Correct it."),
    "nothing": _("Give the income or the planted land; this record says nothing yet."),
}

# What is odd in a record that is kept; each sentence says what to check.
DOUBTS = {
    "outside_over_total": _(
        "Outside income (%(outside)s yuan) is more than total income (%(total)s yuan). Check both with the household."
    ),
    "outside_without_worker": _("There is outside income, but nobody works. Check the number of working members."),
    "amount_unit": _(
        "%(amount)s yuan a year is unusual. Check whether the form says yuan or ten thousand yuan (万元)."
    ),
    "area_unit": _("%(area)s mu is unusual. Check whether the form says mu or hectares."),
    "income_without_land": _("There is planting income, but no planted area. Check the area."),
    "away_without_before": _(
        "Someone earns outside, but the land before is not on record. Ask for it; until then the land report leaves"
        " this household out."
    ),
}

"""The four levels of the tree, and what can be wrong with a row of a divisions file."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """A division's level, from the county down."""

    COUNTY = "county", _("County")
    TOWNSHIP = "township", _("Township or street")
    VILLAGE = "village", _("Village or community")
    GROUP = "group", _("Villagers' group")


FAULTS = {
    "name_missing": _("The name is missing."),
    "too_long": _("The text is too long."),
    "level_unknown": _("The level is not one of county, township, village, group."),
    "code_form": _("The code does not fit the level: county 6 digits, township 9, village 12, group 13 to 20."),
    "code_repeated": _("The code stands in the file twice."),
    "parent_code": _("The parent's code must be the beginning of this code; a county has none."),
    "parent_missing": _("The parent is neither in the file nor in the database."),
    "day_unreadable": _("This is not a day. Write it as 2024-03-31."),
    "days_crossed": _("The end must come after the beginning."),
    "successor_missing": _("The successor is neither in the file nor in the database."),
    "end_missing": _("Only a division that has ended has a successor; give its last day."),
}

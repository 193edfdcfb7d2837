"""How far the old homestead of a household is, and what is wrong with a step (W2.2-5)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class HomesteadState(models.TextChoices):
    """What became of an old homestead; it follows from what is recorded of it."""

    PROMISED = "promised", pgettext_lazy("homestead", "To be cleared")
    CLEARED = "cleared", pgettext_lazy("homestead", "Cleared")
    RESTORED = "restored", pgettext_lazy("homestead", "Put to use, to be inspected")
    NOT_IN_ORDER = "not_in_order", pgettext_lazy("homestead", "To be put right")
    IN_ORDER = "in_order", pgettext_lazy("homestead", "In order")


FAULTS = {
    "no_area": _("Give the area in mu: more than 0 and less than 10,000."),
    "before_move": _("The day lies before the household moved in."),
    "promised": _("What becomes of this homestead is recorded already."),
    "cleared": _("This homestead is cleared already."),
    "not_later": _("Choose a day after the one promised, and after today."),
    "cleared_day": _("The day lies between moving in and today."),
    "not_cleared": _("Record first that it is cleared."),
    "in_order": _("It was found in order; nothing more is to be done."),
    "area": _("Farmed and greened land together are more than 0 and at most %(mu)s mu."),
    "restored_day": _("The day lies between the clearing and today."),
    "not_restored": _("Record first to which use the land was put."),
    "inspected_day": _("The day lies between putting to use and today."),
}

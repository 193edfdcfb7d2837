"""How an enterprise stands with the county, its size, and what can be wrong with one as sent (X2.2-3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class EnterpriseState(models.TextChoices):
    """Whether the county works with it; suspending says nothing of blame, only that no posts are offered meanwhile."""

    REGISTERED = "registered", pgettext_lazy("enterprise", "Registered")
    ACTIVE = "active", pgettext_lazy("enterprise", "Working together")
    SUSPENDED = "suspended", pgettext_lazy("enterprise", "Paused")


ENTERPRISE_MOVES = Moves(
    {
        EnterpriseState.REGISTERED: {EnterpriseState.ACTIVE, EnterpriseState.SUSPENDED},
        EnterpriseState.ACTIVE: {EnterpriseState.SUSPENDED},
        EnterpriseState.SUSPENDED: {EnterpriseState.ACTIVE},
    }
)


class Size(models.TextChoices):
    """Sizes of enterprises as statistics divide them (统计上大中小微型企业划分办法)."""

    LARGE = "large", pgettext_lazy("enterprise", "Large")
    MEDIUM = "medium", pgettext_lazy("enterprise", "Medium")
    SMALL = "small", pgettext_lazy("enterprise", "Small")
    MICRO = "micro", pgettext_lazy("enterprise", "Micro")


# What is wrong with an enterprise as sent, with the remedy.
FAULTS = {
    "destination": _("The place of work is a code of six digits, out of the list of destinations."),
    "uscc_length": _("A unified social credit code has 18 characters."),
    "uscc_characters": _("A character that no unified social credit code has. I, O, S, V and Z never occur."),
    "uscc_checksum": _("The last character does not fit the others. Check every character."),
}

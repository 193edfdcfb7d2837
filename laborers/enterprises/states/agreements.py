"""Kinds of cooperation agreements, states of a competitive selection, and what can be wrong with them (X2.2-3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CooperationKind(models.TextChoices):
    """What an agreement is about; of each kind an enterprise has one at a time."""

    TRANSFER = "transfer", _("Organised transfer")
    RECRUITMENT = "recruitment", _("Recruitment in the county")
    SERVICE = "service", _("Care for workers on the spot")


class SelectionState(models.TextChoices):
    """How far a competitive selection is; nothing of it is ever deleted."""

    OPEN = "open", pgettext_lazy("selection", "Being judged")
    DECIDED = "decided", pgettext_lazy("selection", "Decided")
    PUBLISHED = "published", pgettext_lazy("selection", "Result published")


# What is wrong with an agreement or a selection as sent, with the remedy.
COOPERATION_FAULTS = {
    "period": _("The last day is before the first. Correct one of them."),
    "signed_late": _("An agreement is signed on or before its first day."),
    "overlap": _("An agreement of this kind is in force in these days. End it first, or correct the days."),
    "not_chosen": _("This selection did not choose the enterprise, or its result is not published yet."),
    "weights": _("Give at least one criterion; the weights are whole numbers that add up to 100."),
    "points": _("Give whole points from 0 to 100."),
    "not_open": _("This selection is decided. Nothing of it changes any more."),
    "incomplete": _("Every assessor judges every candidate by every criterion. Missing: %(missing)s."),
    "nobody": _("Name at least one candidate, and choose among the candidates."),
}

"""Qualification reviews of training institutions: documents, verdicts, and what can be wrong with one (X4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class ReviewState(models.TextChoices):
    """Where a review stands; a verdict is never changed, a further review follows it."""

    FILED = "filed", pgettext_lazy("qualification review", "To be reviewed")
    APPROVED = "approved", pgettext_lazy("qualification review", "Qualified")
    REMEDY = "remedy", pgettext_lazy("qualification review", "To be put right")
    REFUSED = "refused", pgettext_lazy("qualification review", "Not qualified")


REVIEW_MOVES = Moves({ReviewState.FILED: {ReviewState.APPROVED, ReviewState.REMEDY, ReviewState.REFUSED}})


class DocumentKind(models.TextChoices):
    """What an institution hands in with its form."""

    LICENCE = "licence", _("Business licence or certificate of a public institution")
    PERMIT = "permit", _("Permit to run vocational training")
    PREMISES = "premises", _("Proof of premises and equipment")
    TEACHERS = "teachers", _("List of teachers with their certificates")
    FIRE = "fire", _("Fire safety certificate")
    PLAN = "plan", _("Teaching plan and fees")
    OTHER = "other", _("Other document")


VERDICT_CHOICES = [choice for choice in ReviewState.choices if choice[0] != ReviewState.FILED]
# Without these nobody is qualified.
NEEDED = (DocumentKind.LICENCE, DocumentKind.PERMIT, DocumentKind.TEACHERS)

# What is wrong with a review as sent, with the remedy.
REVIEW_FAULTS = {
    "open": _("A review of this institution is under way. Decide that one first."),
    "documents": _("List at least one document, each kind once, with its number."),
    "missing": _("Not handed in: %(kinds)s. Ask for it as something to be put right."),
    "expired": _("No longer valid on the first day: %(kinds)s. Ask for a valid one."),
    "period": _("Give the first and the last day of the qualification, in this order."),
    "no_period": _("Only a qualified institution has days in which it is."),
    "remedy": _("Say what is to be put right and by which day after today."),
    "no_remedy": _("What is to be put right belongs to that verdict alone."),
    "in_future": _("This day has not come yet."),
}

"""Objections to the published result of a selection round: what they are about, and what follows (X4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class ObjectionState(models.TextChoices):
    """Whether it was decided; a decision is never changed."""

    FILED = "filed", pgettext_lazy("objection", "To be decided")
    UPHELD = "upheld", pgettext_lazy("objection", "Upheld")
    DISMISSED = "dismissed", pgettext_lazy("objection", "Dismissed")


OBJECTION_MOVES = Moves({ObjectionState.FILED: {ObjectionState.UPHELD, ObjectionState.DISMISSED}})


DECISION_CHOICES = [choice for choice in ObjectionState.choices if choice[0] != ObjectionState.FILED]


class About(models.TextChoices):
    """What it is about."""

    INSTITUTION = "institution", _("An institution on the list")
    VOTE = "vote", _("How the vote was held")
    COUNT = "count", _("The count")
    OTHER = "other", pgettext_lazy("objection", "Something else")


class Way(models.TextChoices):
    """How it reached the county."""

    PAGE = "page", _("Over the public page")
    DESK = "desk", _("At the desk")


class Effect(models.TextChoices):
    """What an upheld objection does to the round."""

    STRIKE = "strike", _("The institution is struck from the list, which is published anew")
    REPEAT = "repeat", _("The round is repeated")


# What is wrong with an objection or its decision as sent, with the remedy.
OBJECTION_FAULTS = {
    "closed": _("Objections can be made from %(start)s to %(end)s."),
    "not_published": _("Objections can be made once the result is published."),
    "candidate": _("Say which institution it is about."),
    "key": _("Open the form again and send it once more."),
    "already_sent": _("This form was sent already. Open a new one for another objection."),
    "concerned": _(
        "Somebody else decides this: you held the vote, wrote this down, or reviewed the institution it is about."
    ),
    "effect": _("Say what follows: an institution is struck, or the round is repeated."),
    "no_effect": _("A dismissed objection changes nothing."),
    "struck": _("This institution was struck already."),
    "changed": _("An upheld objection has ended this round."),
}

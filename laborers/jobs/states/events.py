"""Words of recruitment events (X2.2-5, X4): what they are, how far they are, and what became of a signed intention."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class EventForm(models.TextChoices):
    """How people and posts are brought together."""

    FAIR = "fair", _("Job fair")
    MEETING = "meeting", _("Face-to-face meeting in a village")
    OUTREACH = "outreach", _("Posts carried to villages")
    ONLINE = "online", _("Online recruitment")


class EventState(models.TextChoices):
    """How far an event is; only one that was held counts."""

    PLANNED = "planned", pgettext_lazy("event", "Planned")
    HELD = "held", pgettext_lazy("event", "Held")
    CANCELLED = "cancelled", pgettext_lazy("event", "Cancelled")


EVENT_MOVES = Moves(
    {
        EventState.PLANNED: {EventState.HELD, EventState.CANCELLED},
        EventState.HELD: {EventState.PLANNED},
        EventState.CANCELLED: {EventState.PLANNED},
    }
)


class IntentionState(models.TextChoices):
    """What became of an intention; one that lapsed is as neutral as one that was never signed."""

    SIGNED = "signed", _("Signed")
    OFFERED = "offered", _("Offered")
    LAPSED = "lapsed", _("Lapsed")


INTENTION_MOVES = Moves(
    {
        IntentionState.SIGNED: {IntentionState.OFFERED, IntentionState.LAPSED},
        IntentionState.OFFERED: set(),
        IntentionState.LAPSED: set(),
    }
)

# What is wrong with an event as sent, with the remedy.
EVENT_FAULTS = {
    "days": _("The last day is before the first. Correct one of them."),
    "level": _("Events are held by the county or by a township. Choose one of them."),
    "partner": _("Those who hold it together are townships of the county."),
    "own_partner": _("Whoever holds the event is no partner of it. Leave it out."),
    "not_yet": _("This event has not begun yet. It is held when its first day has come."),
    "campaign": _("This campaign is not in the list."),
}

"""States of first calls: posts kept for a while for those whom a class trained for them (X2.2-4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class CallState(models.TextChoices):
    """What became of a first call; not wanted is as neutral as lapsed."""

    WAITING = "waiting", pgettext_lazy("first call", "Kept")
    OFFERED = "offered", pgettext_lazy("first call", "Offered")
    NOT_WANTED = "not_wanted", pgettext_lazy("first call", "Not wanted")
    LAPSED = "lapsed", pgettext_lazy("first call", "Lapsed")
    ENDED = "ended", pgettext_lazy("first call", "Ended")


_OVER = {CallState.OFFERED, CallState.NOT_WANTED, CallState.LAPSED, CallState.ENDED}
CALL_MOVES = Moves({CallState.WAITING: _OVER} | {state: set() for state in _OVER})
# Days that a post is kept where the county's policy says nothing else.
CALL_DAYS = 15
KEPT = _("The posts left are kept for those who were trained for them, until %(day)s at the latest.")

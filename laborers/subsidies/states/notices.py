"""States of a public notice and of an objection against what stands on it (X2.3, codes §10)."""

from django.db import models
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class NoticeState(models.TextChoices):
    """How far a public notice is; it is to be read while it runs only."""

    RUNNING = "running", pgettext_lazy("notice", "On view")
    ENDED = "ended", pgettext_lazy("notice", "Over, to be concluded")
    PASSED = "passed", pgettext_lazy("notice", "Passed")
    STOPPED = "stopped", pgettext_lazy("notice", "Stopped")


_N = NoticeState
NOTICE_MOVES = Moves({_N.RUNNING: {_N.ENDED, _N.STOPPED}, _N.ENDED: {_N.PASSED, _N.STOPPED}})


class ObjectionState(models.TextChoices):
    """What became of an objection."""

    OPEN = "open", pgettext_lazy("objection", "To be decided")
    UPHELD = "upheld", pgettext_lazy("objection", "Upheld")
    DISMISSED = "dismissed", pgettext_lazy("objection", "Dismissed")


OBJECTION_MOVES = Moves({ObjectionState.OPEN: {ObjectionState.UPHELD, ObjectionState.DISMISSED}})

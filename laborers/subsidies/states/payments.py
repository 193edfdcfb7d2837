"""States of a payment batch and of the lines in it (X2.3)."""

from django.db import models
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves


class BatchState(models.TextChoices):
    """How far a batch of payments is: prepared, approved and paid by three hands."""

    PREPARED = "prepared", pgettext_lazy("payment batch", "Prepared")
    APPROVED = "approved", pgettext_lazy("payment batch", "Approved")
    PAID = "paid", pgettext_lazy("payment batch", "Paid")
    WITHDRAWN = "withdrawn", pgettext_lazy("payment batch", "Withdrawn")


_B = BatchState
BATCH_MOVES = Moves({_B.PREPARED: {_B.APPROVED, _B.WITHDRAWN}, _B.APPROVED: {_B.PAID, _B.WITHDRAWN}})


class LineState(models.TextChoices):
    """What became of the money of one claim in a batch."""

    DUE = "due", pgettext_lazy("payment line", "To be paid")
    PAID = "paid", pgettext_lazy("payment line", "Paid")
    RECEIVED = "received", pgettext_lazy("payment line", "Receipt confirmed")
    RETURNED = "returned", pgettext_lazy("payment line", "Came back")
    WITHDRAWN = "withdrawn", pgettext_lazy("payment line", "Withdrawn with its batch")

"""States of an export, its formats, and why one may end without a file."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from xundian.kit.moves import Moves
from xundian.kit.sheets import CSV, XLSX


class ExportState(models.TextChoices):
    """How far an export is; only a ready one has a file."""

    WAITING = "waiting", _("Waiting for approval")
    QUEUED = "queued", _("Queued")
    RUNNING = "running", _("Being written")
    READY = "ready", pgettext_lazy("export", "Ready")
    EXPIRED = "expired", _("Expired")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    CANCELLED = "cancelled", _("Cancelled")
    FAILED = "failed", _("Failed")


# Running goes back to waiting when the rows turn out to be more than one person alone may take out.
EXPORT_MOVES = Moves(
    {
        ExportState.WAITING: {ExportState.QUEUED, ExportState.CANCELLED},
        ExportState.QUEUED: {ExportState.RUNNING, ExportState.CANCELLED, ExportState.FAILED},
        ExportState.RUNNING: {
            ExportState.RUNNING,
            ExportState.WAITING,
            ExportState.READY,
            ExportState.CANCELLED,
            ExportState.FAILED,
        },
        ExportState.READY: {ExportState.EXPIRED, ExportState.WITHDRAWN, ExportState.CANCELLED},
        ExportState.EXPIRED: set(),
        ExportState.WITHDRAWN: set(),
        ExportState.CANCELLED: set(),
        ExportState.FAILED: set(),
    }
)
UNFINISHED = (ExportState.WAITING, ExportState.QUEUED, ExportState.RUNNING)
AT_WORK = (ExportState.QUEUED, ExportState.RUNNING)


class Format(models.TextChoices):
    """What kind of file it is."""

    XLSX = "xlsx", _("Excel workbook (xlsx)")
    CSV = "csv", _("CSV text")


MEDIA_TYPES = {Format.XLSX: XLSX, Format.CSV: CSV}

# Why there is no file, or no more: for whoever asked.
FAILURES = {
    "inactive": _("The account was closed."),
    "role": _("Your role does not allow this export any more."),
    "place": _("Your place does not cover these rows any more."),
    "filters": _("A filter names something that is not there any more. Ask for the export again."),
    "too_many_rows": _("An Excel sheet does not take so many rows. Choose CSV, or a smaller place."),
    "stopped": _("The export stopped unexpectedly. Ask for it again."),
}

"""States of an import, and what a workbook may hold."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.kit.moves import Moves


class ImportState(models.TextChoices):
    """How far an uploaded workbook is."""

    UPLOADED = "uploaded", _("Uploaded")
    CHECKING = "checking", _("Checking")
    CHECKED = "checked", _("Checked")
    COMMITTING = "committing", _("Importing")
    COMMITTED = "committed", _("Imported")
    UNDONE = "undone", _("Undone")
    FAILED = "failed", _("Failed")


IMPORT_MOVES = Moves(
    {
        ImportState.UPLOADED: {ImportState.CHECKING, ImportState.FAILED},
        ImportState.CHECKING: {ImportState.CHECKING, ImportState.CHECKED, ImportState.FAILED},
        ImportState.CHECKED: {ImportState.CHECKING, ImportState.COMMITTING, ImportState.FAILED},
        ImportState.COMMITTING: {
            ImportState.COMMITTING,
            ImportState.COMMITTED,
            ImportState.CHECKED,
            ImportState.FAILED,
        },
        ImportState.COMMITTED: {ImportState.UNDONE},
        ImportState.UNDONE: set(),
        ImportState.FAILED: {ImportState.CHECKING},
    }
)


class ImportKind(models.TextChoices):
    """What a workbook holds."""

    SURVEY = "survey", _("Labour survey")


class RowOutcome(models.TextChoices):
    """What an import did with one row."""

    CREATED = "created", _("created")
    UPDATED = "updated", _("updated")
    UNCHANGED = "unchanged", _("unchanged")
    REFUSED = "refused", _("refused")

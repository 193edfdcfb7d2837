"""States of an import and words of the assessment."""

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


class Direction(models.TextChoices):
    """What the assessment proposes (X2.2-6)."""

    AWAY = "away", _("Transfer elsewhere")
    NEARBY = "nearby", _("Placement nearby")
    LOCAL_POST = "local_post", _("Post in the village")
    NOT_SEEKING = "not_seeking", _("Not seeking work")

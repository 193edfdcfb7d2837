"""Uploaded workbooks, and what was done with each of their rows."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.imports.states import ImportKind, ImportState, RowOutcome
from laborers.surveys.models import SurveyRound
from xundian.divisions.models import Division
from xundian.kit.records import Editable


class ImportBatch(Editable):
    """One uploaded workbook: checked row by row, committed once, undone as a whole."""

    kind = models.CharField(_("kind"), max_length=20, choices=ImportKind)
    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("division"))
    round = models.ForeignKey(SurveyRound, models.PROTECT, null=True, related_name="imports", verbose_name=_("round"))
    # The year its rows are about; a survey's round has the same.
    year = models.PositiveSmallIntegerField(_("year"), default=0)
    file_name = models.CharField(_("file name"), max_length=200)
    file_hash = models.CharField(max_length=64)
    # The workbook holds identity numbers, so it rests sealed like they do.
    file_sealed = models.BinaryField(editable=False)
    state = models.CharField(_("state"), max_length=10, choices=ImportState, default=ImportState.UPLOADED)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    mapping = models.JSONField(default=dict)
    report = models.JSONField(default=dict)
    failure = models.CharField(_("failure"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))
    committed_at = models.DateTimeField(_("imported at"), null=True)
    undone_at = models.DateTimeField(_("undone at"), null=True)

    scope_paths = {"division": "division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        indexes = [models.Index(fields=["division", "-created_at"], name="import_by_division")]

    def __str__(self):
        return self.file_name


class ImportRow(models.Model):
    """What an import did with one row of the workbook, for the report and for undo."""

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="rows")
    row_no = models.PositiveIntegerField(_("row"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=RowOutcome)
    laborer_id = models.UUIDField(null=True)
    response_id = models.UUIDField(null=True)
    # Former values of what the row changed, codes only; identity numbers never change by import.
    before = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("import row")
        verbose_name_plural = _("import rows")
        constraints = [models.UniqueConstraint(fields=["batch", "row_no"], name="import_row_once")]

    def __str__(self):
        return str(self.row_no)

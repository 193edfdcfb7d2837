"""Uploaded workbooks, how their columns were matched, and what would be and was done with each of their rows."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Left
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

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
    # What a person chose: {"sheet", "header_row", "columns": {our field: place from 0}}; null where it is guessed.
    layout = models.JSONField(null=True)
    # What was read: {"sheet", "header_row", "header": {our field: header as written}}.
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


class ImportChange(models.Model):
    """Which values of a known person a checked import would change: listed before it is loaded, replaced by each check.

    `changes`: {our field: [before, after]} in codes and texts; never an identity number.
    """

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="changes")
    row_no = models.PositiveIntegerField(_("row"))
    laborer_id = models.UUIDField()
    name = models.CharField(_("name"), max_length=50)
    changes = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("change of an import")
        verbose_name_plural = _("changes of an import")
        constraints = [models.UniqueConstraint(fields=["batch", "row_no"], name="import_change_row_once")]

    def __str__(self):
        return str(self.row_no)


class ImportMapping(Editable):
    """A named way to match columns: {our field: header text}; offered for every sheet whose headers it fits."""

    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("division"))
    kind = models.CharField(_("kind"), max_length=20, choices=ImportKind)
    name = models.CharField(pgettext_lazy("mapping", "name"), max_length=60)
    header_row = models.PositiveSmallIntegerField(_("row of the header"))
    columns = models.JSONField(_("columns"), default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {"shared": "division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("column mapping")
        verbose_name_plural = _("column mappings")
        constraints = [
            models.UniqueConstraint(Left("division", 6), "kind", "name", name="mapping_name_once_per_county"),
        ]

    def __str__(self):
        return self.name

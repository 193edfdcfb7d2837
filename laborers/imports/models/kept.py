"""The checked rows of an import between its check and its loading, so that loading reads no file again."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.imports.models.batches import ImportBatch


class KeptCheck(models.Model):
    """What a check found, and the mark of all it rested on; while the mark is the same, so are the verdicts."""

    batch = models.OneToOneField(ImportBatch, models.CASCADE, primary_key=True, related_name="kept")
    mark = models.CharField(max_length=64)
    # {"rows", "sheet", "left_out", "columns", "problems", "notes", "staged": rows in KeptRow, "plan": {…}}
    found = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("kept check")
        verbose_name_plural = _("kept checks")

    def __str__(self):
        return str(self.batch_id)


class KeptRow(models.Model):
    """One staged row as text, in the order of the plan's columns; identity numbers are sealed.

    The table is unlogged: a crash of the database may empty it, and then the file is read again.
    """

    check_of = models.ForeignKey(KeptCheck, models.CASCADE, db_constraint=False, related_name="rows")
    cells = ArrayField(models.TextField(null=True))

    class Meta:
        verbose_name = _("kept row")
        verbose_name_plural = _("kept rows")

    def __str__(self):
        return str(self.pk)

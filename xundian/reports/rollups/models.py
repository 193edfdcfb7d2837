"""Tables of the figures that are kept ready; no row of them is about a person."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RollupCount(models.Model):
    """How many of a figure lie in one place on one day: the sum of `n` over its rows, for changes are added as rows.

    `unit` is empty where rows are counted; of people it is "month" or "year", and `day` the first day of that unit on
    which the person counts in that place. Units with "=" are the sums of whole months (kept.MONTHS). `until` is a
    second day of the rows, where a figure has one. `digits` is the level of `code`, `parent` the code one level up.
    """

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=80, db_collation="C")
    unit = models.CharField(max_length=5, db_collation="C", blank=True)
    digits = models.PositiveSmallIntegerField()
    parent = models.CharField(max_length=12, db_collation="C")
    code = models.CharField(max_length=12, db_collation="C")
    day = models.DateField()
    until = models.DateField(null=True)
    n = models.IntegerField()

    class Meta:
        verbose_name = _("count kept ready")
        verbose_name_plural = _("counts kept ready")
        indexes = [
            models.Index(
                fields=["key", "unit", "digits", "parent", "day"], include=["code", "until", "n"], name="rollup_answer"
            ),
        ]

    def __str__(self):
        return f"{self.key} {self.code} {self.day}"


class RollupMark(models.Model):
    """Something changed in a village ("" for any) since its counts were kept; many may stand for one, none is shared.

    Written by triggers in the transaction of the change, so that whoever sees the change sees the mark. `who` is the
    household or person that changed, where rows that count hang on it: the fold finds their villages (folding.HANGING).
    """

    id = models.BigAutoField(primary_key=True)
    base = models.CharField(max_length=20, db_collation="C")
    code = models.CharField(max_length=20, db_collation="C", blank=True)
    who = models.UUIDField(null=True)

    class Meta:
        verbose_name = _("mark of a change")
        verbose_name_plural = _("marks of changes")

    def __str__(self):
        return f"{self.base} {self.code}"


class RollupKey(models.Model):
    """A figure that is kept, and a digest of the definition by which it was counted; with another it is not trusted."""

    key = models.CharField(max_length=80, primary_key=True, db_collation="C")
    signature = models.CharField(max_length=32)
    built_at = models.DateTimeField()

    class Meta:
        verbose_name = _("figure kept ready")
        verbose_name_plural = _("figures kept ready")

    def __str__(self):
        return self.key

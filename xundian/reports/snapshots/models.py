"""Snapshots: what every figure said for a period on a day, with the keys of the rows behind it (codes 11)."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.divisions.models import Division
from xundian.kit.records import APPEND_ONLY, Record


class Snapshot(Record):
    """One taking of all figures of a county: a month, or a year up to the cut-off; the clock's, or somebody's.

    Nothing of it changes afterwards: what is entered late stands in the next one, marked.
    """

    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("division"))
    year = models.PositiveSmallIntegerField(_("year"))
    # None is the year up to the cut-off.
    month = models.PositiveSmallIntegerField(_("month"), null=True, blank=True)
    cutoff_on = models.DateField(_("cut-off"))
    taken_at = models.DateTimeField(_("taken at"))
    # None is the clock.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("taken by")
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    # Counted from 1 for each county and period: what a sheet of paper is known by.
    number = models.PositiveSmallIntegerField(_("number"))
    # The one before of the same period, against which late entries are told.
    former = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("snapshot before")
    )
    # {code: name} of the places of the county as they were called.
    places = models.JSONField(default=dict)

    scope_paths = {"shared": "division_id"}

    class Meta:
        verbose_name = _("snapshot of figures")
        verbose_name_plural = _("snapshots of figures")
        triggers = [APPEND_ONLY]
        constraints = [
            models.UniqueConstraint(
                fields=["division", "year", "month", "number"], name="snapshot_number", nulls_distinct=False
            ),
            models.UniqueConstraint(
                fields=["division", "year", "month", "cutoff_on"], name="snapshot_of_the_clock", nulls_distinct=False,
                condition=models.Q(by=None),
            ),
            models.CheckConstraint(condition=models.Q(month=None) | models.Q(month__range=(1, 12)), name="month_known"),
            models.CheckConstraint(condition=models.Q(by=None) | ~models.Q(reason=""), name="snapshot_has_a_reason"),
        ]  # fmt: skip

    @property
    def label(self):
        """What it is known by: 2026-06 no. 1, or 2026 no. 3."""
        return f"{self.year}-{self.month:02d}/{self.number}" if self.month else f"{self.year}/{self.number}"

    def __str__(self):
        return self.label


class IndicatorSnapshot(Record):
    """What one figure said of one place; of the place itself, and in `members` the keys that lie in no place below it.

    `value` is a count, or fen; `late` is how much of it was entered after the snapshot before.
    """

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="cells", verbose_name=_("snapshot"))
    figure = models.CharField(_("figure"), max_length=80)
    # A code and no key: figures also count at places that were dissolved since.
    division_id = models.CharField(_("division"), max_length=12)
    value = models.BigIntegerField(_("value"))
    late = models.PositiveIntegerField(_("late entries"), default=0)
    target = models.PositiveIntegerField(_("target"), null=True, blank=True)
    members = ArrayField(models.UUIDField(), default=list)

    class Meta:
        verbose_name = _("figure of a snapshot")
        verbose_name_plural = _("figures of snapshots")
        triggers = [APPEND_ONLY]
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "figure", "division_id"], name="one_value_a_place"),
        ]

    def __str__(self):
        return f"{self.figure} {self.division_id}: {self.value}"

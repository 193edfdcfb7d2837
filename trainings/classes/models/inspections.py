"""What the township saw (X4, supervising classes)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from trainings.classes.models.classes import TrainingClass
from trainings.classes.states import FindingKind
from xundian.kit.records import Editable, Record, audited


class DailyInspection(Record):
    """The township's daily look at a running class (X4, supervising classes)."""

    training_class = models.ForeignKey(TrainingClass, models.PROTECT, related_name="inspections")
    day = models.DateField(_("day"))
    present = models.PositiveSmallIntegerField(_("trainees present"))
    village_staff_present = models.BooleanField(_("village staff present"), default=False)
    findings = models.CharField(_("findings"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))

    scope_paths = {"shared": "training_class__division_id"}

    class Meta:
        verbose_name = _("daily inspection")
        verbose_name_plural = _("daily inspections")
        constraints = [models.UniqueConstraint(fields=["training_class", "day"], name="one_inspection_a_day")]

    def __str__(self):
        return f"{self.training_class} {self.day}"


@audited()
class Finding(Editable):
    """One thing that an inspection found wrong with a class, until it is put right."""

    inspection = models.ForeignKey(
        DailyInspection, models.PROTECT, related_name="found", verbose_name=pgettext_lazy("class", "inspection")
    )
    kind = models.CharField(_("kind"), max_length=16, choices=FindingKind)
    note = models.CharField(_("note"), max_length=200, blank=True)
    settled_on = models.DateField(_("put right on"), null=True, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("by")
    )
    remedy = models.CharField(_("what was done"), max_length=200, blank=True)

    scope_paths = {"shared": "inspection__training_class__division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("finding of an inspection")
        verbose_name_plural = _("findings of inspections")
        constraints = [
            models.UniqueConstraint(fields=["inspection", "kind"], name="finding_once_an_inspection"),
            models.CheckConstraint(
                condition=models.Q(settled_on=None, remedy="")
                | models.Q(settled_on__isnull=False) & ~models.Q(remedy=""),
                name="finding_settled_says_how",
            ),
        ]
        indexes = [
            models.Index(fields=["inspection"], condition=models.Q(settled_on=None), name="findings_still_open"),
        ]

    def __str__(self):
        return self.get_kind_display()

"""What was paid: one row a month of a spell, never changed; a correction is a later row that names the one before."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.placements.models.spells import Placement
from laborers.placements.states import WageSource
from laborers.registry.models import village_key
from xundian.kit.records import APPEND_ONLY, Record


class WageReport(Record):
    """The pay of one month, in fen, as told at a visit, by an officer, or by the employer; append-only.

    A correction without an amount takes the report back, and the month is estimated again.
    """

    placement = models.ForeignKey(Placement, models.PROTECT, related_name="wage_reports", verbose_name=_("placement"))
    division = village_key()
    month = models.DateField(_("month"))
    paid_fen = models.BigIntegerField(_("paid"), null=True, blank=True)
    on_time = models.BooleanField(_("paid on time"), null=True, blank=True)
    source = models.CharField(_("told by"), max_length=10, choices=WageSource)
    # The visit at which it was told; the visits lie above this room, so that a key and no link is kept.
    visit_id = models.UUIDField(_("visit"), null=True, blank=True)
    reported_on = models.DateField(_("reported on"))
    note = models.CharField(_("note"), max_length=200, blank=True)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="corrected_by")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = {
        "division": "division_id", "destination": "placement__destination", "site": "placement__household__site_id",
    }  # fmt: skip
    moves_with = None

    class Meta:
        verbose_name = _("wage report")
        verbose_name_plural = _("wage reports")
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "month"], condition=models.Q(corrects__isnull=True), name="one_report_a_month"
            ),
            models.CheckConstraint(
                condition=models.Q(paid_fen__gte=0) | models.Q(paid_fen__isnull=True, corrects__isnull=False),
                name="wage_report_has_an_amount",
            ),
            models.CheckConstraint(condition=models.Q(month__day=1), name="wage_report_month_begins"),
        ]
        indexes = [
            models.Index(fields=["placement", "month"], name="wage_by_placement"),
            models.Index(fields=["division", "-reported_on"], name="wage_by_division"),
        ]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.month:%Y-%m} {self.get_source_display()}"

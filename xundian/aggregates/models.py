"""Results as they were published, one line each, with their source; what was corrected stays readable (X3.1)."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from xundian.aggregates.states import Measure, Printed, RecordState
from xundian.divisions.models import Division
from xundian.kit.keeping import KEPT
from xundian.kit.records import BUMP, Editable, audited

# What somebody wrote stays written; only what holds today changes.
WRITTEN = (
    "county", "since", "until", "measure", "part", "done", "registered", "target", "printed", "percent", "decimals",
    "source", "reason", "corrects", "batch_id", "entered_on", "by",
)  # fmt: skip


@audited()
class AggregateRecord(Editable):
    """One line of a published table: what was done in a period, of a measure or of a part of it.

    `done`, `registered` and `target` are people, or fen where the measure is money. `percent` was printed beside
    them, in hundredths of a per cent with `decimals` as printed; it is only ever compared with what is computed. Lines
    with a `part` (a district, a kind of training) make up the line without one.
    """

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    since = models.DateField(_("from"))
    until = models.DateField(_("to"))
    measure = models.CharField(_("indicator"), max_length=20, choices=Measure)
    part = models.CharField(_("part"), max_length=60, blank=True)
    done = models.BigIntegerField(_("done"), null=True, blank=True)
    registered = models.BigIntegerField(_("of whom registered poor"), null=True, blank=True)
    target = models.BigIntegerField(_("target"), null=True, blank=True)
    printed = models.CharField(_("printed percentage is"), max_length=10, choices=Printed, blank=True)
    percent = models.PositiveIntegerField(_("printed percentage"), null=True, blank=True)
    decimals = models.PositiveSmallIntegerField(_("decimals printed"), default=0)
    source = models.CharField(_("source"), max_length=200)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=RecordState, default=RecordState.CURRENT)
    corrects = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections", verbose_name=_("corrects")
    )
    withdrawn_for = models.CharField(_("taken back because"), max_length=200, blank=True)
    batch_id = models.UUIDField(_("import"), null=True, blank=True, editable=False)
    entered_on = models.DateField(_("entered on"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("entered by")
    )

    scope_paths = {"shared": "county_id"}

    class Meta:
        verbose_name = _("published result")
        verbose_name_plural = _("published results")
        constraints = [
            models.UniqueConstraint(
                fields=["county", "since", "until", "measure", "part"],
                condition=Q(state=RecordState.CURRENT),
                name="one_published_result_in_force",
            ),
            models.CheckConstraint(condition=Q(measure__in=Measure.values), name="result_measure_known"),
            models.CheckConstraint(condition=Q(state__in=RecordState.values), name="result_state_known"),
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="result_ends_after_start"),
            models.CheckConstraint(
                condition=Q(done__isnull=False) | Q(target__isnull=False), name="result_says_something"
            ),
            models.CheckConstraint(
                condition=~(Q(done__lt=0) | Q(registered__lt=0) | Q(target__lt=0)), name="result_not_below_zero"
            ),
            models.CheckConstraint(
                condition=Q(printed="", percent__isnull=True) | (~Q(printed="") & Q(percent__isnull=False)),
                name="result_printed_percentage_is_meant",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="result_has_a_source"),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | Q(batch_id__isnull=False) | ~Q(reason=""),
                name="result_correction_has_a_reason",
            ),
        ]
        triggers = [BUMP, KEPT, pgtrigger.ReadOnly(name="result_stays_as_written", fields=list(WRITTEN))]

    def __str__(self):
        return f"{self.get_measure_display()} {self.part} {self.since:%Y}–{self.until:%Y}"

"""Figures of a county by year, each with its source; what was corrected stays readable (W2.3)."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from relocation.indicators.states import FigureState, Indicator
from xundian.divisions.models import Division
from xundian.kit.records import BUMP, Editable, audited

# What somebody wrote stays written; only what holds today changes.
WRITTEN = ("county", "year", "indicator", "amount", "source", "reason", "corrects", "batch_id", "entered_on", "by")


@audited()
class YearFigure(Editable):
    """One figure of a county and year: `amount` in fen, or in hundredths of a per cent, as its indicator has it.

    A correction is a new row that names what it replaces; nothing is deleted. `batch_id` is the import that brought it.
    """

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    year = models.PositiveSmallIntegerField(_("year"))
    indicator = models.CharField(_("indicator"), max_length=20, choices=Indicator)
    amount = models.BigIntegerField(_("amount"))
    source = models.CharField(_("source"), max_length=200)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=FigureState, default=FigureState.CURRENT)
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
        verbose_name = _("yearly figure")
        verbose_name_plural = _("yearly figures")
        constraints = [
            models.UniqueConstraint(
                fields=["county", "indicator", "year"],
                condition=Q(state=FigureState.CURRENT),
                name="one_figure_in_force",
            ),
            models.CheckConstraint(condition=Q(indicator__in=Indicator.values), name="indicator_known"),
            models.CheckConstraint(condition=Q(state__in=FigureState.values), name="figure_state_known"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="figure_not_below_zero"),
            models.CheckConstraint(condition=~Q(source=""), name="figure_has_a_source"),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | Q(batch_id__isnull=False) | ~Q(reason=""),
                name="figure_correction_has_a_reason",
            ),
        ]
        triggers = [
            BUMP,
            pgtrigger.Protect(name="figure_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="figure_stays_as_written", fields=list(WRITTEN)),
        ]

    def __str__(self):
        return f"{self.get_indicator_display()} {self.year}"

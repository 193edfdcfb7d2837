"""Households linked with a base: their shares, the land they brought in, the days they work there (W2.2.2, W2.4)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from laborers.registry.models import Household
from relocation.bases.models.bases import AREA, Base
from xundian.kit.keeping import KEPT
from xundian.kit.ranges import apart, in_order
from xundian.kit.records import BUMP, Editable, audited

# A household is its own place's to see, whoever else may see the base.
_OF_HOUSEHOLD = {"division": "household__division_id", "site": "household__site_id"}
MOST_DAYS = 31 * 20


@audited()
class Shareholding(Editable):
    """A household linked with a base in some days: so many shares, so much land brought in; both may be none."""

    base = models.ForeignKey(Base, models.PROTECT, related_name="shareholdings", verbose_name=_("industrial base"))
    household = models.ForeignKey(
        Household, models.PROTECT, related_name="shareholdings", verbose_name=_("household")
    )  # fmt: skip
    shares = models.PositiveIntegerField(_("shares"), default=0)
    mu = models.DecimalField(_("land brought in (mu)"), default=0, **AREA)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid until"), null=True, blank=True)
    document = models.CharField(_("document"), max_length=200, blank=True)

    scope_paths = _OF_HOUSEHOLD

    class Meta:
        verbose_name = _("shareholding")
        verbose_name_plural = _("shareholdings")
        constraints = [
            models.CheckConstraint(condition=Q(shares__gte=0, mu__gte=0), name="shareholding_not_negative"),
            in_order("shareholding_days_in_order"), apart("shareholding_once", ["base_id", "household_id"]),
        ]  # fmt: skip
        triggers = [BUMP, KEPT]

    def __str__(self):
        return f"{self.base} {self.household}"


@audited()
class WorkDays(Editable):
    """How many days people of a household worked at a base in a month, all of them together."""

    base = models.ForeignKey(Base, models.PROTECT, related_name="work_days", verbose_name=_("industrial base"))
    household = models.ForeignKey(Household, models.PROTECT, related_name="work_days", verbose_name=_("household"))
    # Its first day.
    month = models.DateField(_("month"))
    days = models.PositiveIntegerField(_("days"))

    scope_paths = _OF_HOUSEHOLD

    class Meta(Editable.Meta):
        verbose_name = _("days worked at a base")
        verbose_name_plural = _("days worked at bases")
        constraints = [
            models.UniqueConstraint(fields=["base", "household", "month"], name="work_days_once_a_month"),
            models.CheckConstraint(condition=Q(days__lte=MOST_DAYS), name="work_days_possible"),
            models.CheckConstraint(condition=Q(month__day=1), name="work_days_of_a_month"),
        ]

    def __str__(self):
        return f"{self.household} {self.month:%Y-%m}"

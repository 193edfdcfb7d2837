"""What households earn and plant in a year, the county's poverty thresholds, and figures published elsewhere."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from laborers.economy.states import Report
from laborers.registry.models import Household
from xundian.divisions.models import Division
from xundian.kit.records import Editable, Record, audited

MU = {"max_digits": 9, "decimal_places": 3, "null": True, "blank": True}
INCOME = ("working_members", "total_income_fen", "outside_income_fen")
LAND = ("planted_area_before", "planted_area_after", "land_idle", "land_leased")
PLANTING = ("planting_income_before_fen", "planting_income_after_fen")


def _none_negative():
    """Every amount and area is absent or not below zero."""
    known = Q()
    for name in (*INCOME[1:], *LAND, *PLANTING):
        known &= Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": 0})
    return known


def _needs(first, second):
    return Q(**{f"{first}__isnull": True}) | Q(**{f"{second}__isnull": False})


@audited()
class HouseholdEconomy(Editable):
    """One year of a household: income (X3.2), and planting before somebody went away and now (X5).

    It belongs either to a household of the registry or, under `sample_code`, to a sample household that only this
    year's survey of the division knows. Land is in mu, money in fen; null stands for what was not asked.
    """

    year = models.PositiveSmallIntegerField(_("year"))
    # The village of a registered household; of a sample household the place whose survey asked it.
    division = models.ForeignKey(Division, models.PROTECT, db_index=False, related_name="+", verbose_name=_("place"))
    household = models.ForeignKey(
        Household, models.PROTECT, null=True, blank=True, related_name="economies", verbose_name=_("household")
    )
    sample_code = models.CharField(_("sample code"), max_length=30, blank=True)
    members = models.PositiveSmallIntegerField(_("members"))
    working_members = models.PositiveSmallIntegerField(_("working members"), null=True, blank=True)
    total_income_fen = models.BigIntegerField(_("total income"), null=True, blank=True)
    outside_income_fen = models.BigIntegerField(_("outside income"), null=True, blank=True)
    planted_area_before = models.DecimalField(_("planted area before (mu)"), **MU)
    planted_area_after = models.DecimalField(_("planted area now (mu)"), **MU)
    planting_income_before_fen = models.BigIntegerField(_("planting income before"), null=True, blank=True)
    planting_income_after_fen = models.BigIntegerField(_("planting income now"), null=True, blank=True)
    land_idle = models.DecimalField(_("land left idle (mu)"), **MU)
    land_leased = models.DecimalField(_("land leased out or transferred (mu)"), **MU)
    # The import that brought or last changed it, none for a form; imports are a room above.
    batch_id = models.UUIDField(_("import"), null=True, blank=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("entered by")
    )

    scope_paths = {"division": "division_id", "site": "household__site_id"}

    class Meta(Editable.Meta):
        verbose_name = _("household economy")
        verbose_name_plural = _("household economies")
        constraints = [
            models.CheckConstraint(
                condition=Q(household__isnull=False, sample_code="") | Q(household__isnull=True) & ~Q(sample_code=""),
                name="economy_household_or_sample",
            ),
            models.UniqueConstraint(
                fields=["household", "year"], condition=Q(household__isnull=False), name="economy_once_a_year"
            ),
            models.UniqueConstraint(
                fields=["division", "year", "sample_code"],
                condition=Q(household__isnull=True),
                name="economy_sample_once",
            ),
            models.CheckConstraint(condition=Q(members__gte=1), name="economy_has_members"),
            models.CheckConstraint(
                condition=Q(working_members__isnull=True) | Q(working_members__lte=F("members")),
                name="economy_workers_are_members",
            ),
            models.CheckConstraint(
                condition=Q(**{f"{name}__isnull": True for name in INCOME})
                | Q(**{f"{name}__isnull": False for name in INCOME}),
                name="economy_income_is_whole",
            ),
            models.CheckConstraint(
                condition=_needs("planted_area_before", "planted_area_after")
                & _needs("planting_income_before_fen", "planting_income_after_fen"),
                name="economy_before_needs_now",
            ),
            models.CheckConstraint(condition=_none_negative(), name="economy_none_negative"),
        ]
        indexes = [models.Index(fields=["year", "division"], name="economy_by_year")]

    def __str__(self):
        return f"{self.sample_code or self.household} {self.year}"


@audited()
class PovertyThreshold(Editable):
    """What a head had to earn in a year not to be poor, as a document of that year says (X3.2)."""

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    year = models.PositiveSmallIntegerField(_("year"))
    amount_fen = models.BigIntegerField(_("a head and year"))
    document = models.CharField(_("document"), max_length=200)

    scope_paths = {"shared": "county_id"}

    class Meta(Editable.Meta):
        verbose_name = _("poverty threshold")
        verbose_name_plural = _("poverty thresholds")
        constraints = [
            models.UniqueConstraint(fields=["county", "year"], name="threshold_once_a_year"),
            models.CheckConstraint(condition=Q(amount_fen__gt=0), name="threshold_above_zero"),
        ]

    def __str__(self):
        return f"{self.county} {self.year}"


class PublishedFigure(Record):
    """A figure that a document states, shown beside the one computed from the records; the records win."""

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    year = models.PositiveSmallIntegerField(_("year"))
    report = models.CharField(_("report"), max_length=20, choices=Report)
    # Which figure of the report: a path in its answer, such as migrant.before.yuan_per_ha.
    measure = models.CharField(_("figure"), max_length=60)
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=4)
    # How many decimals the document prints; the computed figure is rounded alike before they are compared.
    decimals = models.PositiveSmallIntegerField(_("decimals"))
    document = models.CharField(_("document"), max_length=200)

    scope_paths = {"shared": "county_id"}

    class Meta:
        verbose_name = _("published figure")
        verbose_name_plural = _("published figures")
        constraints = [
            models.UniqueConstraint(fields=["county", "year", "report", "measure"], name="published_once"),
            models.CheckConstraint(condition=Q(report__in=Report.values), name="published_report_known"),
        ]

    def __str__(self):
        return f"{self.get_report_display()} {self.year}"

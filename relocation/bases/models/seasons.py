"""What a base plants and sells (W2.2.2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relocation.bases.models.bases import AREA, Base
from relocation.bases.models.keeping import OF_BASE
from xundian.kit.keeping import KEPT
from xundian.kit.ranges import apart, in_order, positive
from xundian.kit.records import APPEND_ONLY, BUMP, Editable, Record, audited


@audited()
class Season(Editable):
    """A season of a base from its first to its last day; seasons of one base do not overlap."""

    base = models.ForeignKey(Base, models.PROTECT, related_name="seasons", verbose_name=_("industrial base"))
    name = models.CharField(_("season"), max_length=40)
    starts = models.DateField(_("first day"))
    ends = models.DateField(_("last day"))

    scope_paths = OF_BASE

    class Meta:
        verbose_name = _("season")
        verbose_name_plural = _("seasons")
        constraints = [
            in_order("season_days_in_order", "starts", "ends"),
            apart("seasons_do_not_overlap", ["base_id"], "starts", "ends"),
        ]
        triggers = [BUMP, KEPT]

    def __str__(self):
        return self.name


@audited()
class Planting(Editable):
    """A crop of a season (list base_crop) with its area in mu."""

    season = models.ForeignKey(Season, models.PROTECT, related_name="plantings", verbose_name=_("season"))
    crop = models.CharField(_("crop"), max_length=30)
    area_mu = models.DecimalField(_("area (mu)"), **AREA)

    scope_paths = {"shared": "season__base__division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("crop of a season")
        verbose_name_plural = _("crops of seasons")
        constraints = [
            models.UniqueConstraint(fields=["season", "crop"], name="crop_once_a_season"),
            positive("planting_has_area", "area_mu"),
        ]

    def __str__(self):
        return self.crop


@audited()
class Sale(Record):
    """A sale; never changed. A correction is a new row that names the old one, with no amount where none took place."""

    base = models.ForeignKey(Base, models.PROTECT, related_name="sales", verbose_name=_("industrial base"))
    sold_on = models.DateField(_("sold on"))
    crop = models.CharField(_("crop"), max_length=30)
    buyer = models.CharField(_("buyer"), max_length=100)
    region = models.CharField(_("sold to (region)"), max_length=60, blank=True)
    weight_kg = models.DecimalField(_("weight (kg)"), max_digits=12, decimal_places=2)
    amount_fen = models.BigIntegerField(_("amount"))
    document = models.CharField(_("document"), max_length=100, blank=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", verbose_name=_("corrects")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by"))

    scope_paths = OF_BASE

    class Meta:
        verbose_name = pgettext_lazy("base", "sale")
        verbose_name_plural = pgettext_lazy("base", "sales")
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_fen__gt=0, weight_kg__gt=0) | Q(amount_fen=0, weight_kg=0, corrects__isnull=False),
                name="sale_has_an_amount",
            )
        ]
        indexes = [models.Index(fields=["base", "sold_on"], name="sale_by_base")]
        triggers = [APPEND_ONLY]

    def __str__(self):
        return f"{self.buyer} {self.sold_on}"

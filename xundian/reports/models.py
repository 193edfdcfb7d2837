"""Targets that progress is measured against (X2.1, X3.1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.divisions.models import Division
from xundian.kit.records import Editable, audited


class Indicator(models.TextChoices):
    """What a target counts; each is computed by one function of queries.py."""

    PLACEMENTS = "placements", _("Laborers placed")
    AWAY_PLACEMENTS = "away_placements", _("Laborers placed away from the county")
    TRAINED = "trained", _("Laborers trained")


@audited()
class Target(Editable):
    """How many of an indicator a division is to reach in a year."""

    indicator = models.CharField(_("indicator"), max_length=20, choices=Indicator)
    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("division"))
    year = models.PositiveSmallIntegerField(_("year"))
    value = models.PositiveIntegerField(_("target"))
    document = models.CharField(_("document"), max_length=200, blank=True)

    scope_paths = {"division": "division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        constraints = [
            models.UniqueConstraint(fields=["indicator", "division", "year"], name="one_target_per_year"),
        ]

    def __str__(self):
        return f"{self.get_indicator_display()} {self.division} {self.year}"

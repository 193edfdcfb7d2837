"""Buildings of a site and the homes in them, which lots are drawn for (W2.2-3)."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relocation.sites.models.sites import Site
from xundian.kit.records import Editable, audited


@audited()
class Building(Editable):
    """A building of a site; one of the site's officers, the grid officer, looks after the people in it (W2.2-4)."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="buildings", verbose_name=_("site"))
    name = models.CharField(pgettext_lazy("building", "name"), max_length=20)
    storeys = models.PositiveSmallIntegerField(_("storeys"))
    grid_officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="buildings",
        verbose_name=_("grid officer"),
    )  # fmt: skip

    scope_paths = {"site": "site_id", "division": "site__division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("building")
        verbose_name_plural = _("buildings")
        constraints = [
            models.UniqueConstraint(fields=["site", "name"], name="building_name_once"),
            models.CheckConstraint(condition=models.Q(storeys__gte=1), name="building_has_storeys"),
        ]

    def __str__(self):
        return self.name


@audited()
class Home(Editable):
    """A home in a building: its size in square metres, and for how many persons it is meant.

    Whether it is free, allotted by a draw or lived in follows from other records (queries), never from a column.
    """

    building = models.ForeignKey(Building, models.PROTECT, related_name="homes", verbose_name=_("building"))
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    room = models.CharField(_("room"), max_length=20)
    area_m2 = models.DecimalField(_("area in square metres"), max_digits=6, decimal_places=2)
    persons = models.PositiveSmallIntegerField(_("meant for persons"))

    scope_paths = {"site": "building__site_id", "division": "building__site__division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("home")
        verbose_name_plural = pgettext_lazy("dwellings", "homes")
        constraints = [
            models.UniqueConstraint(fields=["building", "unit", "room"], name="home_once"),
            models.CheckConstraint(
                condition=models.Q(area_m2__gte=Decimal(10), area_m2__lte=Decimal(1000)), name="home_area"
            ),
            models.CheckConstraint(condition=models.Q(persons__gte=1, persons__lte=20), name="home_persons"),
        ]

    def __str__(self):
        return "-".join(part for part in (self.building.name, self.unit, self.room) if part)

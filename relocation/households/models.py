"""Relocated households: when each moved into which home of which site (W2.2-4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.registry.models import Household
from relocation.sites.models import Site
from xundian.kit.feed import touching
from xundian.kit.records import Editable, audited


@touching("household")
@audited()
class MoveIn(Editable):
    """The move of a household into a home; the household's `site_id` follows from the newest one."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="move_ins", verbose_name=_("household"))
    site = models.ForeignKey(Site, models.PROTECT, related_name="move_ins", verbose_name=_("site"))
    building = models.CharField(_("building"), max_length=20)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    room = models.CharField(_("room"), max_length=20)
    moved_on = models.DateField(_("moved in on"))
    left_on = models.DateField(_("left on"), null=True, blank=True)

    scope_paths = {"division": "household__division_id", "site": "site_id"}

    class Meta(Editable.Meta):
        verbose_name = _("move-in")
        verbose_name_plural = _("move-ins")
        constraints = [
            models.UniqueConstraint(
                fields=["household"], condition=models.Q(left_on__isnull=True), name="one_current_home"
            ),
            models.UniqueConstraint(
                fields=["site", "building", "unit", "room"],
                condition=models.Q(left_on__isnull=True),
                name="home_taken_once",
            ),
            models.CheckConstraint(
                condition=models.Q(left_on__isnull=True) | models.Q(left_on__gte=models.F("moved_on")),
                name="left_after_moving_in",
            ),
        ]

    def __str__(self):
        return f"{self.site} {self.building}-{self.unit}-{self.room}"

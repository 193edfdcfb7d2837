"""Relocated households: when each moved into which home of which site, and its old homestead (W2.2-4, W2.2-5)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.registry.models import Household
from relocation.sites.models import Home, Site
from xundian.kit.feed import touching
from xundian.kit.records import Editable, audited


@touching("household")
@audited()
class MoveIn(Editable):
    """The move of a household into a home; the household's `site_id` follows from the newest one.

    Where the site's homes are recorded the move names one of them, and the three words are those of its door.
    """

    household = models.ForeignKey(Household, models.PROTECT, related_name="move_ins", verbose_name=_("household"))
    site = models.ForeignKey(Site, models.PROTECT, related_name="move_ins", verbose_name=_("site"))
    home = models.ForeignKey(
        Home, models.PROTECT, null=True, blank=True, related_name="move_ins", verbose_name=_("home")
    )
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


@audited()
class Homestead(Editable):
    """The old homestead of a household that moved in: promised to be cleared, cleared, its land put to use (W2.2-5).

    Areas are in mu. What an inspection finds counts for the land as it was then recorded; recorded anew, it is to be
    inspected anew.
    """

    move_in = models.OneToOneField(MoveIn, models.PROTECT, related_name="homestead", verbose_name=_("move-in"))
    area_mu = models.DecimalField(_("area in mu"), max_digits=6, decimal_places=2)
    clear_by = models.DateField(_("to be cleared by"))
    cleared_on = models.DateField(pgettext_lazy("homestead", "cleared on"), null=True, blank=True)
    farmed_mu = models.DecimalField(_("restored to farming, mu"), max_digits=6, decimal_places=2, default=0)
    greened_mu = models.DecimalField(_("greened, mu"), max_digits=6, decimal_places=2, default=0)
    restored_on = models.DateField(_("put to use on"), null=True, blank=True)
    inspected_on = models.DateField(_("inspected on"), null=True, blank=True)
    inspected_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name=_("inspected by"),
    )  # fmt: skip
    in_order = models.BooleanField(_("found in order"), null=True)
    found = models.CharField(_("what was found"), max_length=500, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)

    scope_paths = {"division": "move_in__household__division_id", "site": "move_in__site_id"}

    class Meta(Editable.Meta):
        verbose_name = _("old homestead")
        verbose_name_plural = _("old homesteads")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(area_mu__gt=0, farmed_mu__gte=0, greened_mu__gte=0)
                & models.Q(area_mu__gte=models.F("farmed_mu") + models.F("greened_mu")),
                name="homestead_land_within_its_area",
            ),
            models.CheckConstraint(
                condition=models.Q(restored_on=None, farmed_mu=0, greened_mu=0)
                | models.Q(cleared_on__isnull=False, restored_on__gte=models.F("cleared_on")),
                name="homestead_restored_after_clearing",
            ),
            models.CheckConstraint(
                condition=models.Q(inspected_on=None, inspected_by=None, in_order=None)
                | models.Q(inspected_by__isnull=False, in_order__isnull=False, restored_on__isnull=False)
                & models.Q(inspected_on__gte=models.F("restored_on")),
                name="homestead_inspected_after_restoring",
            ),
        ]
        indexes = [
            models.Index(fields=["clear_by"], condition=models.Q(cleared_on=None), name="homestead_to_clear"),
        ]

    def __str__(self):
        return str(self.move_in.household)

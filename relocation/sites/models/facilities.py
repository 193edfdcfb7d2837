"""What a site has for its residents: schools, clinics, service centres, venues (W2.2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relocation.sites.models.sites import Site
from relocation.sites.states import FacilityKind
from xundian.kit.records import Editable, audited


@audited()
class Facility(Editable):
    """One facility, or several of a kind together (`count`), with room for so many people at a time, all together.

    A figure taken from a publication names it in `source` and is never added to what the office recorded itself.
    """

    site = models.ForeignKey(Site, models.PROTECT, related_name="facilities", verbose_name=_("site"))
    kind = models.CharField(_("kind"), max_length=15, choices=FacilityKind)
    name = models.CharField(pgettext_lazy("facility", "name"), max_length=80, blank=True)
    count = models.PositiveIntegerField(_("how many"), default=1)
    capacity = models.PositiveIntegerField(_("room for people"), null=True, blank=True)
    source = models.CharField(_("published in"), max_length=200, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    scope_paths = {"site": "site_id", "division": "site__division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("facility")
        verbose_name_plural = _("facilities")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "kind", "name", "source"],
                condition=models.Q(closed_on__isnull=True),
                name="facility_once",
            ),
            models.CheckConstraint(condition=models.Q(kind__in=FacilityKind.values), name="facility_kind_known"),
            models.CheckConstraint(condition=models.Q(count__gte=1), name="facility_at_least_one"),
        ]

    def __str__(self):
        return self.name or self.get_kind_display()

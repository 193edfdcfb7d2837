"""Resettlement sites (W2.2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.divisions.models import Division
from xundian.kit.records import Editable, audited


@audited()
class Site(Editable):
    """A resettlement site; the street it lies in manages it (W2.2-4)."""

    division = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("street"))
    name = models.CharField(_("name"), max_length=80)
    address = models.CharField(_("address"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    opened_on = models.DateField(_("opened on"), null=True, blank=True)
    # What a publication says of it, with the publication; counted residents follow from the registry.
    published_residents = models.PositiveIntegerField(_("residents, as published"), null=True, blank=True)
    published_source = models.CharField(_("published in"), max_length=200, blank=True)

    scope_paths = {"division": "division_id", "site": "id"}

    class Meta(Editable.Meta):
        verbose_name = _("site")
        verbose_name_plural = _("sites")
        constraints = [
            models.UniqueConstraint(fields=["division", "name"], name="site_name_once"),
            models.CheckConstraint(
                condition=models.Q(published_residents__isnull=True, published_source="")
                | models.Q(published_residents__gte=1) & ~models.Q(published_source=""),
                name="site_published_with_source",
            ),
        ]

    def __str__(self):
        return self.name

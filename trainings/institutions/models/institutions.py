"""Training institutions of the county (X4, choosing institutions)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from xundian.divisions.models import Division
from xundian.kit.records import Editable, audited


@audited()
class Institution(Editable):
    """An institution that may run classes once its qualification was approved."""

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    name = models.CharField(_("name"), max_length=100)
    uscc = models.CharField(_("unified social credit code"), max_length=18)
    contact = models.CharField(_("contact person"), max_length=50, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    legal_representative = models.CharField(_("legal representative"), max_length=50, blank=True)
    # What the form says it can teach: codes of the list of occupations.
    occupations = ArrayField(models.CharField(max_length=40), default=list, blank=True, verbose_name=_("occupations"))
    # The result of the last qualification review that had a verdict on it; no action but that one sets it.
    approved_from = models.DateField(_("approved from"), null=True, blank=True)
    approved_to = models.DateField(_("approved to"), null=True, blank=True)

    # The county's institutions are for all its places: whoever sits in one of its villages or above finds them.
    scope_paths = {"shared": "county_id"}

    class Meta(Editable.Meta):
        verbose_name = _("training institution")
        verbose_name_plural = _("training institutions")
        constraints = [
            models.UniqueConstraint(fields=["county", "uscc"], name="institution_once_per_county"),
            models.CheckConstraint(
                condition=models.Q(approved_to__isnull=True) | models.Q(approved_to__gte=models.F("approved_from")),
                name="institution_approval_dates",
            ),
        ]

    def __str__(self):
        return self.name

"""Places where migrants find help and people from home; never who goes there."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from laborers.enterprises.models import Enterprise
from laborers.visits.states import ContactKind, ContactService
from xundian.divisions.models import Division
from xundian.kit.records import Editable, audited


@audited()
class ContactPoint(Editable):
    """A contact point where migrants concentrate (X2.2-7): the place, whom to call, what for, from when to when.

    The person named is the organisation's. Nothing leads from here to a migrant: membership is nobody's business.
    """

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=12, choices=ContactKind)
    destination = models.CharField(_("place"), max_length=6, db_collation="C")
    address = models.CharField(_("address"), max_length=200, blank=True)
    enterprise = models.ForeignKey(
        Enterprise, models.PROTECT, null=True, blank=True, related_name="contact_points", verbose_name=_("enterprise")
    )
    contact = models.CharField(_("contact person"), max_length=50, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    services = ArrayField(
        models.CharField(max_length=12, choices=ContactService), default=list, blank=True, verbose_name=_("services")
    )
    hours = models.CharField(_("opening hours"), max_length=100, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    scope_paths = {"shared": "county_id", "destination": "destination"}

    class Meta(Editable.Meta):
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True) | models.Q(valid_to__gte=models.F("valid_from")),
                name="contact_point_ends_after_start",
            ),
            models.CheckConstraint(
                condition=~(models.Q(phone="") & models.Q(address="")), name="contact_point_can_be_reached"
            ),
            models.CheckConstraint(condition=models.Q(kind__in=ContactKind.values), name="contact_point_kind_known"),
        ]
        indexes = [models.Index(fields=["destination"], name="contact_point_by_place")]

    def __str__(self):
        return self.name

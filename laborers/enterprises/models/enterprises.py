"""Employers and intermediaries the county works with, and whom to talk to there (X2.2-3, X4)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from laborers.enterprises.states import EnterpriseState, Size
from xundian.divisions.models import Division
from xundian.kit.records import Editable, audited


@audited()
class Enterprise(Editable):
    """An employer or intermediary the county works with; the unified social credit code is checked (GB 32100).

    `contact` and `phone` are whom to call first; everybody else stands in Contact.
    """

    county = models.ForeignKey(Division, models.PROTECT, related_name="+", verbose_name=_("county"))
    name = models.CharField(_("name"), max_length=100)
    uscc = models.CharField(_("unified social credit code"), max_length=18)
    industry = models.CharField(_("industry"), max_length=1, blank=True)
    size = models.CharField(_("size"), max_length=10, choices=Size, blank=True)
    is_intermediary = models.BooleanField(_("labour intermediary"), default=False)
    introduced_on = models.DateField(_("introduced on"), null=True, blank=True)
    destination = models.CharField(_("place"), max_length=6, db_collation="C")
    address = models.CharField(_("address"), max_length=200, blank=True)
    contact = models.CharField(_("contact person"), max_length=50, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=EnterpriseState, default=EnterpriseState.REGISTERED)
    # Why work with it is paused, for whoever must resume it.
    state_reason = models.CharField(_("reason"), max_length=200, blank=True)

    scope_paths = {"shared": "county_id", "destination": "destination"}

    class Meta(Editable.Meta):
        verbose_name = _("enterprise")
        verbose_name_plural = _("enterprises")
        constraints = [
            models.UniqueConstraint(fields=["county", "uscc"], name="enterprise_once_per_county"),
            models.CheckConstraint(
                condition=models.Q(state=EnterpriseState.SUSPENDED) & ~models.Q(state_reason="")
                | ~models.Q(state=EnterpriseState.SUSPENDED) & models.Q(state_reason=""),
                name="enterprise_paused_with_reason",
            ),
        ]

    def __str__(self):
        return self.name


@audited()
class Contact(Editable):
    """A person of an enterprise to talk to: an office and a number at work, nothing private."""

    enterprise = models.ForeignKey(Enterprise, models.PROTECT, related_name="contacts", verbose_name=_("enterprise"))
    name = models.CharField(pgettext_lazy("person", "name"), max_length=50)
    post = models.CharField(_("post"), max_length=50, blank=True)
    phone = models.CharField(_("phone"), max_length=20)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid until"), null=True, blank=True)

    scope_paths = {"shared": "enterprise__county_id", "destination": "enterprise__destination"}

    class Meta(Editable.Meta):
        verbose_name = _("contact of an enterprise")
        verbose_name_plural = _("contacts of enterprises")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_to=None) | models.Q(valid_to__gte=models.F("valid_from")),
                name="enterprise_contact_ends_after_start",
            )
        ]

    def __str__(self):
        return self.name

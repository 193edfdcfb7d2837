"""Resettlement sites with what they offer nearby: workshops and public-welfare posts (W2.2)."""

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

    scope_paths = {"division": "division_id", "site": "id"}

    class Meta(Editable.Meta):
        verbose_name = _("site")
        verbose_name_plural = _("sites")
        constraints = [models.UniqueConstraint(fields=["division", "name"], name="site_name_once")]

    def __str__(self):
        return self.name


@audited()
class Workshop(Editable):
    """A poverty-alleviation workshop near the homes, for those who must stay or have low skills (W2.2)."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="workshops", verbose_name=_("site"))
    name = models.CharField(_("name"), max_length=80)
    occupation = models.CharField(_("occupation"), max_length=40)
    places = models.PositiveIntegerField(_("places"))
    wage_fen = models.BigIntegerField(_("monthly wage"))
    recognised_on = models.DateField(_("recognised on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    scope_paths = {"site": "site_id", "division": "site__division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("workshop")
        verbose_name_plural = _("workshops")

    def __str__(self):
        return self.name


@audited()
class WelfarePost(Editable):
    """A public-welfare post of the "10+N" kinds for those whom no other channel takes (W2.2)."""

    site = models.ForeignKey(Site, models.PROTECT, related_name="welfare_posts", verbose_name=_("site"))
    kind = models.CharField(_("kind"), max_length=30)
    places = models.PositiveIntegerField(_("places"))
    wage_fen = models.BigIntegerField(_("monthly pay"))
    funded_by = models.CharField(_("funding source"), max_length=80, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)

    scope_paths = {"site": "site_id", "division": "site__division_id"}

    class Meta(Editable.Meta):
        verbose_name = _("public-welfare post")
        verbose_name_plural = _("public-welfare posts")

    def __str__(self):
        return self.kind
